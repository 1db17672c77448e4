"""Many texts laid end to end in one plain form, so that a single pass over the letters serves all of them.

The form: words in small letters with one space between them, signs and emoji as words of their own, a mark where a
sentence begins and one where a text ends, a mark in place of a link and of a handle. Readers look at nothing else.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from meetlat.text import letters

if TYPE_CHECKING:
    from meetlat.text.phrases import Found, Phrases

LONGEST = 10_000  # characters of a text that are looked at; the longest posts of residents stay far below
BEGIN, END, LINK, NAME, SPACE = letters.BEGIN, letters.END, letters.LINK, letters.NAME, ord(" ")

Codes = npt.NDArray[np.uint32]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)  # one is only itself, so that what is made of it can be kept by it
class Texts:
    """``codes``: the plain form, one code point a letter; ``cased``: the letters as they were written."""

    codes: Codes
    cased: Codes  # as long as codes
    number: int
    found: "dict[Phrases, Found]" = field(default_factory=dict, repr=False)  # of those that were looked for

    @cached_property
    def plain(self) -> str:
        return self.codes.tobytes().decode("utf-32-le")

    @cached_property
    def ends(self) -> Places:
        """Where each text ends: the place of its END."""
        return np.flatnonzero(self.codes == END)

    @cached_property
    def text_of(self) -> npt.NDArray[np.int32]:
        """The number of the text in which each place lies."""
        lengths = np.diff(self.ends, prepend=-1)
        return np.repeat(np.arange(self.number, dtype=np.int32), lengths)

    @cached_property
    def spaces(self) -> npt.NDArray[np.bool_]:
        return np.asarray(self.codes == SPACE)

    @cached_property
    def marks(self) -> npt.NDArray[np.bool_]:
        """Where a sentence begins and where a text ends."""
        return np.asarray((self.codes == BEGIN) | (self.codes == END))


def laid_out(texts: Sequence[str | None]) -> Texts:
    """The texts in their plain form; None is an empty text. Nothing that is text makes it fail."""
    cut = [text[:LONGEST] if text else "" for text in texts]
    codes = _codes(cut)
    if letters.combining(codes).any():
        codes = _codes([_composed(text) for text in cut])
    codes = letters.one_stop(_without_links(letters.seen(codes)))
    plain, cased = _spaced(_without_drawn_out(codes))
    return Texts(plain, cased, len(cut))


def _codes(texts: Sequence[str]) -> Codes:
    """The texts behind one another, each with an END behind it."""
    end = chr(END)
    joined = end.join(texts) + end if texts else ""
    if joined.count(end) != len(texts):
        joined = end.join([text.replace(end, " ") for text in texts]) + end
    codes = np.frombuffer(f"   {joined}".encode("utf-32-le", "surrogatepass"), "<u4")  # nothing looks before the first
    return np.where(letters.half(codes), SPACE, np.where(codes == ord("＠"), ord("@"), codes))


def _composed(text: str) -> str:
    """Letters with their accents as one, where that is not a heap of accents meant to break programs."""
    if text.isascii():
        return text
    marks = sum(1 for sign in text if unicodedata.combining(sign))
    return text if 2 * marks > len(text) else unicodedata.normalize("NFC", text)


def _without_links(codes: Codes) -> Codes:
    """One mark in place of each link, e-mail address and handle."""
    blank = letters.blank(codes)
    edges = np.flatnonzero(blank[1:] != blank[:-1]) + 1  # between blanks, by turns the begin and the end of a chunk
    starts, ends = edges[::2], edges[1::2]
    mark = np.zeros(len(starts), np.uint32)
    mark[_chunks(_places_of("@", codes), starts)] = NAME
    mark[_chunks(_link_signs(codes), starts)] = LINK
    marked = np.flatnonzero(mark)
    if not len(marked):
        return codes
    codes = codes.copy()
    codes[starts[marked]] = mark[marked]
    return codes[_outside(starts[marked] + 1, ends[marked], len(codes))]


def _outside(starts: Places, ends: Places, size: int) -> npt.NDArray[np.bool_]:
    """Which of so many places lie in none of the spans, which do not overlap."""
    lengths = ends - starts
    outside = np.ones(size, bool)
    outside[np.arange(lengths.sum()) + np.repeat(starts - np.cumsum(lengths) + lengths, lengths)] = False
    return outside


def _link_signs(codes: Codes) -> Places:
    """Where ``://`` or ``www.`` stands."""
    return np.concatenate([_places_of(sign, codes) for sign in ("://", "www.", "WWW.")])


def _places_of(said: str, codes: Codes) -> Places:
    places = np.flatnonzero(codes == ord(said[0]))
    for at, letter in enumerate(said[1:], 1):
        places = places[places < len(codes) - at]
        places = places[codes[places + at] == ord(letter)]
    return places


def _chunks(places: Places, starts: Places) -> Places:
    """In which of the chunks between blanks each place lies."""
    return np.searchsorted(starts, places, "right") - 1


def _without_drawn_out(codes: Codes) -> Codes:
    """Without the third and further of equal letters in a row: heeeel becomes heel."""
    same = codes[1:] == codes[:-1]
    third = np.flatnonzero(same[1:] & same[:-1]) + 2
    return np.delete(codes, third[letters.letter(codes[third])])


def _spaced(codes: Codes) -> tuple[Codes, Codes]:
    """Small letters, one space between words, marks where sentences begin; and the same places with capitals kept."""
    sort = letters.sorts(codes)
    wide = np.flatnonzero(sort > letters.LETTER)
    width = letters.WIDTHS[sort[wide]]
    at = wide + np.cumsum(width - 1) - width + 4  # before everything, as before every text: a space, BEGIN, a space
    own = np.ones(len(codes) + int((width - 1).sum()) + 3, bool)  # ends "END, space, BEGIN, space"
    own[:3] = False
    for step in range(int(letters.WIDTHS.max())):
        own[at[width > step] + step] = False
    own[at + letters.OFFSETS[sort[wide]]] = True
    cased = np.full(len(own), SPACE, np.uint32)
    cased[1] = BEGIN
    cased[own] = np.where(sort == letters.BLANK, SPACE, codes)
    cased[at[width == letters.WIDTHS[letters.CLOSING]] + 3] = BEGIN
    space = cased == SPACE
    space[1:] &= space[:-1].copy()
    space[0] = False
    cased = cased[~space][:-3]  # behind the last END nothing begins
    return letters.small(cased), cased
