"""Can everybody read a post? What its words and signs do to who hears it read aloud, or reads with effort.

Each rule, its bound and its source: docs/reference/accessible-posts.md. A verdict is true where the post keeps the
rule, false where it does not, and null where there is nothing to keep it with or nobody can tell.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import pyarrow as pa

LONGEST = 10_000  # characters of a post that are looked at, as everywhere in meetlat.text
LONGEST_WORD = 12  # letters: a hashtag in letters of one case that is longer is taken for several words
FEWEST_LETTERS = 20  # in a post with fewer, a name in capitals is no shouting
MOST_CAPITALS = 0.5  # share of the letters; abbreviations alone stay below
MOST_WORDS_IN_CAPITALS = 2
MOST_EMOJI = 3  # in a row: each is read aloud by its name

COLUMNS = (
    "length", "capitals", "words_in_capitals", "hashtags", "hard_hashtags", "emoji_in_a_row", "signs_as_pictures",
    "fancy_letters",
    "described", "links_to_original", "readable_hashtags", "no_shouting", "few_emoji", "no_signs_as_pictures",
    "plain_letters",
)  # fmt: skip

_LINK = re.compile(r"(?:https?://|www\.)[^\s\0<>\"']+", re.IGNORECASE)
_HOST = re.compile(r"(?:https?://)?(?:[^/?#@]*@)?([^/?#:]*)", re.IGNORECASE)
_HASHTAG = re.compile(r"(?<!\w)[#＃](\w+)")
_IN_CAPITALS = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{4,}\b")  # BOA, GFT and WOZ are how these words are written
_ONE = "[\U0001f300-\U0001f3fa\U0001f400-\U0001faff\u2600-\u27bf\u2b00-\u2bff][\ufe0f\U0001f3fb-\U0001f3ff]*"
_EMOJI = f"(?:[\U0001f1e6-\U0001f1ff]{{2}}|{_ONE}(?:\u200d{_ONE})*)"  # a flag, or signs that are joined to one
_EACH, _ROW = re.compile(_EMOJI), re.compile(rf"{_EMOJI}(?:[ \t]*{_EMOJI})*")
_SIGNS = re.compile(r"[-=~_<>*+|^#]{3,}|[-=]>|<[-=]|[¯┻ʕ][\\_(━ʘ•]|\([╯°ಠʘ•◕]")
_FANCY = re.compile("[\U0001d400-\U0001d7ff\u24b6-\u24e9\uff21-\uff3a\uff41-\uff5a\U0001f130-\U0001f189]")

Counts = npt.NDArray[np.int64]


def accessibility(
    texts: Sequence[str | None],
    *,
    pictures: Sequence[int | None] | None = None,
    described: Sequence[int | None] | None = None,
    own_hosts: Iterable[str] = (),
) -> "pa.Table":
    """A row per post with the columns of ``COLUMNS``. No text makes it fail.

    ``pictures``, ``described``: of each post the number of pictures, and of those that have a description.
    ``own_hosts``: hosts of the organisation's websites; without any nobody can tell whether a link leads there.
    """
    import pyarrow as pa

    posts = _Posts(tuple(text[:LONGEST] if text else "" for text in texts))
    length = np.fromiter((len(text or "") for text in texts), np.int64, len(texts))
    share, loud = posts.capitals
    shouted, fancy, signs = posts.count(_IN_CAPITALS), posts.count(_FANCY), posts.count(_SIGNS)
    hashtags, hard, emoji = posts.count(_HASHTAG), posts.hard_hashtags, posts.emoji_in_a_row
    columns: tuple[Any, ...] = (
        length, share, shouted, hashtags, hard, emoji, signs, fancy,
        _described(pictures, described, len(texts)), posts.links_to(tuple(map(_host, own_hosts))),
        pa.array(hard == 0, mask=hashtags == 0), ~loud & (shouted <= MOST_WORDS_IN_CAPITALS),
        emoji <= MOST_EMOJI, signs == 0, fancy == 0,
    )  # fmt: skip
    return pa.table([pa.array(column) for column in columns], names=list(COLUMNS))


@dataclass(frozen=True)
class _Posts:
    """Posts behind one another, a NUL behind each, so that a rule goes over all of them at once."""

    texts: tuple[str, ...]

    @cached_property
    def joined(self) -> str:
        return "\0".join((*self.texts, ""))

    @cached_property
    def ends(self) -> Counts:
        return np.cumsum(np.fromiter((len(text) + 1 for text in self.texts), np.int64, len(self.texts)))

    @cached_property
    def words(self) -> str:
        """Without the links, everything else at its place."""
        return _LINK.sub(lambda link: " " * len(link[0]), self.joined)

    def held(self, places: Sequence[int] | Counts) -> Counts:
        """How many of the places lie in each post."""
        posts = np.searchsorted(self.ends, np.asarray(places, np.int64), "right")
        return np.bincount(posts, minlength=len(self.texts)).astype(np.int64)

    def count(self, pattern: re.Pattern[str]) -> Counts:
        return self.held([found.start() for found in pattern.finditer(self.words)])

    @cached_property
    def hard_hashtags(self) -> Counts:
        return self.held([found.start() for found in _HASHTAG.finditer(self.words) if _hard(found[1])])

    @cached_property
    def emoji_in_a_row(self) -> Counts:
        """The longest row of each post."""
        rows = [(row.start(), len(_EACH.findall(row[0]))) for row in _ROW.finditer(self.words)]
        longest = np.zeros(len(self.texts), np.int64)
        if rows:
            start, number = np.array(rows, np.int64).T
            np.maximum.at(longest, np.searchsorted(self.ends, start, "right"), number)
        return longest

    @cached_property
    def capitals(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
        """The share of capitals among the letters, and whether that is shouting."""
        codes = np.frombuffer(self.words.encode("utf-32-le", "surrogatepass"), "<u4")
        sort = _cases()[np.minimum(codes, len(_cases()) - 1)]
        capitals, letters = self.held(np.flatnonzero(sort == 2)), self.held(np.flatnonzero(sort))
        share = np.round(capitals / np.maximum(letters, 1), 3)
        return share, (letters >= FEWEST_LETTERS) & (share > MOST_CAPITALS)

    def links_to(self, hosts: tuple[str, ...]) -> "pa.Array[Any]":
        import pyarrow as pa

        if not hosts:
            return pa.nulls(len(self.texts), pa.bool_())
        own = [link.start() for link in _LINK.finditer(self.joined) if _belongs(_host(link[0]), hosts)]
        return pa.array(self.held(own) > 0)


@cache
def _cases() -> npt.NDArray[np.uint8]:
    """Of each code 2: a capital, 1: a small letter, 0: neither; from 0x2000 on no capitals are looked for."""
    return np.array([2 * chr(code).isupper() or chr(code).islower() for code in range(0x2000)] + [0], np.uint8)


def _hard(tag: str) -> bool:
    """Letters of one case, and more of them in a row than a word mostly has."""
    return (tag.islower() or tag.isupper()) and max(map(len, re.split(r"[\d_]+", tag))) > LONGEST_WORD


def _host(link: str) -> str:
    found = _HOST.match(link)
    return found[1].lower().rstrip(".").removeprefix("www.") if found else ""


def _belongs(host: str, hosts: tuple[str, ...]) -> bool:
    return any(host == own or host.endswith("." + own) for own in hosts)


def _described(
    pictures: Sequence[int | None] | None, described: Sequence[int | None] | None, number: int
) -> "pa.Array[Any]":
    """Whether all pictures have a description; null where there are none, or where it is not known."""
    import pyarrow as pa

    unknown = [None] * number
    pairs = zip(unknown if pictures is None else pictures, unknown if described is None else described, strict=True)
    return pa.array([told >= there if there and told is not None else None for there, told in pairs], pa.bool_())
