"""The organisations most like one: by inhabitants, density, age structure and province, with the reasons.

Source: Waarstaatjegemeente.nl, where a municipality compares itself with those that resemble it; the distance is
Meetlat's own.

Each part is a difference in spreads (standard deviations within the group that is compared): of the logarithms of
inhabitants and density, over the shares of the age groups their root mean square, and for another province one spread.
The distance is the root mean square of the parts. A part that is not known of the organisation itself is left out and
named; who lacks a part that the organisation has is not compared, and counted.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

PARTS = ("inhabitants", "density", "ages", "province")
ALIKE = 0.25  # spreads; a part this near makes two organisations alike
NEIGHBOURS = 10
DIGITS = 9  # of a distance; what differs only beyond them is a tie


@dataclass(frozen=True)
class Traits:
    """What is known of an organisation. ``density`` per km2; ``ages``: people per age group, in one order for all."""

    inhabitants: float | None = None
    density: float | None = None
    ages: tuple[float, ...] = ()
    province: str = ""

    def measures(self) -> dict[str, tuple[float, ...]]:
        """The known parts as numbers that can be subtracted; the province is none."""
        people = sum(self.ages)
        found = {"inhabitants": _log(self.inhabitants), "density": _log(self.density)}
        found["ages"] = tuple(group / people for group in self.ages) if people > 0 else ()
        return {part: numbers for part, numbers in found.items() if numbers}

    def known(self) -> tuple[str, ...]:
        found = self.measures()
        return tuple(part for part in PARTS if part in found or (part == "province" and self.province))


@dataclass(frozen=True)
class Part:
    """How far two organisations lie apart in one part, in spreads."""

    name: str
    distance: float


@dataclass(frozen=True)
class Neighbour:
    """One that is alike: how far away, and each part of that."""

    id: str
    distance: float
    parts: tuple[Part, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """The parts that made them alike, the nearest first; at least one."""
        ordered = sorted(self.parts, key=lambda part: (part.distance, PARTS.index(part.name)))
        near = tuple(part.name for part in ordered if part.distance <= ALIKE)
        return near or (ordered[0].name,)


@dataclass(frozen=True)
class Alike:
    """The most alike, the nearest first; the parts that are not known; how many lack a part and were not compared."""

    neighbours: tuple[Neighbour, ...]
    unknown: tuple[str, ...]
    left_out: int


class Group:
    """Organisations that are compared with each other: those of one kind in one country."""

    def __init__(self, traits: Mapping[str, Traits]) -> None:
        self._traits = dict(traits)
        self._measures = {id: one.measures() for id, one in self._traits.items()}
        self._spreads = {part: self._spread(part) for part in PARTS if part != "province"}

    def most_alike(self, id: str, limit: int = NEIGHBOURS) -> Alike:
        """Those most like ``id``; equal distances in the order of the ids. Nobody where inhabitants are not known."""
        own = self._traits[id].known()
        unknown = tuple(part for part in PARTS if part not in own)
        if "inhabitants" in unknown:
            return Alike((), unknown, len(self._traits) - 1)
        others = [other for other in self._traits if other != id]
        able = [other for other in others if set(own) <= set(self._traits[other].known())]
        found = sorted((self._neighbour(id, other, own) for other in able), key=lambda one: (one.distance, one.id))
        return Alike(tuple(found[:limit]), unknown, len(others) - len(able))

    def _neighbour(self, id: str, other: str, parts: Sequence[str]) -> Neighbour:
        found = tuple(Part(part, round(self._apart(part, id, other), DIGITS)) for part in parts)
        return Neighbour(other, round(_root_mean_square([part.distance for part in found]), DIGITS), found)

    def _apart(self, part: str, first: str, second: str) -> float:
        if part == "province":
            return float(self._traits[first].province != self._traits[second].province)
        pairs = zip(self._measures[first][part], self._measures[second][part], self._spreads[part], strict=True)
        return _root_mean_square([(one - other) / spread if spread else 0.0 for one, other, spread in pairs])

    def _spread(self, part: str) -> tuple[float, ...]:
        known = [found[part] for found in self._measures.values() if part in found]
        return tuple(_deviation(column) for column in zip(*known, strict=True))


def _log(value: float | None) -> tuple[float, ...]:
    return (math.log(value),) if value is not None and value > 0 else ()


def _root_mean_square(numbers: Sequence[float]) -> float:
    return math.sqrt(math.fsum(number * number for number in numbers) / len(numbers))


def _deviation(numbers: Iterable[float]) -> float:
    """The standard deviation; summed exactly, so that the order of the organisations does not matter."""
    values = list(numbers)
    mean = math.fsum(values) / len(values)
    found = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / len(values))
    return found if found > 1e-12 * max(1.0, abs(mean)) else 0.0  # equal values leave a crumb of rounding
