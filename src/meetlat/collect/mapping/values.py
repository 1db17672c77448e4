"""What single cells say: numbers, platforms, kinds, names of authors."""

import re
from functools import lru_cache
from typing import Any

from meetlat.collect.draft import Refused
from meetlat.collect.mapping.table import plain
from meetlat.register.platforms import platform_of, platforms

NOTHING = {"", "-", "–", "n/a", "na", "nan", "null", "none", "n.v.t.", "nvt", "onbekend"}
GROUPED = re.compile(r"\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+")
ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,3}")
LONGEST = 18  # digits
EXACT = 2**53  # beyond this a workbook rounds numbers

KINDS = {
    "post": "post bericht status tweet toot article artikel photo foto video reel link album story publication image"
    " carousel text bijdrage origineel original native_video video_inline live_video_complete igtv photos videos links",
    "reply": "reply antwoord reactie @reply replies réponse reponse mention",
    "comment": "comment opmerking commentaire commentaar comments",
    "repost": "repost retweet share shared gedeeld rt boost reblog repartage retweets announce",
    "quote": "quote citaat quote_tweet quoted citation",
}
_KINDS = {plain(word): kind for kind, words in KINDS.items() for word in words.split()}
_PLATFORMS = {"twitter": "x", "tweets": "x", "bsky": "bluesky", "yt": "youtube", "ig": "instagram", "fb": "facebook"}
_ENDINGS = re.compile(r"\s+(?:public|comments?|pages?|posts?|berichten|business)$")


class NotText(Refused):
    """A list or an object where text belongs."""


def text_of(value: Any) -> str:
    """A cell as text. Raises NotText where a list or an object stands."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list | dict):
        raise NotText("a list or an object stands where text belongs")
    return str(value)


def identity(value: Any) -> str:
    """A cell that is an id. Raises Refused where a spreadsheet has rounded it."""
    if isinstance(value, float) and abs(value) >= EXACT:
        raise Refused("the id is a number that a spreadsheet has rounded; export it as text")
    text = text_of(value).strip()
    if ("e" in text or "E" in text) and ROUNDED.fullmatch(text):
        raise Refused("the id is written as 1.2E+17: a spreadsheet has rounded it; export it as text")
    return text


def number(value: Any) -> int | None:
    """A count, None where the cell says nothing. Raises Refused for what is no number."""
    text = text_of(value).strip()
    if text.isdigit() and text.isascii() and len(text) <= LONGEST:
        return int(text)
    if text.casefold() in NOTHING:
        return None
    digits = re.sub(r"\D", "", text) if GROUPED.fullmatch(text) else re.sub(r"[.,]0+$", "", text)
    if not re.fullmatch(rf"-?\d{{1,{LONGEST}}}", digits, re.ASCII):
        raise Refused("is no whole number")
    return int(digits) if int(digits) >= 0 else None


@lru_cache(maxsize=10_000)
def platform_named(text: str) -> str:
    """The platform that a word or a host names, empty where it names none."""
    word = _ENDINGS.sub("", plain(text))
    word = _PLATFORMS.get(word, word)
    for platform in platforms().values():
        if word in (platform.id, platform.name.casefold()):
            return platform.id
    found = platform_of(word.partition("://")[2].split("/")[0] or word)
    return found.id if found else ""


@lru_cache(maxsize=10_000)
def kind_named(text: str) -> str:
    """The kind of message that a word names, empty where it names none."""
    return _KINDS.get(plain(text)) or _KINDS.get(text.strip().casefold(), "")


def author_id(platform: str, said: str) -> str:
    """A handle as the canonical id of an author whose unchanging id the file does not give."""
    handle = said.strip().lstrip("@")
    known = platforms().get(platform)
    return known.key(handle) if known else handle
