"""One row of twcs as a message."""

import html
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from meetlat.collect.draft import Author, Draft, Refused
from meetlat.collect.files.twitter_v1.moment import moment

MENTION = re.compile(r"(?<![\w/@])@(\w+)")
WHOLE = re.compile(r"(\d{1,20})(?:\.0)?", re.ASCII)  # pandas writes a number in a column with gaps as 3.0
EXACT = 2**53  # a float holds every whole number up to here


def message(row: Mapping[str, Any]) -> Draft:
    """Raises Refused. An author is who ``author_id`` says, also where the text mentions somebody."""
    author, text, parent = _filled(row, "author_id"), _text(row), _number(row, "in_response_to_tweet_id")
    return Draft(
        platform="x",
        id=_number(row, "tweet_id") or "",
        author=Author(author, handle="" if author.isdigit() else author),
        created_at=_moment(row.get("created_at")),
        kind="reply" if parent else "post",
        text=text,
        parent=parent,
        mentions=tuple(dict.fromkeys(MENTION.findall(text))),
    )


def _text(row: Mapping[str, Any]) -> str:
    return html.unescape(_filled(row, "text"))


def _filled(row: Mapping[str, Any], column: str) -> str:
    value = row.get(column)
    text = str(value) if isinstance(value, int) else value
    if not isinstance(text, str) or not text:
        raise Refused(f"{column} is empty or no text")
    if not text.isascii() and not _is_utf8(text):
        raise Refused(f"{column} is not UTF-8")
    return text


def _is_utf8(text: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def _number(row: Mapping[str, Any], column: str) -> str | None:
    value = row.get(column)
    if value is None or value == "" or value != value:  # NaN alone differs from itself
        return None
    if isinstance(value, float) and abs(value) >= EXACT:
        raise Refused(f"{column} has lost its last digits")
    found = WHOLE.fullmatch(str(value))
    if not found:
        raise Refused(f"{column} is no number")
    return found[1]


def _moment(value: object) -> datetime:
    """What carries no zone is UTC, as all of twcs is."""
    at = moment(value) if isinstance(value, str) else value
    if not isinstance(at, datetime):
        raise Refused("created_at is no moment")
    return at if at.tzinfo else at.replace(tzinfo=UTC)
