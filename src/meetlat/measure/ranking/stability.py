"""How firm a place is: what becomes of it under other weights, and had chance fallen otherwise.

A full count has no sampling interval, so what is drawn anew has a name (docs/decisions/0013-intervals-of-places.md):
the weights, by the Bayesian bootstrap of the measures (Rubin 1981: a Dirichlet distribution around the chosen weights),
and figures only where the asker says that they are a share of cases or a count of events.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from meetlat.measure.ranking.leaving_out import AT_ONCE
from meetlat.measure.ranking.places import SAME, Numbers, Truths, places, within_first
from meetlat.measure.ranking.rank_sum import Ranking
from meetlat.measure.ranking.rules import Vary
from meetlat.problem import Problem

DRAWS = 1_000
BEYOND = 0.025  # of the draws at each end: what is left is the interval of 95 %
TOP = 10
MOST = 200_000_000  # places: 800 MB


class TooManyDraws(Problem):
    """More worlds than fit in memory."""


@dataclass(frozen=True)
class Stability:
    """Per member the interval of places, and the shares of draws in which it is first, in the top ten, and ahead of
    the next of the list. ``keeps_winners``, ``keeps_top``: the shares of draws that keep these whole.
    """

    low: Numbers
    high: Numbers
    first: Numbers
    top: Numbers
    ahead: Numbers
    keeps_winners: float
    keeps_top: float


def stability(
    ranking: Ranking,
    vary: Vary = Vary.BOTH,
    draws: int = DRAWS,
    seed: int = 1,
    progress: Callable[[int, int], None] = lambda done, all: None,
) -> Stability:
    """Draws ``draws`` worlds. An interval always holds the place itself: the ranking as asked is one of the worlds.

    Raises TooManyDraws where the places of all members in all worlds do not fit in memory.
    """
    if (members := ranking.sums.size) * draws > MOST:
        raise TooManyDraws(
            f"{draws:,} draws of {members:,} rows are {members * draws:,} places. At most {MOST:,} fit: draw at most"
            f" {MOST // members:,} times."
        )
    tally = _Tally(ranking, draws)
    for sums in _worlds(ranking, vary, draws, seed):
        tally.add(sums)
        progress(tally.done, draws)
    return tally.result()


def in_list_order(ranking: Ranking) -> list[int]:
    """The members in the order of the list: by sum, equals by name."""
    tier = places(ranking.sums)
    return sorted(range(tier.size), key=lambda member: (tier[member], ranking.field.names[member]))


def _worlds(ranking: Ranking, vary: Vary, draws: int, seed: int) -> Iterator[Numbers]:
    """Sums ``[draw, member]``, so many draws at a time as fit. Weights and chance each have their own dice."""
    weighing, falling = (np.random.default_rng([seed, dice]) for dice in (0, 1))
    field = ranking.field
    at_once = max(1, AT_ONCE // field.figures.size)
    for start in range(0, draws, at_once):
        number = min(at_once, draws - start)
        weights, found = np.broadcast_to(field.weights, (number, len(field.measures))), ranking.places[None]
        if vary is not Vary.CHANCE:
            weights = _drawn_weights(weighing, field.weights, number)
        if vary is not Vary.WEIGHTS and field.by_chance:
            z = falling.standard_normal((number, *field.figures.shape))
            found = places(field.scores(field.drawn(z)), ranking.tie)
        yield np.einsum("dm,dmn->dn", weights, np.broadcast_to(found, (number, *field.figures.shape)))


def _drawn_weights(dice: np.random.Generator, weights: Numbers, number: int) -> Numbers:
    """On average the weights that were chosen; where these are equal every weighting is equally likely."""
    drawn: Numbers = dice.dirichlet(weights.size * weights / weights.sum(), number) * weights.sum()
    return drawn


class _Tally:
    """Adds up what the worlds say."""

    def __init__(self, ranking: Ranking, draws: int) -> None:
        self._ranking = ranking
        self._order = np.array(in_list_order(ranking))
        self._won, self._top = (within_first(ranking.sums, number) for number in (1, TOP))
        self._places = np.empty((ranking.sums.size, draws), dtype=np.float32)
        self._first, self._in_top, self._ahead = (np.zeros(ranking.sums.size) for _ in range(3))
        self._keeps_winners = self._keeps_top = self.done = 0

    def add(self, sums: Numbers) -> None:
        first, top = (within_first(sums, number) for number in (1, TOP))
        self._places[:, self.done : self.done + len(sums)] = places(sums, self._ranking.tie).T
        self._first += first.sum(axis=0)
        self._in_top += top.sum(axis=0)
        self._ahead[self._order[:-1]] += _ahead(sums[:, self._order]).sum(axis=0)
        self._keeps_winners += _alike(first, self._won)
        self._keeps_top += _alike(top, self._top)
        self.done += len(sums)

    def result(self) -> Stability:
        self._places.sort(axis=1)
        beyond = int(BEYOND * self.done)
        low = np.minimum(self._places[:, beyond], self._ranking.place)
        high = np.maximum(self._places[:, -1 - beyond], self._ranking.place)
        first, top, ahead = np.stack([self._first, self._in_top, self._ahead]) / self.done
        return Stability(low, high, first, top, ahead, self._keeps_winners / self.done, self._keeps_top / self.done)


def _ahead(ordered: Numbers) -> Numbers:
    """``[draw, member but the last]``: 1 where it is ahead of the next, 1/2 where they are equal."""
    before, after = ordered[:, :-1], ordered[:, 1:]
    margin = SAME * np.abs(before)
    return ((after > before + margin).astype(np.float64) + (after >= before - margin)) / 2


def _alike(found: Truths, asked: Truths) -> int:
    return int((found == asked).all(axis=1).sum())
