"""Which organisations lie farther from the share of all together than chance takes them, as a picture needs it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

INNER, OUTER = 0.95, 0.998
NEAR = 5  # sizes on either side, up to a sixth smaller or larger


@dataclass(frozen=True)
class Dot:
    """An organisation with its questions (1 or more) and how many of them were answered."""

    name: str
    n: int
    answered: int
    here: bool = False  # the one the picture is about

    @property
    def share(self) -> float:
        return self.answered / self.n


@dataclass(frozen=True)
class Placed:
    """A dot, and the widest limit beyond which it lies; 0: chance can explain it."""

    dot: Dot
    beyond: float
    away: float  # from the centre, counted in what chance does to one with so many questions


def together(dots: Sequence[Dot]) -> float:
    """The share of all questions to all organisations: where the funnel points to."""
    return sum(dot.answered for dot in dots) / sum(dot.n for dot in dots)


def placed(dots: Sequence[Dot]) -> list[Placed]:
    from meetlat.measure.statistics.funnel import Side, standings  # takes half a second: only when something is drawn

    centre = together(dots)
    found = zip(dots, standings([dot.answered for dot in dots], [dot.n for dot in dots], centre), strict=True)
    return [
        Placed(dot, (OUTER if at.far else INNER) if at and at.side is not Side.INSIDE else 0, _away(dot, centre))
        for dot, at in found
    ]


def _away(dot: Dot, centre: float) -> float:
    spread = sqrt(centre * (1 - centre) / dot.n)
    return abs(dot.share - centre) / spread if spread else 0


def limits_about(centre: float, n: float) -> dict[float, tuple[float, float]]:
    """The limits as they are drawn: for whole questions they leap up and down, so of several sizes near ``n``."""
    from meetlat.measure.statistics.funnel import funnel

    near = sorted({max(round(n * (1 + place / NEAR / 6)), 1) for place in range(-NEAR, NEAR + 1)})
    drawn = funnel(centre, near)
    return {
        INNER: (float(drawn.low_95.mean()), float(drawn.high_95.mean())),
        OUTER: (float(drawn.low_998.mean()), float(drawn.high_998.mean())),
    }
