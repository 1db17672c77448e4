"""What a naive computation makes of the same lake: the mistakes that the yardstick is made to avoid."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from meetlat.measure.answering import ENOUGH, ON_TIME
from meetlat.measure.definitions import OWN, definitions
from meetlat.measure.simulation.numbers import Numbers
from meetlat.measure.statistics.intervals import share_interval
from tests.measure.yardstick.true_times import ServiceTimes
from tests.measure.yardstick.truth_given import WEEK, Known, Row

Count = Callable[[Row], bool]


class Estimate(NamedTuple):
    """Of all organisations together, with its interval, and in how many of them its own interval holds the truth."""

    value: float
    low: float
    high: float
    held: float

    def holds(self, truth: float) -> bool:
        return self.low <= truth <= self.high


@dataclass(frozen=True)
class Mistake:
    name: str
    truth: float
    naive: Estimate
    ours: Estimate


def mistakes(known: Known) -> Iterator[Mistake]:
    """Those that show in a lake of more than a year."""
    yield share_mistake("a lost answer is none", known, lambda row: row["status"] == "answered")
    yield share_mistake("every account is an organisation", known, _by_account_asked)
    yield share_mistake("an automatic reply is an answer", known, _answered, found=_with_automatic(known))
    yield service_mistake(known)


def open_mistake(known: Known) -> Mistake:
    """That shows where many questions have been asked shortly before the end."""
    return share_mistake("what is still open is unanswered", known, _answered, among=lambda row: True)


def share_mistake(
    name: str, known: Known, answered: Count, among: Count = lambda row: row["followed"], found: list[Row] | None = None
) -> Mistake:
    """Of the share of questions that was answered. ``found``: contacts by another rule than Meetlat's."""
    asked = [row for row in known.true_contacts if row["question"] and row["followed"]]
    truth = sum(_in_time(row) for row in asked) / len(asked)
    naive = _share(known, found or known.contacts, answered, among)
    return Mistake(name, truth, naive, _share(known, known.contacts, _answered, lambda row: row["followed"]))


def service_mistake(known: Known) -> Mistake:
    """How many times as long as it truly was an answer seems to take, in the middle organisation."""
    truth = ServiceTimes(known.world).quantile(0.5)
    return Mistake(
        "the calendar is the clock of service", 1.0,
        _times(known, "median_time", truth), _times(known, "median_service_time", truth),
    )  # fmt: skip


def _in_time(row: Row) -> bool:
    return bool(row["answered_at"] and row["answered_at"] - row["asked_at"] <= WEEK)


def _answered(row: Row) -> bool:
    return row["status"] in ON_TIME


def _by_account_asked(row: Row) -> bool:
    return _answered(row) and row["answered_by"] in (None, row["account"])


def _with_automatic(known: Known) -> list[Row]:
    return known.contacts_by(replace(definitions()[OWN], id="automatic-too", answer_automatic=True))


def _share(known: Known, found: list[Row], answered: Count, among: Count) -> Estimate:
    """Wilson's interval, as everywhere."""
    rows = [row for row in found if row["question"] and row["status"] != "unclear" and among(row)]
    place = {id: number for number, id in enumerate(known.ids)}
    at = np.array([place[row["organisation"]] for row in rows])
    n = np.bincount(at, minlength=len(place)).astype(float)
    count = np.bincount(at, [answered(row) for row in rows], minlength=len(place))
    enough = n >= ENOUGH
    low, high = share_interval(count[enough] / n[enough], n[enough])
    rate = known.world.habits.rate[enough]
    whole = np.array([count.sum() / n.sum()])
    ends = share_interval(whole, np.array([n.sum()]))
    return Estimate(
        float(whole[0]), float(ends[0][0]), float(ends[1][0]), float(np.mean((low <= rate) & (rate <= high)))
    )


def _times(known: Known, indicator: str, truth: Numbers) -> Estimate:
    """Times as a part of the truth. The interval of the middle organisation is that of a median (Conover)."""
    found = known.values(indicator)
    both = [(found[id], true) for id, true in zip(known.ids, truth, strict=True) if id in found]
    both = [(row, true) for row, true in both if row["n"] >= ENOUGH]
    parts = np.sort([row["value"] / true for row, true in both])
    reach = 1.96 * len(parts) ** 0.5 / 2
    low, high = (parts[int(np.ceil(len(parts) / 2 + turn)) - 1] for turn in (-reach, reach))
    held = np.mean([row["low"] <= true <= row["high"] for row, true in both])
    return Estimate(float(np.median(parts)), float(low), float(high), float(held))
