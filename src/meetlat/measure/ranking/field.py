"""Who is ranked, and on what."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from meetlat.measure.ranking.chance import Chance, drawn_count, drawn_interval, drawn_share
from meetlat.measure.ranking.places import Numbers


@dataclass(frozen=True)
class Measure:
    """``weight``: how many times its place counts; ``less``: whether less is better."""

    name: str
    weight: float = 1.0
    less: bool = False
    per: str = ""
    chance: Chance = Chance.NONE


@dataclass(frozen=True)
class Field:
    """``figures[measure, member]``: NaN where not known.

    ``cases[measure, member]``: of a share the number it is a share of, of a count what it was divided by, else 1.
    ``ends[low or high, measure, member]``: the intervals of figures that have one, else NaN; None: no figure has.
    """

    names: tuple[str, ...]
    measures: tuple[Measure, ...]
    figures: Numbers
    cases: Numbers
    ends: Numbers | None = None

    @property
    def weights(self) -> Numbers:
        return np.array([measure.weight for measure in self.measures])

    @property
    def by_chance(self) -> bool:
        return any(measure.chance is not Chance.NONE for measure in self.measures)

    def of(self, members: Sequence[int]) -> "Field":
        """The same measures of some of the members."""
        names = tuple(self.names[member] for member in members)
        ends = None if self.ends is None else self.ends[:, :, members]
        return Field(names, self.measures, self.figures[:, members], self.cases[:, members], ends)

    def in_order(self) -> "Field":
        """By figures, then by name: draws fall to the same members however a file is ordered."""
        return self.of(np.lexsort((np.array(self.names), *self.figures[::-1])).tolist())

    def drawn(self, z: Numbers) -> Numbers:
        """Figures as they might have been. ``z[draw, measure, member]``, and so is what comes back."""
        found = np.broadcast_to(self.figures, z.shape).copy()
        for row, measure in enumerate(self.measures):
            figures, cases = self.figures[row], self.cases[row]
            if measure.chance is Chance.SHARE:
                found[:, row] = drawn_share(figures, cases, z[:, row])
            elif measure.chance is Chance.COUNT:
                found[:, row] = drawn_count(figures * cases, z[:, row]) / cases
            elif measure.chance is Chance.INTERVAL and self.ends is not None:
                found[:, row] = drawn_interval(figures, self.ends[:, row], z[:, row])
        return found

    def scores(self, figures: Numbers) -> Numbers:
        """``figures[..., measure, member]`` as numbers of which the lowest is the best; the unknown is the worst."""
        signs = np.array([1.0 if measure.less else -1.0 for measure in self.measures])
        scores: Numbers = figures * signs[:, None]
        worst = np.nan_to_num(np.fmax.reduce(scores, axis=-1, keepdims=True))  # of what nobody knows: all are equal
        return np.where(np.isnan(scores), worst + np.abs(worst) + 1, scores)
