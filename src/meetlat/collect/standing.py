"""How collecting stands: per source when its answers last fitted, per account up to where it is complete."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Max, Q, Sum

from meetlat.clock import ZONE
from meetlat.collect.models import Gap, Run, Visit
from meetlat.collect.source import sources
from meetlat.register.models import Account
from meetlat.spans import Span, length, merged, within, without

DAY = timedelta(days=1)
NOT_YET = "not read yet"  # why a period is missing that no visit says anything about

Missed = tuple[datetime, datetime, str]  # from, to, why


@dataclass(frozen=True)
class SourceStanding:
    """One source or file format: its last run, and when its answers were last of the documented form."""

    source: str
    title: str
    missing: str  # the setting it needs and has not
    version: str
    held_at: datetime | None
    last: Run | None
    seen: int
    new: int
    refused: int


@dataclass(frozen=True)
class AccountStanding:
    """One account at one source: the last day of which all was read, and the periods that were missed."""

    account: Account
    source: str
    visited_at: datetime
    complete_day: date | None
    gaps: tuple[Missed, ...]
    share: float  # of the time from the earliest moment asked for to the last visit
    message: str  # why the last visit was not complete
    seen: int


def source_standings() -> list[SourceStanding]:
    """Every source, used or not, and every file format that was used."""
    totals = {"held": Max("held_at"), "last": Max("id"), **{name: Sum(name) for name in ("seen", "new", "refused")}}
    rows = Run.objects.order_by().values("source").annotate(**totals)
    used: dict[str, dict[str, Any]] = {total["source"]: dict(total) for total in rows}
    last = Run.objects.in_bulk([total["last"] for total in used.values()])
    names = [*sources(), *sorted(used.keys() - sources().keys())]
    return [_source(name, used.get(name, {}), last) for name in names]


def _source(name: str, total: Mapping[str, Any], runs: Mapping[int, Run]) -> SourceStanding:
    source, last = sources().get(name), runs.get(total.get("last", 0))
    title, missing, version = (source.title, source.missing(), source.version) if source else (name, "", "")
    return SourceStanding(
        name, title, missing, version or (last.format_version if last else ""), total.get("held"), last,
        *(total.get(count) or 0 for count in ("seen", "new", "refused")),
    )  # fmt: skip


def stream_gaps() -> dict[str, tuple[Missed, ...]]:
    """What live streams missed, by source: of all their accounts at once."""
    found: dict[str, tuple[Missed, ...]] = {}
    for gap in Gap.objects.filter(account=None, closed_by=None).order_by("start"):
        found[gap.source] = (*found.get(gap.source, ()), (gap.start, gap.end, gap.reason))
    return found


class _Gap(NamedTuple):
    start: datetime
    end: datetime
    reason: str
    run: int
    lasting: bool


class _Visit(NamedTuple):
    account: int
    source: str
    run: int
    since: datetime
    until: datetime
    reached: datetime | None
    complete: bool
    message: str
    seen: int

    def read(self, gaps: Iterable[_Gap]) -> list[Span]:
        """An account is read from now backwards: what lies before the oldest moment that was reached was not read.

        Nor was what the platform did not show to this visit; another one may have seen it.
        """
        start = self.since if self.complete else self.reached or self.until
        hidden = [(gap.start, gap.end) for gap in gaps if gap.lasting and gap.run == self.run]
        return without([(start, self.until)], hidden)

    @property
    def failed(self) -> list[Missed]:
        """Why it did not read what it was asked, where it says so."""
        return [(self.since, self.until, self.message)] if self.message and not self.complete else []


COLUMNS = ("account_id", "run__source", "run_id", "since", "until", "reached", "complete", "message", "seen")

GAP_COLUMNS = ("start", "end", "reason", "run_id", "lasting")


def account_standings(accounts: Iterable[int] | None = None) -> list[AccountStanding]:
    """Every account that was visited, by source and handle."""
    wanted = Q() if accounts is None else Q(account__in=list(accounts))
    read = list(_read(wanted, _gaps(wanted)))
    known = Account.objects.in_bulk({visits[0].account for visits, _ in read})
    found = [_account(known[visits[0].account], visits, missed) for visits, missed in read]
    return sorted(found, key=lambda one: (one.source, one.account.key))


def _read(wanted: Q, gaps: Mapping[tuple[int, str], list[_Gap]]) -> Iterator[tuple[list[_Visit], list[_Gap]]]:
    """The visits to an account by a source, the last one last, with the gaps that were written down."""
    rows = Visit.objects.filter(wanted).order_by("account", "run__source", "until", "id").values_list(*COLUMNS)
    for key, visits in groupby((_Visit(*row) for row in rows.iterator()), key=lambda visit: visit[:2]):
        yield list(visits), gaps.get(key, [])


def _gaps(wanted: Q) -> dict[tuple[int, str], list[_Gap]]:
    found: dict[tuple[int, str], list[_Gap]] = {}
    open_ones = Gap.objects.filter(wanted, closed_by=None, account__isnull=False).order_by("start", "id")
    for account, source, *told in open_ones.values_list("account_id", "source", *GAP_COLUMNS):
        found.setdefault((account, source), []).append(_Gap(*told))
    return found


def _account(account: Account, visits: list[_Visit], gaps: list[_Gap]) -> AccountStanding:
    last, read = visits[-1], merged(span for visit in visits for span in visit.read(gaps))
    noted = [*((gap.start, gap.end, gap.reason) for gap in gaps), *(why for visit in visits for why in visit.failed)]
    return AccountStanding(
        account=account,
        source=last.source,
        visited_at=last.until,
        complete_day=complete_day(read),
        gaps=missed(read, _asked(visits), noted),
        share=share(read, _asked(visits)),
        message="" if last.complete else last.message,
        seen=sum(visit.seen for visit in visits),
    )


def _asked(visits: list[_Visit]) -> Span:
    return min(visit.since for visit in visits), max(visit.until for visit in visits)


def complete_day(read: Iterable[Span]) -> date | None:
    """The last day of which every hour was read."""
    for start, end in reversed(merged(read)):
        day = end.astimezone(ZONE).date() - DAY
        if datetime(day.year, day.month, day.day, tzinfo=ZONE) >= start:
            return day
    return None


def missed(read: Iterable[Span], asked: Span, noted: Iterable[Missed]) -> tuple[Missed, ...]:
    """What was asked for and not read, with the reason that was noted; each moment once, under its first reason."""
    left, found = without([asked], read), []
    for start, end, reason in noted:
        found += [(*span, reason) for span in within(left, [(start, end)])]
        left = without(left, [(start, end)])
    return tuple(sorted([*found, *((*span, NOT_YET) for span in left)]))


def share(read: Iterable[Span], asked: Span) -> float:
    """Of the time that was asked for."""
    if asked[1] <= asked[0]:
        return 0.0
    return length(within(read, [asked])) / (asked[1] - asked[0])
