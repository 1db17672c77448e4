"""Which municipalities texts point to.

Names are found for all texts in one pass; only a text that holds a name that may count is looked at more closely.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from meetlat.text.places.beside import look_beside
from meetlat.text.places.gazetteer import Gazetteer
from meetlat.text.places.lexicon import Lexicon, Needs
from meetlat.text.places.settling import Settling
from meetlat.text.places.spots import Passage, Spot
from meetlat.text.texts import Texts

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

Numbers = npt.NDArray[np.int64]

_LAST = np.array([0, 0, 1])  # from the place behind a match to its last one


class Places:
    """Reads places by a gazetteer. ``organisations`` are the ids that the numbers it gives stand for."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        lexicon = Lexicon(gazetteer)
        self.organisations: tuple[str, ...] = tuple(one.id for one in gazetteer.municipalities)
        self._settling = Settling(gazetteer)
        self._entries = list(lexicon.entries.values())
        self._forms = list(lexicon.entries)
        self._needs_capital = np.array([Needs.NOTHING < entry.needs < Needs.TITLE for entry in self._entries])
        self._names = np.array([bool(entry.means) for entry in self._entries])

    @cached_property
    def _machine(self) -> "AhoCorasick":
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(self._forms)

    def __getstate__(self) -> dict[str, Any]:
        """Without the machine: the process that gets this builds its own."""
        return {name: value for name, value in vars(self).items() if name != "_machine"}

    def places_of(self, texts: Texts, *, profile: bool = False) -> tuple[Numbers, Numbers]:
        """Pairs of the number of a text and the number of an organisation, in order of the texts, none twice.

        ``profile``: the texts are what people say of themselves beside their name; else they are messages.
        """
        pairs = [
            (text, municipality)
            for text, spots in self._candidates(texts, profile)
            for municipality in sorted(self._settling.settled(spots))
        ]
        flat = np.array(pairs, np.int64).reshape(-1, 2)
        return flat[:, 0], flat[:, 1]

    def _candidates(self, texts: Texts, profile: bool) -> Iterator[tuple[int, list[Spot]]]:
        """The texts in which a name stands that may count, with all that was found in them."""
        found = self._found(texts)
        entry, start = found[:, 0], found[:, 1]
        capital = texts.cased[start + 1] != texts.codes[start + 1]
        text_of = texts.text_of[start]
        held = np.unique(text_of[self._names[entry] & (capital | ~self._needs_capital[entry])])
        lows, highs = np.searchsorted(text_of, held), np.searchsorted(text_of, held, "right")
        for text, low, high in zip(held.tolist(), lows.tolist(), highs.tolist(), strict=True):
            offset = int(texts.ends[text - 1]) + 1 if text else 0
            passage = _passage(texts, offset, int(texts.ends[text]) + 1, profile)
            yield text, self._spots(found[low:high].tolist(), offset, passage)

    def _found(self, texts: Texts) -> Numbers:
        """Number of the entry, and the places of the spaces around it; all of them, also those that overlap."""
        matches = self._machine.find_matches_as_indexes(texts.plain, overlapping=True)
        flat: Numbers = np.fromiter(chain.from_iterable(matches), np.int64, 3 * len(matches))
        return np.asarray(flat.reshape(-1, 3) - _LAST)

    def _spots(self, found: list[tuple[int, int, int]], offset: int, passage: Passage) -> list[Spot]:
        """Longest wins; what overlaps it is dropped."""
        spots: list[Spot] = []
        for entry, start, end in sorted(found, key=lambda one: (one[1], -one[2])):
            if not spots or start - offset >= spots[-1].end:
                spots.append(Spot(self._entries[entry], passage, start - offset, end - offset))
        look_beside(passage, spots)
        return spots


def _passage(texts: Texts, start: int, end: int, profile: bool) -> Passage:
    cased = texts.cased[start:end].tobytes().decode("utf-32-le", "replace")
    return Passage(texts.plain[start:end], cased, profile)
