"""Finds the topics of many texts in one pass over their letters.

A topic is held where one of its keywords stands, or two weak ones that do not overlap. A keyword within one of the
topic's exceptions does not count. A phrase counts in its own language, and where the language of the text is not known.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from meetlat.text.phrases import Found, Phrases
from meetlat.text.texts import SPACE, Places, Texts
from meetlat.text.topics.lists import SPOKEN, BadTopic, Topic, Words, read_topic

STRONG, WEAK, EXCEPTION = range(3)
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class _Hits:
    """Phrases that stand in texts; ``cell``: text and topic as one number."""

    cell: Places
    sort: npt.NDArray[np.int8]
    phrase: Places
    start: Places
    end: Places

    def where(self, kept: Bools) -> "_Hits":
        return _Hits(self.cell[kept], self.sort[kept], self.phrase[kept], self.start[kept], self.end[kept])


class Topics:
    """The topics in the order of their names. Can be handed to another process."""

    def __init__(self, lists: Iterable[Topic]) -> None:
        self.lists = tuple(lists)
        self.names: tuple[str, ...] = tuple(topic.name for topic in self.lists)

    def __reduce__(self) -> tuple[Any, ...]:
        return Topics, (self.lists,)

    def topics_of(self, texts: Texts, languages: npt.NDArray[np.int8]) -> Bools:
        """Texts x topics: whether the text is about it; ``languages``: of each text the place in LANGUAGES."""
        hits = self._hits(texts, languages)
        exception = hits.sort == EXCEPTION
        hits, exceptions = hits.where(~exception), hits.where(exception)
        hits = hits.where(~_within(hits, exceptions, len(texts.codes)))
        held = np.zeros(texts.number * len(self.names), bool)
        held[hits.cell[hits.sort == STRONG]] = True
        held[_twos(hits.where(hits.sort == WEAK))] = True
        return held.reshape(texts.number, len(self.names))

    def _hits(self, texts: Texts, languages: npt.NDArray[np.int8]) -> _Hits:
        _, language, topic, sort = self._rows
        found = self.phrases.find(texts)
        spoken = languages[found.text]
        fits = np.flatnonzero((language[found.phrase] == spoken) | (spoken >= len(SPOKEN)))
        phrase = found.phrase[fits]
        cell = found.text[fits] * np.int64(len(self.names)) + topic[phrase]
        return _Hits(cell, sort[phrase], phrase, *_bare(found, fits, texts))

    @cached_property
    def phrases(self) -> Phrases:
        return Phrases(self._rows[0])

    @cached_property
    def _rows(self) -> tuple[tuple[str, ...], npt.NDArray[np.int8], Places, npt.NDArray[np.int8]]:
        """All phrases, and of each its language, its topic and its sort."""
        rows = [
            (phrase, language, number, sort)
            for number, topic in enumerate(self.lists)
            for language, words in enumerate(topic.words)
            for sort, phrases in enumerate(_sorts(words))
            for phrase in phrases
        ]
        said, language, topic, sort = zip(*rows, strict=True)
        return said, np.array(language, np.int8), np.array(topic, np.int64), np.array(sort, np.int8)


def load(folder: Path) -> Topics:
    """The topics of a folder, a file each. Raises BadTopic."""
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise BadTopic(f"{folder}: holds no topics. A topic is a file NAME.toml.")
    return Topics(read_topic(file) for file in files)


@cache
def topics() -> Topics:
    """The topics that come with Meetlat."""
    return load(Path(__file__).parent)


def _sorts(words: Words) -> tuple[tuple[str, ...], ...]:
    """In the order of STRONG, WEAK, EXCEPTION."""
    return words.keywords, words.weak, words.exceptions


def _bare(found: Found, fits: Places, texts: Texts) -> tuple[Places, Places]:
    """First and last place of each phrase without the spaces around it."""
    start, end = found.start[fits], found.end[fits]
    return start + (texts.codes[start] == SPACE), end - (texts.codes[end] == SPACE)


def _within(hits: _Hits, exceptions: _Hits, size: int) -> Bools:
    """Whether a phrase lies within an exception of the same topic in the same text."""
    if not len(exceptions.cell):
        return np.zeros(len(hits.cell), bool)
    starts = exceptions.cell * size + exceptions.start
    order = np.argsort(starts, kind="stable")
    reach = np.maximum.accumulate((exceptions.cell * size + exceptions.end)[order])
    before = np.searchsorted(starts[order], hits.cell * size + hits.start, "right") - 1
    return np.asarray((before >= 0) & (reach[before] >= hits.cell * size + hits.end))


def _twos(weak: _Hits) -> Places:
    """The cells that hold two different phrases which do not overlap."""
    if not len(weak.cell):
        return weak.cell
    order = np.argsort(weak.cell, kind="stable")
    cell = weak.cell[order]
    first = np.flatnonzero(np.diff(cell, prepend=-1))
    apart = np.maximum.reduceat(weak.start[order], first) > np.minimum.reduceat(weak.end[order], first)
    phrase = weak.phrase[order]
    differ = np.maximum.reduceat(phrase, first) > np.minimum.reduceat(phrase, first)
    return np.asarray(cell[first[apart & differ]])
