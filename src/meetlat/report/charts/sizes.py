"""An axis of how many questions there were: logarithmic, for a village and a city differ a hundredfold."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING, Any

from meetlat.report.charts import key, theme
from meetlat.report.numbers import number

if TYPE_CHECKING:
    import altair as alt

MOST = 6  # ticks
STEPS = ((1, 2, 5), (1, 3), (1,))  # the finest that fits is taken


@dataclass(frozen=True)
class Sizes:
    """From and to how many, with some room at both ends."""

    start: float
    end: float

    @classmethod
    def of(cls, counts: Sequence[int]) -> "Sizes":
        return cls(min(counts) / 1.15, max(counts) * 1.25)

    @property
    def middle(self) -> float:
        return sqrt(self.start * self.end)

    def place(self, n: float) -> float:
        """Where a number lies between both ends, from 0 to 1."""
        return log(n / self.start) / log(self.end / self.start)

    def along(self, many: int) -> list[int]:
        """Whole numbers, about equally far from each other on the axis."""
        steps = [self.start * (self.end / self.start) ** (step / many) for step in range(many + 1)]
        return sorted({max(round(step), 1) for step in steps})

    def ticks(self) -> list[int]:
        tried = (
            [easy * 10**zeros for zeros in range(10) for easy in steps if self.start <= easy * 10**zeros <= self.end]
            for steps in STEPS
        )
        return next((ticks for ticks in tried if len(ticks) <= MOST), [])

    def scale(self) -> "alt.Scale":
        import altair as alt

        return alt.Scale(type="log", domain=[self.start, self.end], nice=False)

    def axis(self, title: str, language: str) -> "alt.Axis":
        import altair as alt

        words = {str(tick): number(tick, language) for tick in self.ticks()}
        said = f"({json.dumps(words)})[datum.value]"
        written: dict[str, Any] = {"titleFont": theme.FONT, "titleFontSize": key.TEXT, "titleFontWeight": "normal"}
        return alt.Axis(
            values=self.ticks(), labelExpr=said, grid=False, tickSize=6, labelOverlap=False, title=title, **written
        )
