"""Ages counted on old borders, brought to today's across the documented mergers; as ``borders`` does for inhabitants.

In plain Python: a page needs it, and a page does not start an engine.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from meetlat.measure.borders import DRAWING_NOISE

Ages = dict[str, tuple[float, ...]]


class Count(NamedTuple):
    """The people of one age group on 1 January."""

    organisation: str
    year: int
    age_group: str
    inhabitants: float


class Went(NamedTuple):
    """That an abolished organisation went, for a share of its area, into another."""

    old: str
    new: str
    year_to: int
    share: float


def ages_today(counts: Iterable[Count], abolished: Iterable[Went]) -> Ages:
    """organisation -> people per age group (by name), of the latest year of its country, on the borders of today."""
    rows: dict[str, list[Count]] = defaultdict(list)
    for row in counts:
        rows[_country(row.organisation)].append(row)
    moved = [move for move in abolished if move.share >= DRAWING_NOISE]
    found: Ages = {}
    for country, counted in rows.items():
        found |= _of_country(counted, [move for move in moved if _country(move.old) == country])
    return found


def _country(organisation: str) -> str:
    """As its id begins with."""
    return organisation.partition(".")[0]


def _of_country(rows: list[Count], abolished: list[Went]) -> Ages:
    year = max(row.year for row in rows)
    found = _vectors([row for row in rows if row.year == year])
    moves = [move for move in abolished if move.year_to > year]
    for step in sorted({move.year_to for move in moves}):
        found = _across(found, _shares([move for move in moves if move.year_to == step]))
    return found


def _vectors(rows: list[Count]) -> Ages:
    groups = sorted({row.age_group for row in rows})
    people = {(row.organisation, row.age_group): row.inhabitants for row in rows}
    return {id: tuple(people.get((id, group), 0.0) for group in groups) for id in {row.organisation for row in rows}}


def _shares(moves: list[Went]) -> dict[str, list[tuple[str, float]]]:
    """old -> (new, share); the shares of an old one add up to 1."""
    total: dict[str, float] = defaultdict(float)
    for move in moves:
        total[move.old] += move.share
    shares: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for move in moves:
        shares[move.old].append((move.new, move.share / total[move.old]))
    return shares


def _across(found: Ages, shares: dict[str, list[tuple[str, float]]]) -> Ages:
    parts: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    for id, people in found.items():
        for new, share in shares.get(id, [(id, 1.0)]):
            parts[new].append(tuple(number * share for number in people))
    return {id: tuple(map(sum, zip(*vectors, strict=True))) for id, vectors in parts.items()}
