"""An entry of a Facebook download as a message."""

import re
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from meetlat.collect.draft import Author, Draft, Kind, Refused
from meetlat.collect.files.meta_download import repaired
from meetlat.collect.mapping.made import made_id, own_key
from meetlat.collect.mapping.values import author_id

T = TypeVar("T")

PARTS = {
    "post": re.compile(r"/posts/(?:your_posts|profile_posts)(?:__check_ins__photos_and_videos)?_\d+\.json$"),
    "comment": re.compile(r"/comments(?:_and_reactions)?/comments\.json$"),
}
HANDLE = re.compile(r'"(?:username"\s*:\s*"|profile_uri"\s*:\s*"https://www\.facebook\.com/)(?P<handle>[\w.]+)"')


class Comment(Struct):
    comment: str = ""
    timestamp: int | None = None


class Told(Struct):
    post: str | None = None
    comment: Comment | None = None


class Media(Struct):
    description: str | None = None


class Shown(Struct):
    media: Media | None = None


class Attachment(Struct):
    data: list[Shown] = []


class Entry(Struct):
    timestamp: int
    data: list[Told] = []
    attachments: list[Attachment] = []


def message(raw: dict[str, Any]) -> Draft | None:
    """None for an entry without a word or a picture, such as a changed profile. Raises Refused."""
    entry = converted(raw["entry"], Entry)
    comment = next((told.comment for told in entry.data if told.comment), None)
    if raw["what"] == "comment" and comment is None:
        return None
    text = comment.comment if comment else _text(entry)
    if not text and not entry.attachments:
        return None
    seconds = (comment.timestamp if comment else None) or entry.timestamp
    return made("facebook", "comment" if comment else "post", raw["owner"], seconds, text)


def _text(entry: Entry) -> str:
    """What was written, else what stands under the pictures."""
    said = [told.post for told in entry.data if told.post]
    shown = [one.media.description for part in entry.attachments for one in part.data if one.media]
    return "\n\n".join(dict.fromkeys(said or filter(None, shown)))


def made(platform: str, kind: Kind, owner: str, seconds: float, text: str) -> Draft:
    """A message of a download that gives it no id. Raises Refused."""
    try:
        at = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        raise Refused("timestamp: no number of seconds since 1970") from None
    author = Author(author_id(platform, owner), owner)
    text = repaired(text)
    id = made_id(own_key(), platform, author.id, at, text)
    return Draft(platform=platform, id=id, author=author, created_at=at, kind=kind, text=text)


def converted(entry: Any, form: type[T]) -> T:
    """An entry of the documented form. Raises Refused with the field and the kinds of value, without the value."""
    try:
        return msgspec.convert(entry, form)
    except msgspec.ValidationError as error:
        raise Refused(f"not the documented form: {error}") from None
