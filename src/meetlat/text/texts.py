"""Many texts laid end to end in one plain form, so that a single pass over the letters serves all of them.

The form: words in small letters with one space between them, signs and emoji as words of their own, a mark where a
sentence begins and one where a text ends, a mark in place of a link and of a handle. Readers look at nothing else.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from meetlat.text import letters

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


def laid_out(texts: Sequence[str | None]) -> Texts:
    """The texts in their plain form; None is an empty text. Nothing that is text makes it fail."""
    cut = [text[:LONGEST] if text else "" for text in texts]
    codes = _codes(cut)
    if letters.combining(codes).any():
        codes = _codes([_composed(text) for text in cut])
    codes = codes[~letters.unseen(codes)]
    codes = letters.one_stop(_without_links(codes))
    codes = codes[~_drawn_out(codes)]
    plain, cased = _spaced(codes)
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
    marks = sum(1 for sign in text if unicodedata.combining(sign))
    return text if 2 * marks > len(text) else unicodedata.normalize("NFC", text)


def _without_links(codes: Codes) -> Codes:
    """One mark in place of each link, e-mail address and handle."""
    blank = letters.blank(codes)
    starts = np.flatnonzero(~blank & np.concatenate(([True], blank[:-1])))
    if not len(starts):
        return codes
    mark = np.zeros(len(starts), np.uint32)
    mark[_chunks(_places_of("@", codes), starts)] = NAME
    mark[_chunks(_link_signs(codes), starts)] = LINK
    if not mark.any():
        return codes
    chunk = np.cumsum(~blank & np.concatenate(([True], blank[:-1]))) - 1
    inside = ~blank & (mark[chunk] != 0)
    begins = np.zeros(len(codes), bool)
    begins[starts] = True
    return np.asarray(np.where(inside, mark[chunk], codes)[~inside | begins])


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


def _drawn_out(codes: Codes) -> npt.NDArray[np.bool_]:
    """The third and further of equal letters in a row: heeeel becomes heel."""
    more = np.zeros(len(codes), bool)
    if len(codes) > 2:
        more[2:] = (codes[2:] == codes[1:-1]) & (codes[1:-1] == codes[:-2]) & letters.letter(codes[2:])
    return more


def _spaced(codes: Codes) -> tuple[Codes, Codes]:
    """Small letters, one space between words, marks where sentences begin; and the same places with capitals kept."""
    sort = letters.sorts(codes)
    width = letters.WIDTHS[sort]
    at = np.cumsum(width) - width + 3  # before everything, as before every text: a space, BEGIN, a space
    size = int(width.sum()) + 3  # ends "END, space, BEGIN, space"
    cased = np.full(size, SPACE, np.uint32)
    cased[1] = BEGIN
    own = sort != letters.BLANK
    cased[at[own] + letters.OFFSETS[sort[own]]] = codes[own]
    closing = (sort == letters.CLOSING) | (sort == letters.LAST)
    cased[at[closing] + 3] = BEGIN
    kept = ~((cased == SPACE) & np.concatenate(([False], (cased == SPACE)[:-1])))
    cased = cased[kept][:-3]  # behind the last END nothing begins
    return letters.small(cased), cased
