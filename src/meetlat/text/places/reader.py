"""Which municipalities texts point to.

Names are found for all texts in one pass; only a text that holds a name that may count is looked at more closely.
"""

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from meetlat.text.phrases import Phrases
from meetlat.text.places.beside import look_beside
from meetlat.text.places.gazetteer import Gazetteer
from meetlat.text.places.lexicon import Lexicon, Needs
from meetlat.text.places.settling import Settling
from meetlat.text.places.spots import Passage, Spot
from meetlat.text.texts import Texts

Numbers = npt.NDArray[np.int64]


class Places:
    """Reads places by a gazetteer. ``organisations`` are the ids that the numbers it gives stand for."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        lexicon = Lexicon(gazetteer)
        self.organisations: tuple[str, ...] = tuple(one.id for one in gazetteer.municipalities)
        self._settling = Settling(gazetteer)
        self._entries = list(lexicon.entries.values())
        self.phrases = Phrases.as_they_stand(lexicon.entries)
        self._needs_capital = np.array([Needs.NOTHING < entry.needs < Needs.TITLE for entry in self._entries])
        self._names = np.array([bool(entry.means) for entry in self._entries])

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
        found = self.phrases.find(texts)
        entry, start, text_of = found.phrase, found.start, found.text
        capital = texts.cased[start + 1] != texts.codes[start + 1]
        held = np.unique(text_of[self._names[entry] & (capital | ~self._needs_capital[entry])])
        lows, highs = np.searchsorted(text_of, held), np.searchsorted(text_of, held, "right")
        for text, low, high in zip(held.tolist(), lows.tolist(), highs.tolist(), strict=True):
            offset = int(texts.ends[text - 1]) + 1 if text else 0
            passage = _passage(texts, offset, int(texts.ends[text]) + 1, profile)
            columns = [part[low:high].tolist() for part in (entry, start, found.end)]
            yield text, self._spots(zip(*columns, strict=True), offset, passage)

    def _spots(self, found: Iterable[tuple[int, ...]], offset: int, passage: Passage) -> list[Spot]:
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
