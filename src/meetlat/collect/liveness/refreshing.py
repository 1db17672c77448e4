"""Works out which accounts are silent, from what was collected."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from meetlat.collect.evidence.models import Liveness
from meetlat.collect.liveness.flags import clear, flag
from meetlat.collect.liveness.judging import RENAMED, SILENT, SILENT_WITH_FOLLOWERS, Observed, judge
from meetlat.collect.liveness.reading import Count, Stretch, counts, last_messages, latest_stretch, unchanged
from meetlat.collect.models import Visit
from meetlat.register.models import Account

if TYPE_CHECKING:
    from meetlat.lake import Lake

SILENCES = (SILENT, SILENT_WITH_FOLLOWERS)
REMEMBERED = timedelta(days=365)  # how long a new name is news


@dataclass(frozen=True)
class Refreshed:
    """How many current accounts were looked at, and how many of those are silent."""

    accounts: int
    silent: int
    silent_with_followers: int


def refresh(lake: "Lake", now: datetime) -> Refreshed:
    """Flags silent accounts and lifts the flags of those that speak again. Costs one reading of the lake."""
    said, told, read = last_messages(lake), counts(lake), _stretches()
    found = {SILENT: 0, SILENT_WITH_FOLLOWERS: 0}
    accounts = list(Account.objects.filter(status=Account.Status.CURRENT).order_by("id"))
    with transaction.atomic():
        for account in accounts:
            id = str(account.pk)
            seen = _observed(account, said.get(id), told.get(id, []), read.get(account.pk))
            state = judge(seen)
            _note(account.pk, state, seen, now)
            if state in found:
                found[state] += 1
        _forget(now)
    return Refreshed(len(accounts), found[SILENT], found[SILENT_WITH_FOLLOWERS])


def _observed(account: Account, last: datetime | None, told: list[Count], read: Stretch | None) -> Observed:
    """The longer stretch counts: of visits, or of an unchanged number of posts."""
    stretches = [stretch for stretch in (read, unchanged(told), _never(account, told)) if stretch]
    start, end = max(stretches, key=lambda one: one[1] - one[0], default=(None, None))
    followers = next((count.followers for count in reversed(told) if count.followers is not None), None)
    return Observed(followers=followers, last_message=last, read_from=start, read_until=end)


def _never(account: Account, told: list[Count]) -> Stretch | None:
    """Since the register knows the account, where the platform says that nothing was ever posted."""
    if not told or told[-1].posts != 0 or account.first_day is None:
        return None
    return _midnight(account.first_day), told[-1].at


def _note(account: int, state: str, seen: Observed, now: datetime) -> None:
    clear(account, [other for other in SILENCES if other != state], now)
    if state in SILENCES:
        began = seen.last_message or seen.read_from
        flag(account, state, "lake", now, since=began.date() if began else None)


def _stretches() -> dict[int, Stretch]:
    read: dict[int, list[Stretch]] = {}
    for account, since, until in Visit.objects.filter(complete=True).values_list("account", "since", "until"):
        read.setdefault(account, []).append((since, until))
    return {account: stretch for account, visits in read.items() if (stretch := latest_stretch(visits))}


def _forget(now: datetime) -> None:
    """A new name is old news after a year; of a closed account nothing is the matter any more."""
    going_on = Liveness.objects.filter(until=None)
    going_on.filter(state=RENAMED, since__lt=(now - REMEMBERED).date()).update(until=now.date())
    going_on.filter(account__status=Account.Status.FORMER).update(until=now.date())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)
