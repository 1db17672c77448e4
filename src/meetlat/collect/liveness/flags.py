"""Writes what is the matter with an account, and that it no longer is."""

from collections.abc import Iterable
from datetime import date, datetime

from meetlat.collect.evidence.models import Liveness

LONGEST_NOTE, LONGEST_SOURCE = 500, 300


def flag(account: int, state: str, source: str, at: datetime, note: str = "", since: date | None = None) -> None:
    """A state that goes on keeps the day on which it began."""
    told = {"seen_at": at, "source": source[:LONGEST_SOURCE], "note": note[:LONGEST_NOTE]}
    going_on = Liveness.objects.filter(account=account, state=state, until=None)
    if not going_on.update(**told, **({"since": since} if since else {})):
        Liveness.objects.create(account_id=account, state=state, since=since or at.date(), **told)


def clear(account: int, states: Iterable[str], at: datetime) -> None:
    """These no longer hold."""
    Liveness.objects.filter(account=account, state__in=list(states), until=None).update(until=at.date())
