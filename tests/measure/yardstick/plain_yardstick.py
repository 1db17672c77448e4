"""What a definition says of answering: a second time, as slowly and plainly as it can be said.

It shares nothing with the yardstick but the definitions.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from math import floor, sqrt
from statistics import NormalDist, fmean
from typing import Any

from meetlat.measure.definitions import Definition
from meetlat.measure.hours import Schedule
from tests.measure.hours.oracle import is_open
from tests.measure.yardstick.plain_conversations import Contact, Talk, contacts
from tests.measure.yardstick.worlds import Row, World

QUARTER = timedelta(minutes=15)
WITHIN = {"within_1h": 1, "within_4h": 4, "within_24h": 24, "within_7d": 168}  # hours
Z = NormalDist().inv_cdf(0.975)


@dataclass(eq=False)
class Judged:
    contact: Contact
    asked_at: datetime
    seconds: float | None
    service_seconds: float | None
    status: str
    followed: bool
    counted: bool = False

    @property
    def organisation(self) -> str:
        return self.contact.first.organisation


class Plain:
    """A world, counted."""

    def __init__(self, world: World) -> None:
        self.world, self.talk = world, Talk(world)
        self.schedules = {row["organisation"]: world.schedules[row["schedule"]] for row in world.organisations}

    def answers(self, rule: Definition) -> dict[str, Row]:
        """The row of each organisation that has a contact."""
        groups: dict[str, list[Judged]] = defaultdict(list)
        for one in self.judged(rule):
            groups[one.organisation].append(one)
        told = {name: _row(rule, those) for name, those in groups.items()}
        return {name: row for name, row in told.items() if row["contacts"] or row["open"]}

    def judged(self, rule: Definition) -> list[Judged]:
        """The contacts of the period."""
        period = self.world.period
        found = [self._judge(contact, rule) for contact in contacts(self.talk.turns, rule)]
        found = [one for one in found if period.since <= one.asked_at < period.until]
        for id in {one.organisation for one in found}:
            _count([one for one in found if one.organisation == id], rule)
        return found

    def coverage(self, organisation: str) -> float | None:
        """Of the replies by and to it in the period: how many reply to something that is there."""
        period = self.world.period
        said = self.talk.said[organisation]
        within = [message for message in said if period.since <= message["created_at"] < period.until]
        replies = [message for message in within if message["parent"] is not None]
        return fmean(bool(self.talk.parent(message)) for message in replies) if replies else None

    def _judge(self, contact: Contact, rule: Definition) -> Judged:
        asked_at = contact.asked_at(rule.measured_from)
        answered_at = contact.answer.at if contact.answer else None
        end = self._end(contact.first.organisation, contact.first.account, asked_at)
        followed = rule.within is not None and asked_at + timedelta(seconds=rule.within) <= end
        schedule = self.schedules[contact.first.organisation]
        service = seconds_open(schedule, whole(asked_at), whole(answered_at)) if answered_at else None
        status = _status(contact, asked_at, rule, followed, self._is_last(contact, asked_at))
        return Judged(contact, asked_at, _passed(asked_at, answered_at), service, status, followed)

    def _end(self, organisation: str, account: str, asked_at: datetime) -> datetime:
        """Until when an answer would have been seen: to the next gap, or to the start of the one it was asked in."""
        observed, gaps = self._seen(organisation, account)
        ends: list[datetime] = [gap["since"] for gap in gaps if gap["until"] > asked_at]
        return min([observed, *ends])

    def _is_last(self, contact: Contact, asked_at: datetime) -> bool:
        """Whether nothing was seen after that end, and it was not asked in a gap."""
        observed, gaps = self._seen(contact.first.organisation, contact.first.account)
        ahead = [gap for gap in gaps if gap["until"] > asked_at]
        if any(gap["since"] <= asked_at for gap in ahead):
            return False
        return all(gap["until"] >= observed or gap["since"] >= observed for gap in ahead[:1])

    def _seen(self, organisation: str, account: str) -> tuple[datetime, list[Row]]:
        """The end of what was observed there, and the gaps before it, in order."""
        platform = next(row["platform"] for row in self.world.holders if row["account"] == account)
        held = [row for row in self.world.holders if row["organisation"] == organisation]
        ends = [row["until"] for row in held if row["platform"] == platform]
        observed = self.world.observed[platform]
        gaps = [gap for gap in self.world.missed if (gap["organisation"], gap["platform"]) == (organisation, platform)]
        known = observed if None in ends else min(observed, max(ends))
        return known, sorted(gaps, key=lambda gap: gap["since"])


def _status(contact: Contact, asked_at: datetime, rule: Definition, followed: bool, last: bool) -> str:
    def in_time(at: datetime | None) -> bool:
        passed = _passed(asked_at, at)
        return passed is not None and (rule.within is None or passed <= rule.within)

    believes = rule.unseen == "answered"
    if believes and (contact.aftermath or contact.doubtful):
        return "unclear"
    if contact.answer:
        return "answered" if in_time(contact.answer.at) else "late"
    if believes and in_time(contact.lost_at):
        return "unseen"
    if not rule.censoring or followed:
        return "unanswered"
    return "open" if last else "missed"


def _count(those: list[Judged], rule: Definition) -> None:
    """Marks what takes part in the share of an organisation."""
    for one in those:
        one.counted = (
            (one.contact.question or rule.counts == "all")
            and one.status != "unclear"
            and (one.followed or not rule.censoring)
            and (one.status == "answered" or rule.among == "all")
        )
    newest = [one for one in those if one.counted]
    newest.sort(key=lambda one: (one.asked_at, one.contact.first.message["key"]))
    if rule.last_days and newest:
        since = newest[-1].asked_at - timedelta(days=rule.last_days)
        recent = [one for one in newest if one.asked_at > since]
        for one in newest[: -max(len(recent), rule.at_least)]:
            one.counted = False


def _row(rule: Definition, those: list[Judged]) -> Row:
    counted = [one for one in those if one.counted]
    of = {status: sum(one.status == status for one in counted) for status in ("answered", "unseen", "late")}
    n, answered = len(counted), of["answered"] + of["unseen"]
    waiting = [one for one in those if one.status == "open" and (one.contact.question or rule.counts == "all")]
    told = n > 0 and rule.among == "all"
    low, high = _wilson(answered, n) if told else (None, None)
    row: Row = {"contacts": n, "answered": answered, "unseen": of["unseen"], "late": of["late"], "open": len(waiting)}
    row |= {"share": answered / n if told else None, "low": low, "high": high, "enough": n >= rule.minimum}
    return row | _times(rule, [one for one in counted if one.status == "answered"], answered, n)


def _times(rule: Definition, seen: list[Judged], answered: int, n: int) -> Row:
    calendar = sorted(one.seconds for one in seen if one.seconds is not None)
    timed = seen if rule.clock != "calendar" else []
    service = sorted(one.service_seconds for one in timed if one.service_seconds is not None)
    clock = service if rule.clock == "service" else calendar
    row: Row = {
        "median_seconds": _quantile(calendar, 0.5), "p90_seconds": _quantile(calendar, 0.9),
        "mean_seconds": fmean(calendar) if calendar else None, "own_seconds": _own(rule, clock),
        "median_service_seconds": _quantile(service, 0.5), "p90_service_seconds": _quantile(service, 0.9),
    }  # fmt: skip
    for name, hours in WITHIN.items():
        fast = sum(seconds <= hours * 3_600 for seconds in clock)
        nobody_knows = not n or (answered and not seen)  # how fast what was never seen came
        row[name] = None if nobody_knows else fast / len(seen) * answered / n if seen else 0.0
    return row


def _own(rule: Definition, clock: list[float]) -> float | None:
    if not clock or rule.time == "median":
        return _quantile(clock, 0.5)
    most = max(floor(len(clock) * rule.fastest), 1) if rule.time == "mean-of-fastest" else len(clock)
    return fmean(clock[:most])


def _quantile(ordered: list[float], share: float) -> float | None:
    """Between two values in proportion."""
    if not ordered:
        return None
    place = (len(ordered) - 1) * share
    below, above = ordered[floor(place)], ordered[min(floor(place) + 1, len(ordered) - 1)]
    return below + (above - below) * (place - floor(place))


def _wilson(count: int, n: int) -> tuple[float, float]:
    """The shares q for which (count / n - q)² = z² q (1 - q) / n."""
    p, a, b = count / n, 1 + Z**2 / n, 2 * count / n + Z**2 / n
    root = sqrt(max(b**2 - 4 * a * p**2, 0.0))
    return (b - root) / (2 * a), (b + root) / (2 * a)


def whole(at: datetime) -> datetime:
    return at.replace(microsecond=0)


def _passed(start: datetime, end: datetime | None) -> float | None:
    return None if end is None else (whole(end) - whole(start)).total_seconds()


def seconds_open(schedule: Schedule, start: datetime, end: datetime) -> float:
    """Quarter by quarter; hours begin and end on one."""
    counted, quarter = 0.0, start.replace(minute=start.minute // 15 * 15, second=0)
    while quarter < end:
        if _open(schedule, quarter):
            counted += (min(quarter + QUARTER, end) - max(quarter, start)).total_seconds()
        quarter += QUARTER
    return counted


@cache
def _open(schedule: Schedule, quarter: datetime) -> Any:
    return is_open(schedule, quarter)
