"""Asks the API, and says in words what an error means."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import UNSET, Raw, Struct, UnsetType

from meetlat.collect.decoding import decoded
from meetlat.collect.draft import Refused, format_changed
from meetlat.collect.files.twitter_v2.tweet import Includes
from meetlat.environment import servers, x_token
from meetlat.problem import Problem
from meetlat.web import ComeBackLater, FetchFailed

if TYPE_CHECKING:
    from meetlat.web import Web

HOST = "api.x.com"
PORTAL = "https://developer.x.com"
MISSING = (
    f"MEETLAT_X_TOKEN is not set. Make a project and an app at {PORTAL}, and take the app's bearer token."
    " Reading posts is paid for."
)
CAPPED = frozenset({"UsageCapExceeded", "CreditsDepleted", "SpendCapReached"})
NOT_ENROLLED = frozenset({"Unauthorized", "Client Forbidden", "Unsupported Authentication"})
AGAIN = timedelta(days=1)  # the month of a cap begins on a day that the API does not tell
SHOWN = {"tweets": 3_200, "mentions": 800}  # the most recent that the API gives, however far back one asks


class TokenRefused(Problem):
    """X does not accept the token, or not for this."""


class Trouble(Struct):
    """What the API could not give, beside what it gave; or why it gave nothing."""

    title: str = ""
    resource_type: str = ""
    resource_id: str = ""


class Meta(Struct):
    next_token: str | None = None


class Answer(Struct):
    data: Raw | UnsetType = UNSET
    includes: Includes | None = None
    errors: list[Trouble] | None = None
    meta: Meta | None = None


def missing() -> str:
    return "" if x_token() else MISSING


class X:
    """The endpoints that are asked. The token goes in a header."""

    def __init__(self, web: "Web") -> None:
        self._web = web
        self._address = f"{servers().get(HOST, f'https://{HOST}')}/2"

    def ask(self, path: str, params: Mapping[str, str], kind: str) -> Answer:
        """``kind``: the endpoint, for each has a limit of its own. Raises FetchFailed, TokenRefused, FormatChanged."""
        headers = {"Authorization": f"Bearer {x_token()}"}
        try:
            body = self._web.get(f"{self._address}/{path}", params, headers, kind=kind).body
        except FetchFailed as failed:
            raise _meant(failed) from None
        return _answer(body, kind)


def _answer(body: bytes, kind: str) -> Answer:
    try:
        answer = decoded(body, Answer)
    except Refused:
        answer = Answer()
    if answer.data is UNSET and answer.meta is None and answer.errors is None:
        raise format_changed(f"X {kind}", _read(body), "data, meta or errors")
    return answer


def _meant(failed: FetchFailed) -> Exception:
    title = _title(failed.body)
    if title in CAPPED:
        says = f"The app may read no more posts for now ({title}); see {PORTAL}."
        return ComeBackLater(says, "X", datetime.now(UTC) + AGAIN, failed.status)
    if failed.status == 401 or title in NOT_ENROLLED:
        return TokenRefused(
            f"X does not accept MEETLAT_X_TOKEN ({title or failed.status})."
            f" Look at {PORTAL} whether the token is right and its app is in a project that may read posts."
        )
    return failed


def _title(body: bytes) -> str:
    try:
        return decoded(body, Trouble).title
    except Refused:
        return ""


def _read(body: bytes) -> object:
    try:
        return decoded(body, object)
    except Refused:
        return "no JSON"
