"""Every estimate beside the truth that it estimates: a row per organisation."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.stats import binomtest

from meetlat.measure.answering import ENOUGH
from meetlat.measure.indicators import message_indicators
from meetlat.measure.simulation import invented
from meetlat.measure.simulation.numbers import Numbers
from tests.measure.yardstick.true_times import LongRun, ServiceTimes
from tests.measure.yardstick.truth_given import Known, Row

HOUR = 3_600
WITHIN = {"answered_1h": HOUR, "answered_4h": 4 * HOUR, "answered_24h": 24 * HOUR}
CURVE = {"curve, 1 hour": HOUR, "curve, 24 hours": 24 * HOUR, "curve, 7 days": 168 * HOUR}
Z = 1.96
LITTLE = 0.01  # a share that so seldom is anything else needs no interval to be held


class Beside(NamedTuple):
    """``error``: of a share its own; of a time, in shares: which part of the answers is truly faster, less q."""

    low: float
    high: float
    truth: float
    error: float
    n: int

    @property
    def held(self) -> bool:
        return self.low <= self.truth <= self.high


@dataclass(frozen=True)
class Summary:
    """How often intervals of 95 % hold the truth, and how far estimates lie from it, in the mean."""

    cases: int
    held: int
    bias: float
    standard_error: float

    @property
    def coverage(self) -> float:
        return self.held / self.cases

    @property
    def interval(self) -> tuple[float, float]:
        """Of the coverage, 95 %, exact (Clopper and Pearson)."""
        found = binomtest(self.held, self.cases).proportion_ci(0.95)
        return float(found.low), float(found.high)

    @property
    def unbiased(self) -> bool:
        return abs(self.bias) <= Z * self.standard_error


def summary(rows: Iterable[Beside]) -> Summary:
    those = list(rows)
    errors = np.array([row.error for row in those])
    held = sum(row.held for row in those)
    return Summary(len(those), held, float(errors.mean()), float(errors.std(ddof=1) / len(those) ** 0.5))


def beside(known: Known) -> dict[str, list[Beside]]:
    """Every estimator that chance plays with, for the organisations of which there is enough."""
    run = LongRun(known.plan, invented(known.plan, len(known.ids)))
    rate = known.world.habits.rate
    shares = {"answered": rate, **{name: rate * run.within(most) for name, most in WITHIN.items()}}
    shares |= {"answered_by_other": run.by_colleague(), "automatic_replies": known.world.habits.automatic}
    told = {name: list(_shares(known, known.values(name), truth, _least(name))) for name, truth in shares.items()}
    told |= {f"{name}": list(_times(known, name, *of)) for name, of in _clocks(known, run).items()}
    return told | {name: list(_curve(known, seconds, rate * run.within(seconds))) for name, seconds in CURVE.items()}


def _least(indicator: str) -> int:
    return message_indicators()[indicator].minimum


def _shares(known: Known, found: dict[str, Row], truth: Numbers, least: int) -> Iterator[Beside]:
    """Without those of which the truth is next to 0: there every interval holds it."""
    for id, true in zip(known.ids, truth, strict=True):
        row = found.get(id)
        if row and row["n"] >= least and true > LITTLE:
            yield Beside(row["low"], row["high"], true, row["value"] - true, row["n"])


def _clocks(known: Known, run: LongRun) -> dict[str, tuple[float, Numbers, Callable[[Numbers], Numbers]]]:
    """indicator -> which quantile, its truth, and which part of the answers is faster than so many seconds."""
    service = ServiceTimes(known.world)
    return {
        "median_time": (0.5, run.quantile(0.5), run.within),
        "p90_time": (0.9, run.quantile(0.9), run.within),
        "median_service_time": (0.5, service.quantile(0.5), service.within),
    }


def _times(
    known: Known, name: str, share: float, truth: Numbers, within: Callable[[Numbers], Numbers]
) -> Iterator[Beside]:
    found = known.values(name)
    values = np.array([found[id]["value"] if id in found else 0.0 for id in known.ids])
    for id, true, reached in zip(known.ids, truth, within(values), strict=True):
        if id in found and found[id]["n"] >= _least(name):
            yield Beside(found[id]["low"], found[id]["high"], true, reached - share, found[id]["n"])


def _curve(known: Known, seconds: int, truth: Numbers) -> Iterator[Beside]:
    """Where there were enough questions, followed to their end or not."""
    asked, curves = known.values("questions"), known.curves()
    for id, true in zip(known.ids, truth, strict=True):
        point = curves.get(id, {}).get(seconds)
        if point and asked[id]["n"] >= ENOUGH and true > LITTLE:
            yield Beside(point["low"], point["high"], true, point["share"] - true, asked[id]["n"])
