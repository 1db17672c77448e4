"""Signs in at the server of MEETLAT_BLUESKY_LOGIN, and stays signed in: its tokens last a few hours."""

from typing import TYPE_CHECKING

from meetlat import environment
from meetlat.collect.sources.bluesky.answers import Session, read, trouble
from meetlat.problem import Problem

if TYPE_CHECKING:
    from meetlat.web import Answer, FetchFailed, Web

STALE = {"ExpiredToken", "InvalidToken"}


class WrongLogin(Problem):
    """The server does not know MEETLAT_BLUESKY_LOGIN."""


class Sessions:
    """At most one session, begun at the first question. Signing in is limited to 30 times in five minutes."""

    def __init__(self, web: "Web") -> None:
        self._web = web
        self._server = environment.bluesky_pds()
        self._session: Session | None = None

    def ask(self, method: str, asked: dict[str, str]) -> "Answer | None":
        """The answer as the signed-in account sees it; None when no login is set."""
        from meetlat.web import FetchFailed

        if not environment.bluesky_login():
            return None
        self._session = self._session or self._begun()
        try:
            return self._asked(method, asked)
        except FetchFailed as failed:
            if trouble(failed.body).error not in STALE:
                raise
        self._session = self._renewed()
        return self._asked(method, asked)

    def _asked(self, method: str, asked: dict[str, str]) -> "Answer":
        assert self._session
        return self._web.get(self._address(method), asked, _bearer(self._session.access))

    def _begun(self) -> Session:
        from meetlat.web import FetchFailed

        method = "com.atproto.server.createSession"
        handle, password = next(iter(environment.bluesky_login().items()))
        try:
            answer = self._web.post(self._address(method), {"identifier": handle, "password": password})
        except FetchFailed as failed:
            raise _wrong(failed) or failed from None
        return read(Session, answer.body, method)

    def _renewed(self) -> Session:
        from meetlat.web import FetchFailed

        assert self._session
        method = "com.atproto.server.refreshSession"
        try:
            answer = self._web.post(self._address(method), headers=_bearer(self._session.refresh))
        except FetchFailed as failed:
            if trouble(failed.body).error not in STALE:
                raise
            return self._begun()
        return read(Session, answer.body, method)

    def _address(self, method: str) -> str:
        return f"{self._server}/xrpc/{method}"


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _wrong(failed: "FetchFailed") -> WrongLogin | None:
    if failed.status != 401:
        return None
    return WrongLogin(
        "MEETLAT_BLUESKY_LOGIN: the server does not accept it. Make an app password in Bluesky's settings."
    )
