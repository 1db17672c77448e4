"""Finds many phrases in many texts in one pass (Aho-Corasick).

A phrase is written as people write it. ``^`` stands for the beginning of a sentence, ``$`` for the end of the text,
``<link>`` and ``<name>`` for a link and a handle; a ``*`` at an end means that the word may go on there: ``*afval*``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from meetlat.text.letters import BEGIN, END, LINK, NAME
from meetlat.text.texts import Places, Texts, laid_out

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_MARKS = {"<link>": chr(LINK), "<name>": chr(NAME), "^": chr(BEGIN)}
_ACCENTS = str.maketrans("áàâäãéèêëíìîïóòôöõúùûüçñ", "aaaaaeeeeiiiiooooouuuucn")


@dataclass(frozen=True)
class Found:
    """Where phrases were found: number of the phrase, number of the text, first and last place in ``Texts.codes``."""

    phrase: Places
    text: npt.NDArray[np.int32]
    start: Places
    end: Places


class Phrases:
    """Phrases in the order they were given; the number of a phrase is its place in that order."""

    def __init__(self, phrases: Iterable[str], *, accents: bool = False) -> None:
        """``accents``: a phrase with accents is found only with them; else also as people type it, without."""
        self._patterns: list[str] = []
        self._phrase: list[int] = []
        self.number = 0
        for self.number, pattern in enumerate(plain_phrases(phrases), 1):
            for form in {pattern} if accents else {pattern, pattern.translate(_ACCENTS)}:
                self._patterns.append(form)
                self._phrase.append(self.number - 1)

    @cached_property
    def _machine(self) -> "AhoCorasick":
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(self._patterns)

    @cached_property
    def _numbers(self) -> Places:
        return np.array(self._phrase, np.int64)

    def find(self, texts: Texts) -> Found:
        """All that stand in the texts, also those that overlap; in order of their ends."""
        matches = self._machine.find_matches_as_indexes(texts.plain, overlapping=True) if self._patterns else []
        flat = np.fromiter(chain.from_iterable(matches), np.int64, 3 * len(matches)).reshape(-1, 3)
        return Found(self._numbers[flat[:, 0]], texts.text_of[flat[:, 1]], flat[:, 1], flat[:, 2] - 1)

    def counts(self, found: Found, number: int, group: Places, groups: int) -> npt.NDArray[np.int64]:
        """How many phrases of each group each of ``number`` texts holds; ``group`` is the group of each phrase."""
        cells = found.text * np.int64(groups) + group[found.phrase]
        return np.bincount(cells, minlength=number * groups).reshape(number, groups)


def plain_phrase(phrase: str) -> str:
    """A phrase in the plain form of the texts. Raises ValueError when nothing of it is left."""
    return plain_phrases([phrase])[0]


def plain_phrases(phrases: Iterable[str]) -> list[str]:
    """Phrases in the plain form of the texts, laid out together: thousands take no time.

    Raises ValueError where nothing is left of one.
    """
    given = list(phrases)
    parts = [_parts(phrase.strip("*").strip().removesuffix("$")) for phrase in given]
    plain = iter(laid_out([part for each in parts for part in each]).plain.split(chr(END)))
    cores = [" ".join(word for part in each if (word := _core(part, next(plain)))) for each in parts]
    return [_pattern(phrase, core) for phrase, core in zip(given, cores, strict=True)]


def _pattern(phrase: str, core: str) -> str:
    if not core.strip(chr(BEGIN)):
        raise ValueError(f"{phrase!r} holds no word or sign that could be found")
    begins, ends = phrase.startswith("*"), phrase.endswith("*")
    last = phrase.strip("*").strip().endswith("$")
    if last:
        core += f" {chr(BEGIN)} {chr(END)}" if core[-1] in ".?!" else f" {chr(END)}"
    return ("" if begins else " ") + core + ("" if ends or last else " ")


def _parts(said: str) -> list[str]:
    for mark, sign in _MARKS.items():
        said = said.replace(mark, f"\t{sign}\t")
    return said.split("\t")


def _core(part: str, plain: str) -> str:
    """The words of a part; a mark stays one."""
    return part if part in _MARKS.values() else plain.replace(chr(BEGIN), "").strip().replace("  ", " ")
