"""A count by hand that was wrong: another stands in its place. It stays in the lake, with who said so, when and why."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from meetlat.collect import ledger
from meetlat.collect.counts import Snapshot, every_count
from meetlat.collect.manual import SOURCE, BadCount, Counted, add, check_day, check_numbers, snapshot
from meetlat.collect.models import Run
from meetlat.register.models import Account

if TYPE_CHECKING:
    from meetlat.lake import Lake


@dataclass(frozen=True)
class Replaced:
    """A count that no longer stands. ``by``: the number of the user who said so."""

    count: Snapshot
    at: datetime
    by: int | None
    why: str


def correct_count(
    account: Account, lake: "Lake", counted: Counted, *, why: str, by: int | None, note: str = ""
) -> bool:
    """Puts ``counted`` in the place of what was counted by hand on that day; without numbers, nothing.

    False when somebody else corrected it just now. Raises BadCount.
    """
    (check_day if counted.is_empty else check_numbers)(counted, lake.now())
    row = snapshot(account, counted, 0)
    told = every_count(lake, account.pk, SOURCE)
    before = [run for count, run in told if count.observed_at == row["observed_at"]]
    if not before:
        raise BadCount("date", "not_counted", "date: nothing was counted by hand on that day.")
    asked = {"account": account.pk, "day": counted.day.isoformat(), "note": note, "corrects": before[-1]}
    asked |= {"why": why, "by": by}
    with ledger.running(SOURCE, asked, checksum=hashlib.sha256(repr(asked).encode()).hexdigest()) as run:
        run.seen, run.new = 1, add(lake, [row | {"source": f"{SOURCE}#{len(before) + 1}"}], run.pk)
        run.save(update_fields=["seen", "new"])
    return bool(run.new)


def replaced_counts(lake: "Lake", account: int) -> list[Replaced]:
    """Of one account, what was replaced last first."""
    told = every_count(lake, account, SOURCE)
    later = [(old, run) for (old, _), (new, run) in pairwise(told) if old.observed_at == new.observed_at]
    runs = Run.objects.in_bulk([run for _, run in later])
    found = [_replaced(old, runs[run]) for old, run in later if run in runs]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _replaced(count: Snapshot, run: Run) -> Replaced:
    return Replaced(count, run.started_at, run.asked.get("by"), run.asked.get("why", ""))
