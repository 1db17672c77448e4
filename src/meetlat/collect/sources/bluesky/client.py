"""The few questions we have for a Bluesky service, on the shared wrapper."""

from datetime import datetime
from typing import TYPE_CHECKING

from meetlat import environment
from meetlat.collect.source import NoSuchAccount
from meetlat.collect.sources.bluesky.answers import Conversation, Feed, Found, Profile, read, trouble
from meetlat.collect.sources.bluesky.session import Sessions

if TYPE_CHECKING:
    from meetlat.web import Answer, Web

FULL_PAGE = "100"  # the most a service gives at once
DEPTH = "80"  # levels asked at once; JSON nested deeper than some hundred levels cannot be read
AWAY = {"AccountTakedown", "AccountDeactivated", "AccountSuspended", "RepoNotFound"}
NOBODY = {"Profile not found", "Actor not found", "Unable to resolve handle"}
SECRETIVE = (401, 403)


class Client:
    """Asks the AppView; searches through the server where MEETLAT_BLUESKY_LOGIN is at home, when that is set."""

    def __init__(self, web: "Web") -> None:
        self._web = web
        self._service = environment.bluesky_service()
        self._sessions = Sessions(web)

    def profile(self, actor: str) -> tuple[Profile, datetime]:
        """Raises NoSuchAccount when the service says that nobody is there (any more)."""
        method = "app.bsky.actor.getProfile"
        answer = self._about(method, {"actor": actor})
        return read(Profile, answer.body, method), answer.at

    def feed(self, actor: str, cursor: str | None) -> Feed:
        """Posts, answers and reposts of an account, the newest first."""
        method = "app.bsky.feed.getAuthorFeed"
        asked = {"actor": actor, "limit": FULL_PAGE, "filter": "posts_with_replies"}
        return read(Feed, self._about(method, asked | _next(cursor)).body, method)

    def thread(self, uri: str) -> Conversation | None:
        """A message with what was answered under it; None when it is not there any more."""
        from meetlat.web import FetchFailed

        method = "app.bsky.feed.getPostThread"
        try:
            answer = self._ask(method, {"uri": uri, "depth": DEPTH, "parentHeight": "0"})
        except FetchFailed as failed:
            if trouble(failed.body).error == "NotFound":
                return None
            raise
        return read(Conversation, answer.body, method)

    def search(self, text: str, mentioned: str, since: datetime, cursor: str | None) -> Found | None:
        """Posts that mention an account, the newest first; None when this service lets nobody search like this."""
        from meetlat.web import FetchFailed

        method = "app.bsky.feed.searchPosts"
        asked = {"q": text, "mentions": mentioned, "sort": "latest", "limit": FULL_PAGE, "since": _stamp(since)}
        try:
            answer = self._sessions.ask(method, asked | _next(cursor)) or self._ask(method, asked | _next(cursor))
        except FetchFailed as failed:
            if failed.status in SECRETIVE:
                return None
            raise
        return read(Found, answer.body, method)

    def _about(self, method: str, asked: dict[str, str]) -> "Answer":
        from meetlat.web import FetchFailed

        try:
            return self._ask(method, asked)
        except FetchFailed as failed:
            told = trouble(failed.body)
            if told.error in AWAY or told.message.rstrip(".") in NOBODY:
                raise NoSuchAccount(told.error if told.error in AWAY else "no profile") from None
            raise

    def _ask(self, method: str, asked: dict[str, str]) -> "Answer":
        return self._web.get(f"{self._service}/xrpc/{method}", asked)


def _next(cursor: str | None) -> dict[str, str]:
    return {"cursor": cursor} if cursor else {}


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
