"""What becomes of the places when one measure, or one member, is left out."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meetlat.measure.ranking.places import Numbers, places, tiers
from meetlat.measure.ranking.rank_sum import Ranking
from meetlat.measure.ranking.rules import Tie

MOST = 1_000  # members that are left out one by one; of more, so many by lot
AT_ONCE = 2**20  # numbers that are worked on in one go


def without_measures(ranking: Ranking) -> Numbers:
    """``[measure, member]``: the place without that measure; nothing where there is only one."""
    if len(ranking.places) == 1:
        return np.empty((0, ranking.sums.size))
    parts = ranking.field.weights[:, None] * ranking.places
    rest = np.stack([np.delete(parts, measure, axis=0).sum(axis=0) for measure in range(len(parts))])
    return places(rest, ranking.tie)


@dataclass(frozen=True)
class WithoutMembers:
    """``best``, ``worst``: the places per member when another one leaves (NaN where nobody else is there).

    ``tried``: how many were left out one by one; ``other_winner``: by whose leaving somebody else wins.
    """

    best: Numbers
    worst: Numbers
    tried: int
    other_winner: tuple[str, ...]


def without_members(ranking: Ranking, seed: int = 1) -> WithoutMembers:
    """Leaves out the members one by one; of more than MOST as many by lot."""
    leaving = _leaving(ranking.sums.size, seed)
    best, worst = np.full((2, ranking.sums.size), np.nan)
    other: list[str] = []
    for some, place in _worlds(ranking, leaving):
        best, worst = np.fmin(best, np.fmin.reduce(place)), np.fmax(worst, np.fmax.reduce(place))
        other += _changing(ranking, some, place)
    return WithoutMembers(best, worst, leaving.size, tuple(sorted(other)))


def _leaving(members: int, seed: int) -> NDArray[np.intp]:
    if members <= MOST:
        return np.arange(members)
    return np.sort(np.random.default_rng(seed).choice(members, MOST, replace=False))


def _worlds(ranking: Ranking, leaving: NDArray[np.intp]) -> Iterator[tuple[NDArray[np.intp], Numbers]]:
    """Who leaves, and the places ``[leaving, member]`` of the rest; NaN for who left."""
    groups = tiers(ranking.field.scores(ranking.field.figures))
    at_once = max(1, AT_ONCE // ranking.sums.size)
    for some in (leaving[start : start + at_once] for start in range(0, leaving.size, at_once)):
        sums = ranking.sums - sum(
            weight * _gained(tier, some, ranking.tie)
            for weight, tier in zip(ranking.field.weights, groups, strict=True)
        )
        gone = some[:, None] == np.arange(ranking.sums.size)
        place = places(np.where(gone, 2 * ranking.sums.max() + 1, sums), ranking.tie)
        yield some, np.where(gone, np.nan, place)


def _gained(tier: Numbers, some: NDArray[np.intp], tie: Tie) -> Numbers:
    """``[leaving, member]``: by how much a place on one measure gets better when another leaves."""
    leaver = tier[some][:, None]
    ahead = (leaver < tier).astype(np.float64)
    if tie is Tie.AVERAGE:
        ahead += (leaver == tier) / 2
    elif tie is Tie.DENSE:
        ahead *= (np.bincount(tier.astype(np.intp))[tier[some].astype(np.intp)] == 1)[:, None]
    return ahead


def _changing(ranking: Ranking, some: NDArray[np.intp], place: Numbers) -> list[str]:
    """Whose leaving makes others win than those who won and are still there."""
    won = ranking.place == ranking.place.min()
    wins = place == np.fmin.reduce(place, axis=1, keepdims=True)
    stayed = won & ~np.isnan(place)
    changed = (wins != stayed).any(axis=1) & stayed.any(axis=1)
    return [ranking.field.names[member] for member in some[changed]]
