"""What is the matter with accounts now, as pages and answers show it."""

from collections.abc import Iterable
from typing import Any

from meetlat.collect.evidence.models import Liveness
from meetlat.collect.liveness.judging import GRAVEST_FIRST
from meetlat.register.models import Account


def matters(accounts: Iterable[int] | None = None) -> dict[int, Liveness]:
    """Account -> the gravest thing that is the matter with it; those with which all is well are not in it."""
    found = Liveness.objects.filter(until=None, account__status=Account.Status.CURRENT)
    if accounts is not None:
        found = found.filter(account__in=list(accounts))
    gravest: dict[int, Liveness] = {}
    for one in sorted(found, key=lambda one: GRAVEST_FIRST.index(one.state)):
        gravest.setdefault(one.account_id, one)
    return gravest


def matter(account: Account) -> Liveness | None:
    """The gravest of one account; asks nothing more where ``liveness`` was fetched with it."""
    if account.status != Account.Status.CURRENT:
        return None
    going_on = [one for one in account.liveness.all() if one.until is None]
    return min(going_on, key=lambda one: GRAVEST_FIRST.index(one.state), default=None)


def as_json(account: Account | None) -> dict[str, Any] | None:
    """The state, since when, when it was last seen to be so; None where nothing is the matter."""
    found = matter(account) if account else None
    if found is None:
        return None
    return {"state": found.state, "since": found.since, "seen_at": found.seen_at, "note": found.note}
