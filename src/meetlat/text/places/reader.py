"""Which municipalities texts point to.

Names are found for all texts in one pass; only a text that holds a name that may count is looked at more closely.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from meetlat.text.places.gazetteer import Gazetteer, Municipality
from meetlat.text.places.lexicon import ABROAD, Lexicon, Needs
from meetlat.text.places.spots import Passage, Spot, beside, is_word
from meetlat.text.texts import Texts

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

Numbers = npt.NDArray[np.int64]

_CITY_REGION = "be 04000"  # Brussels: beside one of its municipalities its name means the region
_LAST = np.array([0, 0, 1])  # from the place behind a match to its last one
_JOINS = frozenset({" ", " in ", " op de ", " in de ", " in het "})  # between a place and where it lies
_LINKS = frozenset({"en", "and", "et", "und", "in", "of", "or", "ou"})


class Places:
    """Reads places by a gazetteer. ``organisations`` are the ids that the numbers it gives stand for."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        lexicon = Lexicon(gazetteer)
        self.organisations: tuple[str, ...] = tuple(one.id for one in gazetteer.municipalities)
        self._regions = [_regions_of(one) for one in gazetteer.municipalities]
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
            for text, passage, spots in self._candidates(texts, profile)
            for municipality in sorted(self._settled(passage, spots))
        ]
        flat = np.array(pairs, np.int64).reshape(-1, 2)
        return flat[:, 0], flat[:, 1]

    def _candidates(self, texts: Texts, profile: bool) -> Iterator[tuple[int, Passage, list[Spot]]]:
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
            yield text, passage, self._spots(found[low:high].tolist(), offset, passage)

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
        _look_beside(passage, spots)
        return spots

    def _settled(self, passage: Passage, spots: list[Spot]) -> set[int]:
        named = [spot for spot in spots if spot.entry.means and spot.stands_for_a_place()]
        for spot in named:
            spot.open = self._meant(spot)
        clear = [spot for spot in named if len(spot.open) == 1]
        hints = [spot.entry.regions for spot in spots if spot.entry.regions and not spot.entry.means]
        for spot in named:
            if len(spot.open) > 1:
                spot.open = self._told_apart(spot.open, hints, clear)
        settled = [spot for spot in named if len(spot.open) == 1 and ABROAD not in spot.open]
        return {number for spot in settled if not self._is_region(spot, settled) for number in spot.open}

    def _meant(self, spot: Spot) -> set[int]:
        """What a name may mean by the words directly around it."""
        meant = spot.entry.titled if spot.titled and spot.entry.titled else spot.entry.means
        if not spot.beside:
            return set(meant)
        fitting = self._lying_in(meant, spot.beside)
        return set(meant) if not fitting and len(meant) == 1 and "abroad" not in spot.beside else fitting

    def _told_apart(self, meant: set[int], hints: list[frozenset[str]], clear: list[Spot]) -> set[int]:
        """By regions that the text names, else by the provinces of other places in it, else by their countries."""
        others = [number for spot in clear for number in spot.open if number != ABROAD]
        provinces = {self._regions[number][0] for number in others if self._regions[number]}
        countries = {self.organisations[number].partition(".")[0] for number in others}
        for regions in (frozenset().union(*hints), provinces, countries if ABROAD not in meant else set()):
            fitting = self._lying_in(meant, regions)
            if len(fitting) == 1:
                return fitting
        return meant

    def _lying_in(self, meant: Iterable[int], regions: Iterable[str]) -> set[int]:
        regions = set(regions)
        return {n for n in meant if ("abroad" in regions if n == ABROAD else not regions.isdisjoint(self._regions[n]))}

    def _is_region(self, spot: Spot, settled: list[Spot]) -> bool:
        """The name of a province that may only say where another place lies: Zeist, Utrecht; Ixelles, Bruxelles."""
        regions = spot.entry.regions
        others = [other for other in settled if other.end == spot.start or _CITY_REGION in regions]
        return any(
            number not in spot.open and not regions.isdisjoint(self._regions[number])
            for other in others
            for number in other.open
        )


def _regions_of(one: Municipality) -> tuple[str, ...]:
    return (one.province, one.country) if one.province else (one.country,)


def _passage(texts: Texts, start: int, end: int, profile: bool) -> Passage:
    cased = texts.cased[start:end].tobytes().decode("utf-32-le", "replace")
    return Passage(texts.plain[start:end], cased, profile)


def _look_beside(passage: Passage, spots: list[Spot]) -> None:
    """Tells each spot the region behind it, and whether the passage holds nothing but names."""
    covered = 0
    rest: list[str] = []
    for at, spot in enumerate(spots):
        rest += passage.plain[covered : spot.start].split()
        spot.beside, covered = beside(passage, spot.end)
        follower = spots[at + 1] if at + 1 < len(spots) else None
        if follower and follower.entry.regions and passage.plain[covered : follower.start + 1] in _JOINS:
            spot.beside = spot.beside or follower.entry.regions
    rest += passage.plain[covered:].split()
    sure = len(spots) == 1 or any(spot.entry.regions or spot.entry.needs < Needs.CONTEXT for spot in spots)
    alone = sure and not any(is_word(word) and word not in _LINKS for word in rest)
    for spot in spots:
        spot.alone = alone
