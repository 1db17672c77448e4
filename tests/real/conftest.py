"""Real servers, started only when a test asks for one and shared by all tests of the run.

Each test makes accounts of its own there: a server is never emptied.
"""

from collections.abc import Iterator

import pytest

from tests.real.activitypub import ActivityPub
from tests.real.activitypub import activitypub_server as running_activitypub
from tests.real.bluesky import Bluesky, bluesky_network
from tests.real.mastodon import Mastodon
from tests.real.mastodon import mastodon_server as running_mastodon


def pytest_itemcollected(item: pytest.Item) -> None:
    item.add_marker("real")


@pytest.fixture(scope="session")
def bluesky() -> Iterator[Bluesky]:
    with bluesky_network() as network:
        yield network


@pytest.fixture(scope="session")
def mastodon_server() -> Iterator[Mastodon]:
    with running_mastodon() as server:
        yield server


@pytest.fixture(scope="session")
def activitypub_server() -> Iterator[ActivityPub]:
    with running_activitypub() as server:
        yield server
