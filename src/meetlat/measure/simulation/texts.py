"""Sentences of which it is known what they are: put together once, then only pointed at."""

import tomllib
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np
import pyarrow as pa

from meetlat.measure.simulation.numbers import Numbers, drawn

FILE = Path(__file__).with_name("texts.toml")
LANGUAGES = ("nl", "en", "fr", "de")
SPOKEN = np.array([80, 10, 6, 4], float)  # how often
SORTS = ("question", "remark", "crisis", "answer", "automatic", "thanks", "post", "talk", "draft")
SILENT = 0  # the place of the empty text: a repost says nothing
BEFORE_ANYTHING = 1

Phrases = list[list[str]]


class Texts:
    """All texts, in one list; where those of a sort and language stand in it."""

    def __init__(self, said: dict[tuple[str, str], list[str]]) -> None:
        self.sorts = {name: number for number, name in enumerate(SORTS)}
        sizes = [[len(said[sort, language]) for language in LANGUAGES] for sort in SORTS]
        self._sizes = np.array(sizes)
        ends = np.cumsum(self._sizes).reshape(self._sizes.shape)
        self._starts = ends - self._sizes + BEFORE_ANYTHING
        every = [text for sort, language in product(SORTS, LANGUAGES) for text in said[sort, language]]
        self.all = pa.array(["", *every])

    def first(self, sort: str, language: str) -> int:
        """Where those of a sort and language begin."""
        return int(self._starts[self.sorts[sort], LANGUAGES.index(language)])

    def number(self, sort: str, language: str) -> int:
        return int(self._sizes[self.sorts[sort], LANGUAGES.index(language)])

    def languages_of(self, texts: Numbers) -> Numbers:
        """Place in LANGUAGES of each text; of the silent one the first."""
        ends = np.append(self._starts.ravel()[1:], len(self.all))
        languages: Numbers = np.searchsorted(ends, texts, side="right") % len(LANGUAGES)
        return languages

    def draw(self, chance: np.random.Generator, sort: str | Numbers, languages: Numbers) -> Numbers:
        """For each language a text of the sort; ``sort`` may be an array of places in SORTS."""
        sorts = np.full(len(languages), self.sorts[sort]) if isinstance(sort, str) else sort
        sizes = self._sizes[sorts, languages]
        texts: Numbers = self._starts[sorts, languages] + (chance.random(len(languages)) * sizes).astype(int)
        return texts


@cache
def texts() -> Texts:
    with FILE.open("rb") as stream:
        told = tomllib.load(stream)
    places = told["places"]
    return Texts({(sort, name): _composed(told[sort], name, places) for sort, name in product(SORTS, LANGUAGES)})


def languages(chance: np.random.Generator, number: int) -> Numbers:
    """Places in LANGUAGES, as residents speak them."""
    return drawn(chance, SPOKEN, number)


def _composed(phrases: dict[str, Phrases], language: str, places: dict[str, list[str]]) -> list[str]:
    """Every beginning with every middle and every end; in Dutch where the language has none."""
    language = language if language in phrases else "nl"
    said = ["".join(parts) for parts in product(*phrases[language])]
    each = [text.replace("{place}", place) for text in said for place in places[language]]
    return list(dict.fromkeys(text[0].upper() + text[1:] for text in each))
