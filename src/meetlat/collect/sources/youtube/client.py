"""Asks the Data API, counts what that costs, and says in words what an error means."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Raw

from meetlat.collect.decoding import decoded
from meetlat.collect.draft import Refused, format_changed
from meetlat.collect.sources.youtube.answers import Error, Listed
from meetlat.collect.sources.youtube.quota import Quota, spent_until_tomorrow
from meetlat.environment import home, servers, youtube_key, youtube_quota
from meetlat.problem import Problem
from meetlat.web import ComeBackLater, FetchFailed

if TYPE_CHECKING:
    from meetlat.web import Web

HOST = "www.googleapis.com"
COST = 1  # units, of every list that is asked for here
CONSOLE = "https://console.cloud.google.com"
MISSING = (
    "MEETLAT_YOUTUBE_KEY is not set."
    f" Make a project at {CONSOLE}, switch on the YouTube Data API v3, and make an API key."
)
SPENT = frozenset({"quotaExceeded", "dailyLimitExceeded"})
TOO_FAST = frozenset({"rateLimitExceeded", "userRateLimitExceeded"})
KEY = frozenset({"keyInvalid", "API_KEY_INVALID", "keyExpired", "accessNotConfigured", "ipRefererBlocked"})
SHORT = timedelta(minutes=15)
FORBIDDEN, NOT_FOUND = 403, 404


class KeyRefused(Problem):
    """Google does not accept the key, or not for this."""


class NotThere(FetchFailed):
    """The API says why there is nothing: commentsDisabled, playlistNotFound, videoNotFound, forbidden."""

    def __init__(self, reason: str, failed: FetchFailed) -> None:
        super().__init__(f"{failed.says} ({reason})", failed.where, failed.status)
        self.reason = reason


def missing() -> str:
    return "" if youtube_key() else MISSING


class Youtube:
    """The lists of the API, page by page. The key goes in a header: an address ends up in logs."""

    def __init__(self, web: "Web") -> None:
        self._web = web
        self._address = f"{servers().get(HOST, f'https://{HOST}')}/youtube/v3"
        self._quota = Quota(home() / "youtube-quota.json", youtube_quota())

    def items(self, resource: str, **params: str) -> Iterator[Raw]:
        """The items of all pages."""
        token: str | None = ""
        while token is not None:
            listed = self.page(resource, **params, **({"pageToken": token} if token else {}))
            yield from listed.items or []
            token = listed.next_page_token

    def page(self, resource: str, **params: str) -> Listed:
        """One page. Raises NotThere, KeyRefused, FormatChanged, or FetchFailed and its kinds."""
        body = self._ask(resource, params)
        try:
            return decoded(body, Listed)
        except Refused:
            raise format_changed(f"YouTube {resource}.list", _read(body), "a list with kind and items") from None

    def _ask(self, resource: str, params: dict[str, str]) -> bytes:
        self._quota.spend(COST)
        before = sum(self._web.asked.values())
        try:
            return self._web.get(f"{self._address}/{resource}", params, {"X-Goog-Api-Key": youtube_key()}).body
        except FetchFailed as failed:
            raise self._meant(failed) from None
        finally:
            again = sum(self._web.asked.values()) - before - 1
            self._quota.note(max(again, 0) * COST)

    def _meant(self, failed: FetchFailed) -> Exception:
        reasons = _reasons(failed.body)
        if reasons & SPENT:
            self._quota.empty()
            return spent_until_tomorrow("Google says that today's quota is spent.")
        if reasons & KEY:
            told = ", ".join(sorted(reasons))
            return KeyRefused(
                f"YouTube does not accept MEETLAT_YOUTUBE_KEY ({told})."
                f" Look at {CONSOLE} whether the key is right and may use the YouTube Data API v3."
            )
        if reasons & TOO_FAST and failed.status == FORBIDDEN:
            return ComeBackLater("Google wants us to ask more slowly.", "YouTube", datetime.now(UTC) + SHORT)
        return NotThere(min(reasons), failed) if reasons and failed.status in (FORBIDDEN, NOT_FOUND) else failed


def _reasons(body: bytes) -> set[str]:
    """Google's own words for an error; older and newer bodies have them in two places."""
    try:
        error = decoded(body, Error).error
    except Refused:
        return set()
    return {told.reason for told in (*error.errors, *error.details) if told.reason}


def _read(body: bytes) -> object:
    try:
        return decoded(body, object)
    except Refused:
        return "no JSON"
