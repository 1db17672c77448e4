"""What each letter and sign is, as tables that are looked up for a million letters at once."""

import unicodedata
from functools import cache

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint32]
Bools = npt.NDArray[np.bool_]
Sorts = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]

BEGIN, END, LINK, NAME = 0xE010, 0xE011, 0xE012, 0xE013  # private use: no text means anything by them

# What a code becomes: nothing but a space; itself; itself between spaces; the same, and a sentence ends; the last.
BLANK, LETTER, ALONE, CLOSING, LAST, ELISION = range(6)
WIDTHS = np.array([1, 1, 3, 5, 5, 2], np.int64)  # code points that come in its place
OFFSETS = np.array([0, 0, 1, 1, 1, 0], np.int64)  # where among them it stands itself

_PLAIN = 0x7F  # up to here all can be seen
_APOSTROPHE, _STOP = 1, 2
_TABLE = 0x3000  # beyond lie the scripts without capitals, and emoji
_UNSEEN = ("Cf", "Mn", "Me")
_SKIN = range(0x1F3FB, 0x1F400)
_SAME = {
    "’": "'",
    "‘": "'",
    "´": "'",
    "`": "'",
    "ʼ": "'",
    "＠": "@",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "…": ".",
    "\n": ".",
}


def sorts(codes: Codes) -> Sorts:
    """What each code becomes, by itself and by what stands beside it."""
    known = np.minimum(codes, _TABLE)
    found = np.take(_kinds(), known)
    high = np.flatnonzero(known == _TABLE)
    found[high] = _high_kinds(codes[high])
    before, after = np.roll(found, 1), np.roll(found, -1)
    held = np.take(_held_inside(), known)
    _apostrophes(np.flatnonzero(held == _APOSTROPHE), found, before, after)
    _stops(np.flatnonzero(held == _STOP), found, before, after)
    return found


def _high_kinds(codes: Codes) -> Sorts:
    mark = (codes >= BEGIN) & (codes <= NAME)
    return np.where(codes == END, LAST, np.where(mark | (codes >= 0x10000), ALONE, LETTER)).astype(np.uint8)


def _apostrophes(signs: Places, found: Sorts, before: Sorts, after: Sorts) -> None:
    """Inside a word an apostrophe belongs to it; after one or two letters it parts them from the next: l'eau."""
    inside = (before[signs] == LETTER) & (after[signs] == LETTER)
    found[signs] = np.where(inside, LETTER, BLANK)
    signs = signs[inside & (signs > 2)]
    short = (found[signs - 2] != LETTER) | (found[signs - 3] != LETTER)
    found[signs[short]] = ELISION


def _stops(dots: Places, found: Sorts, before: Sorts, after: Sorts) -> None:
    """A stop between letters or digits (21.00, a.u.b.) ends no sentence."""
    inside = (before[dots] == LETTER) & (after[dots] == LETTER)
    found[dots[inside]] = LETTER


def one_stop(codes: Codes) -> Codes:
    """Of signs that end a sentence together, such as ?!?, one is left: the question mark where there is one."""
    ends = np.flatnonzero(np.take(_kinds(), np.minimum(codes, _TABLE)) == CLOSING)
    if not len(ends):
        return codes
    first = np.flatnonzero(np.concatenate(([True], np.diff(ends) != 1)))
    asks = np.maximum.reduceat(codes[ends] == ord("?"), first)
    codes = codes.copy()
    codes[ends[first[asks]]] = ord("?")
    return np.delete(codes, np.delete(ends, first))


def small(codes: Codes) -> Codes:
    """Small letters, and one form of each quotation mark and apostrophe."""
    known = np.minimum(codes, _TABLE)
    found = np.take(_small(), known)
    high = np.flatnonzero(known == _TABLE)
    found[high] = codes[high]
    return found


def letter(codes: Codes) -> Bools:
    mark = (codes >= BEGIN) & (codes <= NAME)
    return np.asarray((np.take(_kinds(), np.minimum(codes, _TABLE)) == LETTER) & ~mark)


def blank(codes: Codes) -> Bools:
    """Where no word can go on: spaces, controls and the end of a text."""
    return np.asarray(np.take(_blanks(), np.minimum(codes, _TABLE)) | (codes == END))


def combining(codes: Codes) -> Bools:
    return (codes >= 0x300) & (codes < 0x370)


def half(codes: Codes) -> Bools:
    """Halves of a pair of surrogates: no letters, and nothing can write them."""
    return (codes >= 0xD800) & (codes < 0xE000)


def seen(codes: Codes) -> Codes:
    """Without signs that have no form of their own: marks of direction, joiners, accents on nothing, skin tones."""
    far = np.flatnonzero(codes > _PLAIN)
    return np.delete(codes, far[_unseen_among(codes[far])])


def _unseen_among(codes: Codes) -> Bools:
    skin = (codes >= _SKIN.start) & (codes < _SKIN.stop)
    selectors = (codes >= 0xFE00) & (codes < 0xFE10) | (codes == 0xFEFF)
    return np.asarray(np.take(_unseen(), np.minimum(codes, _TABLE)) | skin | selectors)


@cache
def _kinds() -> Sorts:
    return np.array([_kind(chr(code)) for code in range(_TABLE)] + [LETTER], np.uint8)


def _kind(sign: str) -> int:
    category = unicodedata.category(sign)
    if sign in ".?!…\n":
        return CLOSING
    if category[0] in "LN":
        return LETTER
    if sign in '#€"“”„«»:' or category == "So":
        return ALONE
    return BLANK


@cache
def _small() -> Codes:
    lower = [chr(code).lower() for code in range(_TABLE)]
    pairs = [_SAME.get(chr(code), low if len(low) == 1 else low[0]) for code, low in enumerate(lower)]
    return np.array([*map(ord, pairs), 0], np.uint32)


@cache
def _held_inside() -> Sorts:
    """What belongs to a word when it stands inside one: apostrophes, and stops."""
    stops = np.isin(np.arange(_TABLE + 1), [ord(sign) for sign in ".:,"])
    return np.where(_small() == ord("'"), _APOSTROPHE, np.where(stops, _STOP, 0)).astype(np.uint8)


@cache
def _blanks() -> Bools:
    table = [chr(code).isspace() or unicodedata.category(chr(code)) == "Cc" for code in range(_TABLE)]
    return np.array([*table, False])


@cache
def _unseen() -> Bools:
    table = [unicodedata.category(chr(code)) in _UNSEEN for code in range(_TABLE)]
    return np.array([*table, False])
