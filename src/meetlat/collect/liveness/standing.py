"""What is the matter with accounts now, as pages and answers show it."""

from collections.abc import Iterable

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
