"""A status of version 1.1, with the fields that Meetlat keeps, and how to read what it writes in several ways."""

from typing import Any

from msgspec import Struct

Number = int | str | None  # an archive writes its numbers as text


class User(Struct):
    id: Number = None
    id_str: str | None = None
    screen_name: str | None = None
    name: str | None = None
    protected: bool | None = None


class Entities(Struct):
    user_mentions: list[User] | None = None


class Extended(Struct):
    full_text: str
    entities: Entities | None = None


class Other(Struct):
    """Another tweet that stands within this one."""

    id: Number = None
    id_str: str | None = None


class Status(Struct):
    created_at: str
    id: Number = None
    id_str: str | None = None
    text: str | None = None
    full_text: str | None = None
    extended_tweet: Extended | None = None
    user: User | None = None
    entities: Entities | None = None
    in_reply_to_status_id: Number = None
    in_reply_to_status_id_str: str | None = None
    quoted_status: Other | None = None
    quoted_status_id: Number = None
    quoted_status_id_str: str | None = None
    retweeted_status: Other | None = None
    favorite_count: Number = None
    retweet_count: Number = None
    reply_count: Number = None


class Notice(Struct):
    """What a stream tells between the tweets."""

    delete: Any = None
    limit: Any = None
    scrub_geo: Any = None
    status_withheld: Any = None
    user_withheld: Any = None
    disconnect: Any = None
    warning: Any = None

    def __bool__(self) -> bool:
        return any(getattr(self, name) is not None for name in self.__struct_fields__)


def told_id(as_text: str | None, as_number: Number) -> str | None:
    """An id. A number may have lost its last digits on the way, the text beside it never has."""
    id = as_text or str(as_number or "")
    return id if id.isdigit() and id.isascii() else None


def told_count(number: Number) -> int | None:
    try:
        return int(number) if number is not None else None
    except ValueError:
        return None
