"""Which municipality each name in a text means: told by what stands beside it and by other places in the text."""

from collections.abc import Iterable, Sequence

from meetlat.text.places.gazetteer import Gazetteer, Municipality
from meetlat.text.places.lexicon import ABROAD
from meetlat.text.places.spots import Spot

Clues = tuple[frozenset[str], frozenset[str], frozenset[str]]

_SEVERAL = 2
_CITY_REGION = "be 04000"  # Brussels: beside one of its municipalities its name means the region


class Settling:
    """Knows where each municipality of the gazetteer lies."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._regions = [_regions_of(one) for one in gazetteer.municipalities]

    def settled(self, spots: Sequence[Spot]) -> set[int]:
        """The numbers of the municipalities that a text points to, from all names found in it."""
        named = [spot for spot in spots if spot.entry.means and spot.stands_for_a_place()]
        for spot in named:
            spot.open = self._meant(spot)
        clues = self._clues(spots, [spot for spot in named if len(spot.open) == 1])
        for spot in named:
            spot.open = self._told_apart(spot.open, clues)
        settled = {spot.end: spot for spot in named if len(spot.open) == 1 and ABROAD not in spot.open}
        inside = {n for spot in settled.values() for n in spot.open if _CITY_REGION in self._regions[n]}
        return {n for spot in settled.values() if not self._is_region(spot, settled, inside) for n in spot.open}

    def _meant(self, spot: Spot) -> set[int]:
        """What a name may mean by the words directly around it."""
        meant = spot.entry.titled if spot.titled and spot.entry.titled else spot.entry.means
        if not spot.beside:
            return set(meant)
        fitting = self._lying_in(meant, spot.beside)
        return set(meant) if not fitting and len(meant) == 1 and "abroad" not in spot.beside else fitting

    def _clues(self, spots: Sequence[Spot], clear: list[Spot]) -> Clues:
        """Regions that the text names; the provinces of the places in it that are clear, and their countries."""
        places = [number for spot in clear for number in spot.open if number != ABROAD]
        named = (spot.entry.regions for spot in spots if not spot.entry.means)
        return (
            frozenset().union(*named),
            frozenset(self._regions[number][0] for number in places),
            frozenset(self._regions[number][-1] for number in places),
        )

    def _told_apart(self, meant: set[int], clues: Clues) -> set[int]:
        if len(meant) < _SEVERAL:
            return meant
        for regions in clues[:-1] if ABROAD in meant else clues:
            fitting = self._lying_in(meant, regions)
            if len(fitting) == 1:
                return fitting
        return meant

    def _lying_in(self, meant: Iterable[int], regions: frozenset[str]) -> set[int]:
        return {n for n in meant if ("abroad" in regions if n == ABROAD else not regions.isdisjoint(self._regions[n]))}

    def _is_region(self, spot: Spot, settled: dict[int, Spot], inside: set[int]) -> bool:
        """The name of a province that may only say where another place lies: Zeist, Utrecht; Ixelles, Bruxelles."""
        regions = spot.entry.regions
        if not regions:
            return False
        others = set(inside) if _CITY_REGION in regions else set()
        others |= settled[spot.start].open if spot.start in settled else set()
        return any(not regions.isdisjoint(self._regions[number]) for number in others - spot.open)


def _regions_of(one: Municipality) -> tuple[str, ...]:
    return (one.province, one.country) if one.province else (one.country,)
