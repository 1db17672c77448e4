"""A tweet of version 2, with the fields that Meetlat keeps, and what a page tells beside its tweets.

https://docs.x.com/x-api/fundamentals/data-dictionary
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

from msgspec import Raw, Struct, field

from meetlat.collect.decoding import decoded
from meetlat.collect.draft import Refused

T = TypeVar("T", "User", "Tweet")


class Mentioned(Struct):
    username: str = ""
    id: str | None = None


class Entities(Struct):
    mentions: list[Mentioned] | None = None


class LongText(Struct):
    """A post of more than 280 signs."""

    text: str
    entities: Entities | None = None


class Reference(Struct):
    type: str
    id: str


class TweetCounts(Struct):
    like_count: int | None = None
    reply_count: int | None = None
    retweet_count: int | None = None
    impression_count: int | None = None


class UserCounts(Struct):
    followers_count: int | None = None
    following_count: int | None = None
    tweet_count: int | None = None


class User(Struct):
    id: str
    username: str = ""
    name: str = ""
    protected: bool = False
    public_metrics: UserCounts | None = None


class Tweet(Struct):
    id: str
    text: str
    created_at: datetime | None = None
    author_id: str | None = None
    author: User | None = None
    conversation_id: str | None = None
    referenced_tweets: list[Reference] | None = None
    entities: Entities | None = None
    note_tweet: LongText | None = None
    public_metrics: TweetCounts | None = None
    edit_history_tweet_ids: list[str] | None = None

    @property
    def first_id(self) -> str:
        """What it was called when it was written: each edit is given another id."""
        return self.edit_history_tweet_ids[0] if self.edit_history_tweet_ids else self.id

    @property
    def is_latest(self) -> bool:
        return not self.edit_history_tweet_ids or self.edit_history_tweet_ids[-1] == self.id

    @property
    def whole_text(self) -> str:
        return self.note_tweet.text if self.note_tweet else self.text

    @property
    def mentioned(self) -> Iterator[Mentioned]:
        for entities in (self.entities, self.note_tweet and self.note_tweet.entities):
            yield from (entities.mentions if entities else None) or []


class Includes(Struct):
    """Who wrote and what was answered or quoted, as a page tells it beside its tweets."""

    users: list[Raw] | None = None
    tweets: list[Raw] | None = None


class Beside(Struct):
    """The same, to look up by id."""

    users: dict[str, User] = field(default_factory=dict)
    tweets: dict[str, Tweet] = field(default_factory=dict)


def beside(includes: Includes | None) -> Beside:
    """What fits of it; what does not only costs the tweets that need it."""
    if includes is None:
        return Beside()
    return Beside(_by_id(includes.users or (), User), _by_id(includes.tweets or (), Tweet))


def _by_id(raws: Iterable[Raw], form: type[T]) -> dict[str, T]:
    found = {}
    for raw in raws:
        with suppress(Refused):
            item = decoded(raw, form)
            found[item.id] = item
    return found
