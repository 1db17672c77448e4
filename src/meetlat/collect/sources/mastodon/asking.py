"""Asks a server with Mastodon's API: by its own name, with the token where it has to be, again after half an answer."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from meetlat import environment
from meetlat.collect.sources.mastodon.json import NotJson, decoded
from meetlat.web import FetchFailed, Forbidden

if TYPE_CHECKING:
    from meetlat.web import Answer, Web

TRIES = 3  # for an answer that breaks off halfway
CLOSED = (401, 403, 422)  # the last is Mastodon's for a timeline that is not public
NOT_JSON = f"the answer is no JSON, or half of it; asked {TRIES} times."
SIGN_IN = (
    "it shows this only to who signs in. Collect the account with the source activitypub, or set a token for it in"
    " MEETLAT_MASTODON_TOKENS."
)
NO_GOOD = "it does not accept the token in MEETLAT_MASTODON_TOKENS for this account."


@dataclass
class Asking:
    """``host`` is what stands behind the @ of the accounts at home there.

    It is asked without the token where that will do: with it, the account's own blocks and private messages count.
    """

    host: str
    web: "Web"
    token: str = field(default="", repr=False)
    signed_in: bool = False

    @property
    def base(self) -> str:
        return environment.servers().get(self.host, f"https://{self.host}")

    def place(self, path: str) -> str:
        return f"{self.host}/api/v1/{path}"

    def ask(self, path: str, shown: str, params: dict[str, str] | None = None) -> tuple[Any, "Answer"]:
        """The decoded answer, and the answer. ``shown`` is the path without what could name somebody."""
        for _ in range(TRIES):
            answer = self._answer(path, params)
            try:
                return decoded(answer.body), answer
            except NotJson:
                continue
        raise FetchFailed(NOT_JSON, self.place(shown), 200)

    def closed(self, failed: FetchFailed) -> FetchFailed:
        """What to do about a server that wants one to sign in; any other failure as it is."""
        if failed.status not in CLOSED:
            return failed
        return Forbidden(NO_GOOD if self.token else SIGN_IN, failed.where, failed.status, failed.body)

    def _answer(self, path: str, params: dict[str, str] | None) -> "Answer":
        headers = {"Authorization": f"Bearer {self.token}"} if self.signed_in else {}
        try:
            return self.web.get(f"{self.base}/api/v1/{path}", params, headers)
        except FetchFailed as failed:
            if failed.status not in CLOSED or self.signed_in or not self.token:
                raise
        self.signed_in = True
        return self._answer(path, params)
