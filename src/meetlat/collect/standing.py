"""How collecting stands: per source when its answers last fitted, per account up to where it is complete."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, Q, Sum

from meetlat.collect.models import Gap, Run, Visit
from meetlat.collect.source import sources
from meetlat.register.models import Account

DAY = timedelta(days=1)


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
    """One account: up to and including which day all was read, and the periods that were missed."""

    account: Account
    source: str
    visited_at: datetime
    complete_day: date | None
    gaps: tuple[tuple[datetime, datetime, str], ...]  # from, to, why
    share: float  # of the time since the first visit's start that was read
    message: str  # why the last visit was not complete
    seen: int


def source_standings() -> list[SourceStanding]:
    """Every source, used or not, and every file format that was used."""
    used = set(Run.objects.values_list("source", flat=True))
    return [_source(name) for name in [*sources(), *sorted(used - set(sources()))]]


def _source(name: str) -> SourceStanding:
    source, runs = sources().get(name), Run.objects.filter(source=name)
    title, missing, version = (source.title, source.missing(), source.version) if source else (name, "", "")
    total = runs.aggregate(held=Max("held_at"), seen=Sum("seen"), new=Sum("new"), refused=Sum("refused"))
    last = runs.order_by("-id").first()
    numbers = [total[count] or 0 for count in ("seen", "new", "refused")]
    version = version or (last.format_version if last else "")
    return SourceStanding(name, title, missing, version, total["held"], last, *numbers)


def account_standings(accounts: Iterable[int] | None = None) -> list[AccountStanding]:
    """Every account that was visited, by source and handle."""
    wanted = Q() if accounts is None else Q(account__in=list(accounts))
    pairs: dict[tuple[int, str], list[Visit]] = {}
    for visit in Visit.objects.filter(wanted).select_related("account", "run").order_by("until"):
        pairs.setdefault((visit.account_id, visit.run.source), []).append(visit)
    missed = _gaps(wanted)
    found = [_account(source, visits, missed.get((account, source), ())) for (account, source), visits in pairs.items()]
    return sorted(found, key=lambda one: (one.source, one.account.key))


def _gaps(wanted: Q) -> dict[tuple[int, str], tuple[tuple[datetime, datetime, str], ...]]:
    found: dict[tuple[int, str], tuple[tuple[datetime, datetime, str], ...]] = {}
    for gap in Gap.objects.filter(wanted, closed_by=None, account__isnull=False).order_by("start"):
        key = (gap.account_id or 0, gap.source)
        found[key] = (*found.get(key, ()), (gap.start, gap.end, gap.reason))
    return found


def _account(source: str, visits: list[Visit], missed: tuple[tuple[datetime, datetime, str], ...]) -> AccountStanding:
    last = visits[-1]
    return AccountStanding(
        account=last.account,
        source=source,
        visited_at=last.until,
        complete_day=_complete_day(visits, missed),
        gaps=missed,
        share=_share(visits, missed),
        message=last.message,
        seen=sum(visit.seen for visit in visits),
    )


def _complete_day(visits: list[Visit], missed: Iterable[tuple[datetime, datetime, str]]) -> date | None:
    """The last day of which every hour was read: the day before the last complete visit, or before the first gap."""
    ends = [visit.until for visit in visits if visit.complete]
    if not ends:
        return None
    first_gap = min((start for start, _, _ in missed), default=ends[-1])
    return (min(ends[-1], first_gap) - DAY).date()


def _share(visits: list[Visit], missed: Iterable[tuple[datetime, datetime, str]]) -> float:
    """Of the time between the earliest moment asked for and the last visit."""
    start, end = min(visit.since for visit in visits), max(visit.until for visit in visits)
    if end <= start:
        return 0.0
    lost = sum(((until - since) for since, until in _merged(missed)), timedelta())
    return max(0.0, 1 - lost / (end - start))


def _merged(missed: Iterable[tuple[datetime, datetime, str]]) -> list[tuple[datetime, datetime]]:
    """Gaps that overlap count once."""
    merged: list[tuple[datetime, datetime]] = []
    for start, end, _ in sorted(missed):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
