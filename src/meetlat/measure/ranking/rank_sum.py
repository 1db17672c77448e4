"""Rank each on every measure, add the places: the lowest sum wins.

Source: council-clerk study 2014 (domain.md 0.3), where the measures are followers, following and posts per inhabitant.
The study does not say what became of ties and of figures that are not known; here both are rules with a name.
"""

from dataclasses import dataclass

import numpy as np

from meetlat.measure.ranking.field import Field
from meetlat.measure.ranking.places import Numbers, places
from meetlat.measure.ranking.rules import Tie


@dataclass(frozen=True)
class Ranking:
    """``places[measure, member]``; ``sums`` and ``place`` per member."""

    field: Field
    tie: Tie
    places: Numbers
    sums: Numbers
    place: Numbers

    @property
    def winners(self) -> list[str]:
        return self.first(self.place)

    def leaders(self, measure: int) -> list[str]:
        """Who is first on one measure, among those of whom it is known."""
        known = ~np.isnan(self.field.figures[measure])
        return self.first(np.where(known, self.places[measure], np.nan))

    def first(self, place: Numbers) -> list[str]:
        """The names of those with the best place, in the order of the alphabet."""
        return sorted(self.field.names[member] for member in np.flatnonzero(place == np.fmin.reduce(place)))


def rank(field: Field, tie: Tie = Tie.SHARED) -> Ranking:
    """The ranking of a field of at least one member."""
    found = places(field.scores(field.figures), tie)
    sums = field.weights @ found
    return Ranking(field, tie, found, sums, places(sums, tie))
