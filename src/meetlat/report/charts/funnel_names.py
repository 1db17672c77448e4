"""Names beside the dots that lie out of a funnel, as many as fit without lying over each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from meetlat.report.charts.limits import OUTER, Dot, Placed
from meetlat.report.charts.sizes import Sizes

ACROSS, DOWN = 340, 320  # the field of dots, about
LETTER, LINE = 6.9, 15  # average width of a letter and height of a name
AWAY = 9  # from the dot
MOST = 8
TRIED = 30  # beyond these a name says little: too many lie out


@dataclass(frozen=True)
class Box:
    """The room that something takes."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def named(dots: Sequence[Placed], sizes: Sizes, top: float) -> list[dict[str, Any]]:
    """Those beyond the outer limit, the farthest first, each with the side of its name. The key names the one asked."""
    far = [one for one in dots if one.beyond == OUTER and not one.dot.here]
    out = [one.dot for one in sorted(far, key=lambda one: (-one.away, one.dot.name))]
    taken = [_around(*_place(one.dot, sizes, top)) for one in dots]
    heavy = [_around(*_place(dot, sizes, top)) for dot in out]
    found: list[dict[str, Any]] = []
    for dot in out[:TRIED]:
        free = [*_free(dot, taken, sizes, top), *_free(dot, heavy, sizes, top)]
        if free and len(found) < MOST:
            side, box = free[0]
            found.append({"n": dot.n, "share": dot.share, "name": dot.name, "side": side})
            taken, heavy = [*taken, box], [*heavy, box]
    return found


def _free(dot: Dot, taken: Sequence[Box], sizes: Sizes, top: float) -> list[tuple[str, Box]]:
    return [(side, box) for side, box in _sides(dot, sizes, top) if _fits(box, taken)]


def _sides(dot: Dot, sizes: Sizes, top: float) -> list[tuple[str, Box]]:
    (x, y), long = _place(dot, sizes, top), len(dot.name) * LETTER + AWAY
    boxes = {"right": (x + AWAY, x + long), "left": (x - long, x - AWAY)}
    return [(side, Box(left, y - LINE / 2, right, y + LINE / 2)) for side, (left, right) in boxes.items()]


def _place(dot: Dot, sizes: Sizes, top: float) -> tuple[float, float]:
    return sizes.place(dot.n) * ACROSS, (1 - dot.share / top) * DOWN


def _around(x: float, y: float) -> Box:
    return Box(x - 3, y - 3, x + 3, y + 3)


def _fits(box: Box, others: Sequence[Box]) -> bool:
    return box.left >= 0 and box.right <= ACROSS and not any(box.overlaps(other) for other in others)
