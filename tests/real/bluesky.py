"""A whole Bluesky network on this machine, and what people do there: write, answer, like, leave.

The software is Bluesky's own (npm ``@atproto/dev-env``). Its personal data server has rate limits; the calls here go
around them by a key, a collector does not. Its search is that of development: the words as one piece, in the same case;
dates, order and mentions asked for are not looked at.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from tempfile import gettempdir
from typing import Any

import httpx

from tests.real.starting import is_ready, node, ready_line, running

BYPASS = "seeding"
MOST_WRITES = 200  # in one call of applyWrites
ADMIN = ("admin", "admin-pass")  # of the network's makers
POST = "app.bsky.feed.post"


@dataclass(frozen=True)
class Account:
    did: str
    handle: str
    password: str
    token: str = field(repr=False)


@dataclass(frozen=True)
class Post:
    uri: str
    cid: str
    record: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def rkey(self) -> str:
        return self.uri.rsplit("/", 1)[-1]

    @property
    def ref(self) -> dict[str, str]:
        return {"uri": self.uri, "cid": self.cid}

    @property
    def root(self) -> dict[str, str]:
        """What an answer to this post names as the start of the conversation."""
        start: dict[str, str] = self.record.get("reply", {}).get("root", self.ref)
        return start


def stamp(at: datetime | None = None) -> str:
    """A moment as Bluesky writes it; now when none is given."""
    return (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def post_record(
    text: str,
    *,
    at: datetime | None = None,
    reply_to: Post | None = None,
    quote: Post | None = None,
    mentions: Iterable[Account] = (),
    language: str = "nl",
) -> dict[str, Any]:
    """A post as it stands in a repository. Who is mentioned has to be in the text, as @handle."""
    record: dict[str, Any] = {"$type": POST, "text": text, "createdAt": stamp(at), "langs": [language]}
    if reply_to:
        record["reply"] = {"root": reply_to.root, "parent": reply_to.ref}
    if quote:
        record["embed"] = {"$type": "app.bsky.embed.record", "record": quote.ref}
    if facets := [_mention(text, account) for account in mentions]:
        record["facets"] = facets
    return record


def _mention(text: str, account: Account) -> dict[str, Any]:
    start = text.encode().index(f"@{account.handle}".encode())
    return {
        "index": {"byteStart": start, "byteEnd": start + len(account.handle.encode()) + 1},
        "features": [{"$type": "app.bsky.richtext.facet#mention", "did": account.did}],
    }


@dataclass(frozen=True)
class Bluesky:
    """The addresses of the three services, and the deeds. A handle is 3 to 18 characters and ``.test``."""

    plc: str
    pds: str
    appview: str
    settled: str

    def create_account(self, handle: str, password: str = "a-long-password") -> Account:
        name = handle.removesuffix(".test")
        given = {"handle": handle, "password": password, "email": f"{name}@mail.test"}
        made = self._call("com.atproto.server.createAccount", given)
        return Account(made["did"], handle, password, made["accessJwt"])

    def describe(self, account: Account, *, name: str = "", text: str = "") -> None:
        """Give an account its profile."""
        self._put(account, "app.bsky.actor.profile", "self", {"displayName": name, "description": text})

    def post(self, by: Account, text: str, **more: Any) -> Post:
        """Write one post; ``more`` as in post_record."""
        record = post_record(text, **more)
        return self._create(by, POST, record)

    def reply(self, by: Account, to: Post, text: str, **more: Any) -> Post:
        return self.post(by, text, reply_to=to, **more)

    def quote(self, by: Account, quoted: Post, text: str, **more: Any) -> Post:
        return self.post(by, text, quote=quoted, **more)

    def bulk(self, by: Account, records: Iterable[dict[str, Any]]) -> list[Post]:
        """Write many posts (see post_record), 200 a call; hundreds a second."""
        return [post for chunk in _chunks(records, MOST_WRITES) for post in self._apply(by, chunk)]

    def edit(self, by: Account, post: Post, text: str) -> Post:
        """Put another text in a post's place: a new cid under the same uri."""
        record = {**post.record, "text": text}
        return self._put(by, POST, post.rkey, record)

    def delete(self, by: Account, post: Post) -> None:
        given = {"repo": by.did, "collection": post.uri.split("/")[-2], "rkey": post.rkey}
        self._call("com.atproto.repo.deleteRecord", given, by)

    def like(self, by: Account, post: Post) -> Post:
        return self._create(by, "app.bsky.feed.like", {"subject": post.ref, "createdAt": stamp()})

    def repost(self, by: Account, post: Post, *, at: datetime | None = None) -> Post:
        return self._create(by, "app.bsky.feed.repost", {"subject": post.ref, "createdAt": stamp(at)})

    def follow(self, by: Account, whom: Account) -> Post:
        return self._create(by, "app.bsky.graph.follow", {"subject": whom.did, "createdAt": stamp()})

    def rename(self, account: Account, handle: str) -> None:
        self._call("com.atproto.identity.updateHandle", {"handle": handle}, account)

    def deactivate(self, account: Account) -> None:
        self._call("com.atproto.server.deactivateAccount", {}, account)

    def take_down(self, account: Account) -> None:
        """What moderators do to a whole account."""
        subject = {"$type": "com.atproto.admin.defs#repoRef", "did": account.did}
        given = {"subject": subject, "takedown": {"applied": True, "ref": "1"}}
        self._answered(
            httpx.post(
                f"{self.pds}/xrpc/com.atproto.admin.updateSubjectStatus", json=given, auth=ADMIN, headers=_around()
            )
        )

    def delete_account(self, account: Account) -> None:
        self._answered(
            httpx.post(
                f"{self.pds}/xrpc/com.atproto.admin.deleteAccount",
                json={"did": account.did},
                auth=ADMIN,
                headers=_around(),
            )
        )

    def wait_until_indexed(self) -> None:
        """Return once the AppView shows all that was written until now."""
        self._answered(httpx.get(self.settled, timeout=150))

    def _create(self, by: Account, collection: str, record: dict[str, Any]) -> Post:
        given = {"repo": by.did, "collection": collection, "record": record}
        made = self._call("com.atproto.repo.createRecord", given, by)
        return Post(made["uri"], made["cid"], record)

    def _put(self, by: Account, collection: str, rkey: str, record: dict[str, Any]) -> Post:
        given = {"repo": by.did, "collection": collection, "rkey": rkey, "record": record}
        made = self._call("com.atproto.repo.putRecord", given, by)
        return Post(made["uri"], made["cid"], record)

    def _apply(self, by: Account, records: Sequence[dict[str, Any]]) -> list[Post]:
        writes = [
            {"$type": "com.atproto.repo.applyWrites#create", "collection": POST, "value": record} for record in records
        ]
        made = self._call("com.atproto.repo.applyWrites", {"repo": by.did, "writes": writes}, by)["results"]
        return [Post(result["uri"], result["cid"], record) for result, record in zip(made, records, strict=True)]

    def _call(self, method: str, given: dict[str, Any], by: Account | None = None) -> dict[str, Any]:
        headers = _around() | ({"authorization": f"Bearer {by.token}"} if by else {})
        return self._answered(httpx.post(f"{self.pds}/xrpc/{method}", json=given, headers=headers, timeout=60))

    @staticmethod
    def _answered(answer: httpx.Response) -> dict[str, Any]:
        assert answer.is_success, f"{answer.url}: {answer.status_code} {answer.text}"
        return dict(answer.json()) if answer.content else {}


def _around() -> dict[str, str]:
    return {"x-ratelimit-bypass": BYPASS}


def _chunks(records: Iterable[dict[str, Any]], size: int) -> Iterator[list[dict[str, Any]]]:
    left = iter(records)
    while chunk := list(islice(left, size)):
        yield chunk


@contextmanager
def bluesky_network() -> Iterator[Bluesky]:
    """The network with its own PostgreSQL and Redis; ready in 5 to 15 seconds."""
    network = 'TMPDIR=$KEPT DB_POSTGRES_URL=$DATABASE_URL exec "$@"'
    command = ["scripts/with-postgres", "scripts/with-redis", "bash", "-c", network, "network", *node("bluesky.mjs")]
    open_to_postgres = {"TMPDIR": gettempdir()}  # as root PostgreSQL runs as a user who may not enter the test home
    environment = open_to_postgres | {"BYPASS_KEY": BYPASS, "LOG_ENABLED": "false"}
    with running("bluesky", command, is_ready, environment=environment, grace=25) as started:
        yield Bluesky(**ready_line(started))
