"""An ActivityPub server on this machine, and what people do there.

The library is Fedify; the server around it is ours (servers/activitypub.mjs). Actors are made here and sent as a whole
at each change; what the server answers, it makes of them.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import httpx

from tests.real.starting import is_ready, node, ready_line, running


@dataclass(frozen=True)
class Post:
    """A post or a boost. ``uri`` is its ActivityPub id."""

    uri: str
    id: str
    by: str
    told: dict[str, Any] = field(repr=False, compare=False)


@dataclass
class Actor:
    """A person or an organisation, with the numbers it claims."""

    name: str
    type: str = "Person"
    summary: str = ""
    followers: int = 0
    following: int = 0
    posts: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class ActivityPub:
    address: str  # http://127.0.0.1:port
    actors: dict[str, Actor] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """What stands behind the @ in a full account name."""
        return self.address.removeprefix("http://")

    def uri(self, username: str) -> str:
        return f"{self.address}/users/{username}"

    def create_actor(self, username: str, **claimed: Any) -> Actor:
        """claimed: name, type (Person, Organization, Service, Group), summary, followers, following."""
        self.actors[username] = actor = Actor(**{"name": username, **claimed})
        self._send(username)
        return actor

    def claim(self, username: str, **claimed: Any) -> None:
        """Give an actor another name, summary or other numbers."""
        self.actors[username] = replace(self.actors[username], **claimed)
        self._send(username)

    def post(
        self,
        by: str,
        text: str,
        *,
        at: datetime | None = None,
        reply_to: Post | None = None,
        mentions: tuple[str, ...] = (),
        **more: Any,
    ) -> Post:
        """Write a post; the newest last. mentions: usernames of this server. more: language, likes, shares."""
        told = {"text": text, "mentions": [self.uri(name) for name in mentions], **more}
        return self._add(by, told | ({"reply_to": reply_to.uri} if reply_to else {}), at)

    def boost(self, by: str, post: Post, *, at: datetime | None = None) -> Post:
        return self._add(by, {"boost_of": post.uri}, at)

    def edit(self, post: Post, text: str) -> None:
        self._change(post, text=text, edited=_moment())

    def delete(self, post: Post) -> None:
        """Leave a tombstone (410) in a post's place; in the outbox it is no more."""
        self._change(post, deleted=_moment())

    def remove(self, username: str) -> None:
        """Take an actor away with all posts (410)."""
        del self.actors[username]
        httpx.delete(f"{self.address}/_control/actors/{username}").raise_for_status()

    def _add(self, by: str, told: Mapping[str, Any], at: datetime | None) -> Post:
        posts = self.actors[by].posts
        number = str(len(posts) + 1)
        posts.append({"id": number, "at": _moment(at), **told})
        self._send(by)
        return Post(f"{self.uri(by)}/posts/{number}", number, by, posts[-1])

    def _change(self, post: Post, **changed: Any) -> None:
        post.told.update(changed)
        self._send(post.by)

    def _send(self, username: str) -> None:
        told = asdict(self.actors[username])
        httpx.put(f"{self.address}/_control/actors/{username}", json=told).raise_for_status()


def _moment(at: datetime | None = None) -> str:
    return (at or datetime.now(UTC)).astimezone(UTC).isoformat().replace("+00:00", "Z")


@contextmanager
def activitypub_server() -> Iterator[ActivityPub]:
    """One server without actors, ready in about 2 seconds."""
    with running("activitypub", node("activitypub.mjs"), is_ready) as started:
        yield ActivityPub(**ready_line(started))
