"""Every estimate beside the truth that it estimates: a row per organisation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.stats import binomtest

from meetlat.measure.answering import ENOUGH, answers
from meetlat.measure.indicators import message_indicators
from meetlat.measure.shares import middle
from meetlat.measure.simulation import invented
from meetlat.measure.simulation.numbers import Numbers
from tests.measure.yardstick.true_times import CASES, LongRun, ServiceTimes
from tests.measure.yardstick.truth_given import Known, Row

HOUR = 3_600
WITHIN = {"answered_1h": HOUR, "answered_4h": 4 * HOUR, "answered_24h": 24 * HOUR}
CURVE = {"curve, 1 hour": HOUR, "curve, 24 hours": 24 * HOUR, "curve, 7 days": 168 * HOUR}
Z = 1.96
LITTLE = 0.01  # a share that so seldom is anything else needs no interval to be held


class Beside(NamedTuple):
    """``error``: of a share its own; of a time which part of the answers is truly faster, less ``expected``."""

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


def beside(known: Known, cases: int = CASES) -> dict[str, list[Beside]]:
    """Every estimator that chance plays with, for the organisations of which there is enough.

    ``cases``: of each organisation, for what can only be known by playing on; a third of them are answers.
    """
    run = LongRun(known.plan, invented(known.plan, len(known.ids)), cases)
    rate = known.world.habits.rate
    shares = {"answered": rate, **{name: rate * run.within(most) for name, most in WITHIN.items()}}
    shares |= {"answered_by_other": run.by_colleague(), "automatic_replies": known.world.habits.automatic}
    told = {name: list(_shares(known, known.values(name), truth, _least(name))) for name, truth in shares.items()}
    told |= dict(_clocks(known, run))
    return told | {name: list(_curve(known, seconds, rate * run.within(seconds))) for name, seconds in CURVE.items()}


def _least(indicator: str) -> int:
    return message_indicators()[indicator].minimum


def _shares(known: Known, found: dict[str, Row], truth: Numbers, least: int) -> Iterator[Beside]:
    """Without those of which the truth is next to 0: there every interval holds it."""
    for id, true in zip(known.ids, truth, strict=True):
        row = found.get(id)
        if row and row["n"] >= least and true > LITTLE:
            yield Beside(row["low"], row["high"], true, row["value"] - true, row["n"])


def _clocks(known: Known, run: LongRun) -> Iterator[tuple[str, list[Beside]]]:
    """Of service time the truth is exact; by the calendar it is that of a long run."""
    service = ServiceTimes(known.world)
    yield "median_time", _times(known, "median_time", 0.5, run)
    yield "p90_time", _times(known, "p90_time", 0.9, run)
    yield "median_service_time", _times(known, "median_service_time", 0.5, service)
    found = known.rows_of("p90_service_time", middle(answers(known.tables), "service_seconds", quantile=0.9))
    yield "p90, service time", list(_quantiles(known, found, _least("p90_time"), 0.9, service))


def _times(known: Known, name: str, share: float, truth: LongRun | ServiceTimes) -> list[Beside]:
    return list(_quantiles(known, known.values(name), _least(name), share, truth))


def _quantiles(
    known: Known, found: dict[str, Row], least: int, share: float, truth: LongRun | ServiceTimes
) -> Iterator[Beside]:
    values = np.array([found[id]["value"] if id in found else 0.0 for id in known.ids])
    for id, true, reached in zip(known.ids, truth.quantile(share), truth.within(values), strict=True):
        row = found.get(id)
        if row and row["n"] >= least:
            yield Beside(row["low"], row["high"], true, reached - expected(share, row["n"]), row["n"])


def expected(share: float, n: int) -> float:
    """Which part is faster, in the mean, than a quantile that lies linearly between two of n values.

    The k-th of n has k / (n + 1) below it. Of nine out of ten of 35 it is 0.878; of the median always 0.5.
    """
    return (share * (n - 1) + 1) / (n + 1)


def _curve(known: Known, seconds: int, truth: Numbers) -> Iterator[Beside]:
    """Where there were enough questions, followed to their end or not."""
    asked, curves = known.values("questions"), known.curves()
    for id, true in zip(known.ids, truth, strict=True):
        point = curves.get(id, {}).get(seconds)
        if point and asked[id]["n"] >= ENOUGH and true > LITTLE:
            yield Beside(point["low"], point["high"], true, point["share"] - true, asked[id]["n"])
