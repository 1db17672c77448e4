"""Finds many phrases in many texts in one pass (Aho-Corasick).

A phrase is written as people write it. ``^`` stands for the beginning of a sentence, ``$`` for the end of the text,
``<link>`` and ``<name>`` for a link and a handle; a ``*`` at an end means that the word may go on there: ``*afval*``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

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
        self.patterns: list[str] = []
        self._phrase: list[int] = []
        for number, pattern in enumerate(plain_phrases(phrases)):
            for form in {pattern} if accents else {pattern, pattern.translate(_ACCENTS)}:
                self.patterns.append(form)
                self._phrase.append(number)

    @classmethod
    def as_they_stand(cls, patterns: Iterable[str]) -> "Phrases":
        """Phrases that are in the plain form of the texts already."""
        made = cls(())
        made.patterns = list(patterns)
        made._phrase = list(range(len(made.patterns)))
        return made

    @property
    def number(self) -> int:
        return max(self._phrase, default=-1) + 1

    def __getstate__(self) -> dict[str, Any]:
        """Without the machine: the process that gets this builds its own."""
        return {name: value for name, value in vars(self).items() if name != "_together"}

    @cached_property
    def _together(self) -> "Together":
        return Together([self])

    @cached_property
    def numbers(self) -> Places:
        """Of each pattern the number of its phrase."""
        return np.array(self._phrase, np.int64)

    def find(self, texts: Texts) -> Found:
        """All that stand in the texts, also those that overlap; in order of their ends."""
        if self not in texts.found:
            self._together.look(texts)
        return texts.found[self]

    def counts(self, found: Found, number: int, group: Places, groups: int) -> npt.NDArray[np.int64]:
        """How many phrases of each group each of ``number`` texts holds; ``group`` is the group of each phrase."""
        cells = found.text * np.int64(groups) + group[found.phrase]
        return np.bincount(cells, minlength=number * groups).reshape(number, groups)


class Together:
    """Looks for the phrases of several in one pass; ``Phrases.find`` of each then has what was found."""

    def __init__(self, several: Sequence[Phrases]) -> None:
        self._several = several
        self._firsts = np.cumsum([0, *(len(each.patterns) for each in several)])

    @cached_property
    def _machine(self) -> "AhoCorasick":
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(list(chain.from_iterable(each.patterns for each in self._several)))

    def look(self, texts: Texts) -> None:
        matches = self._machine.find_matches_as_indexes(texts.plain, overlapping=True) if self._firsts[-1] else []
        flat = np.fromiter(chain.from_iterable(matches), np.int64, 3 * len(matches))
        pattern, start, end = flat[::3], flat[1::3], flat[2::3] - 1
        text = texts.text_of[start]
        for each, first, last in zip(self._several, self._firsts, self._firsts[1:], strict=False):
            own = np.flatnonzero((pattern >= first) & (pattern < last))
            texts.found[each] = Found(each.numbers[pattern[own] - first], text[own], start[own], end[own])


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
