"""A Bluesky service that says what a test wants, and a visit to it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from meetlat.collect.names import Known
from meetlat.collect.source import Asked, Page
from meetlat.collect.sources.bluesky import SOURCE
from meetlat.web import Pace, Patience, Settings, Web
from tests.collect.files.bluesky.said import GEMEENTE
from tests.collect.sources.bluesky.service import Service, serving

Visiting = Callable[..., list[Page]]
SINCE = datetime(2025, 1, 1, tzinfo=UTC)


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    with serving() as service:
        monkeypatch.setenv("MEETLAT_BLUESKY_SERVICE", service.address)
        monkeypatch.setenv("MEETLAT_BLUESKY_PDS", service.address)
        service.always("app.bsky.actor.getProfile", {"did": GEMEENTE, "handle": "polderdam.test", "postsCount": 9})
        service.always("app.bsky.feed.getAuthorFeed", {"feed": []})
        service.always("app.bsky.feed.getPostThread", {"error": "NotFound", "message": "Post not found"}, 400)
        service.always("app.bsky.feed.searchPosts", {"error": "Forbidden"}, 403)
        yield service


@pytest.fixture
def visit(service: Service) -> Visiting:
    def visited(cursor: str | None = None, did: str = GEMEENTE, since: datetime = SINCE) -> list[Page]:
        assert SOURCE.visit
        patience = Patience(attempts=2, first=0.01, jitter=0.0)
        with Web(Settings(patience=patience, pace=Pace(politeness=1.0))) as web:
            return list(SOURCE.visit(Asked(Known("1", "bluesky", "polderdam.test", did), since, cursor), web))

    return visited
