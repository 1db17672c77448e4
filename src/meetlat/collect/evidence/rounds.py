"""Which organisations a round of verifying takes, in which order, and what it tells of each."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from meetlat.collect.evidence.models import Proposal, Verification
from meetlat.problem import Problem
from meetlat.register.invented import usual_organisations
from meetlat.register.models import Account, Organisation


class UnknownOrganisation(Problem):
    """No current organisation has this id or name."""


def chosen(named: Iterable[str], country: str = "", kind: str = "") -> list[Organisation]:
    """The current organisations named by id or whole name, else all of a country and kind; by id."""
    names = list(named)
    if names:
        return [found for name in names for found in _named(name)]
    wanted = {"country": country.upper(), "kind": kind}
    filters = {field: value for field, value in wanted.items() if value}
    there = Organisation.current.all() if country else usual_organisations()
    return list(there.filter(**filters).order_by("id"))


def today(organisation: Organisation) -> Verification | None:
    """What was found today already."""
    return Verification.objects.filter(organisation=organisation, day=timezone.localdate()).first()


def told(verification: Verification) -> dict[str, Any]:
    """What came of one visit, for a table or as JSON."""
    organisation = verification.organisation
    accounts = Account.objects.in_bulk([one["account"] for one in verification.found] + verification.ended)
    return {
        "organisation": organisation.pk,
        "name": organisation.name,
        "day": verification.day.isoformat(),
        "website": verification.website,
        "status": verification.status,
        "says": verification.says,
        "pages": verification.pages,
        "accounts": [{**_account(accounts[one["account"]]), **_seen(one)} for one in verification.found],
        "ended": [_account(accounts[id]) for id in verification.ended],
        "proposals": [_proposal(one) for one in _proposals(verification)],
        "dismissed": verification.dismissed,
    }


def _named(name: str) -> list[Organisation]:
    found = Organisation.current.filter(pk=name) or Organisation.current.filter(name__iexact=name)
    if not found:
        raise UnknownOrganisation(f"{name!r} is no organisation of the register. Give its id, such as nl.gm0344.")
    return list(found.order_by("id"))


def _account(account: Account) -> dict[str, Any]:
    return {"platform": account.platform, "handle": account.handle, "url": account.url}


def _seen(one: dict[str, Any]) -> dict[str, Any]:
    return {"score": one["score"], "back": one["back"], "says": one["says"]}


def _proposals(verification: Verification) -> Iterable[Proposal]:
    open_ones = Proposal.objects.filter(organisation=verification.organisation, status=Proposal.Status.OPEN)
    return open_ones.filter(last_day=verification.day).order_by("platform", "id")


def _proposal(one: Proposal) -> dict[str, Any]:
    return {"platform": one.platform, "handle": one.handle, "url": one.url, "score": one.score, "back": one.back}
