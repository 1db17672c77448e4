"""The same as CSV, for who wants to compute with it. Moments in UTC, days of Amsterdam, a reason as one word."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import prefetch_related_objects

from meetlat.collect.models import Visit
from meetlat.collect.standing import AccountStanding, account_standings, source_standings
from meetlat.site.csv_lines import csv_lines
from meetlat.site.pages.collected.accounts import holders
from meetlat.site.pages.collected.words import reason

AT_ONCE = 200  # accounts that are read together
SOURCES = ("source", "version", "missing", "answers_last_fitted", "last_run", "status", "seen", "new", "set_aside")
ACCOUNTS = (
    *("platform", "handle", "organisations", "source", "last_complete_day", "share_read", "gaps"),
    *("visited_at", "last_visit_failed", "seen"),
)
GAPS = ("platform", "handle", "source", "from", "to", "reason")
Row = tuple[Any, ...]


def _sources() -> Iterator[Row]:
    for one in source_standings():
        last = (_moment(one.last.started_at), one.last.status) if one.last else ("", "")
        setting = "yes" if one.missing else ""
        yield (one.source, one.version, setting, _moment(one.held_at), *last, one.seen, one.new, one.refused)


def _accounts() -> Iterator[Row]:
    for one in _standings():
        owners = " ".join(sorted(holding.organisation_id for holding in one.account.holdings.all()))
        read = (one.complete_day or "", round(one.share, 4), len(one.gaps))
        failed = reason(one.message).id if one.message else ""
        yield (*_name(one), owners, one.source, *read, _moment(one.visited_at), failed, one.seen)


def _gaps() -> Iterator[Row]:
    for one in _standings():
        for start, end, why in one.gaps:
            yield (*_name(one), one.source, _moment(start), _moment(end), reason(why).id)


def _standings() -> Iterator[AccountStanding]:
    """Every account, some at a time: the whole ledger is never in memory."""
    pks = list(Visit.objects.order_by("account").values_list("account", flat=True).distinct())
    for first in range(0, len(pks), AT_ONCE):
        told = account_standings(pks[first : first + AT_ONCE])
        prefetch_related_objects([one.account for one in told], holders())
        yield from told


def _name(one: AccountStanding) -> tuple[str, str]:
    return one.account.platform, one.account.handle


def _moment(at: datetime | None) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else ""


FILES: dict[str, Callable[[], Iterator[str]]] = {
    "sources.csv": lambda: csv_lines(SOURCES, _sources()),
    "accounts.csv": lambda: csv_lines(ACCOUNTS, _accounts()),
    "gaps.csv": lambda: csv_lines(GAPS, _gaps()),
}
