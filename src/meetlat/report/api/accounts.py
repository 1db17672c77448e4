"""GET /accounts and /accounts/check: official accounts, and whether one is official."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from meetlat.collect import liveness
from meetlat.register.invented import is_invented, is_invented_id, usual_accounts
from meetlat.register.models import Account, Holding
from meetlat.register.official import as_json, check
from meetlat.report.api.answers import Page
from meetlat.report.api.answers_register import AccountRow, CheckAnswer
from meetlat.report.api.paging import page_of
from meetlat.report.api.parameters import AccountFilters, Question
from meetlat.report.api.problems import problem

UNKNOWN_ACCOUNT = "urn:meetlat:problem:unknown-account"
router = Router(tags=["register"])


@router.get("/accounts", response=Page[AccountRow], summary="Official accounts")
def accounts(request: HttpRequest, response: HttpResponse, asked: Query[AccountFilters]) -> Any:
    """Accounts by platform, organisation, role, theme or handle. Those in use, unless `status=former` is asked."""
    found = _filtered(_asked_for(asked).order_by("platform", "key", "id"), asked)
    return page_of(request, response, with_all(found), asked, lambda rows: [account_row(row) for row in rows])


@router.get("/accounts/check", response=CheckAnswer, summary="Is this account official?")
def check_account(request: HttpRequest, asked: Query[Question]) -> Any:
    """Whose it is, since when, on what evidence. 404 where the register does not know it, with the nearest ones."""
    answer = check(asked.url)
    first = answer.found[0].account if answer.found else None
    said = {**as_json(answer, asked.language), "liveness": liveness.as_json(first)}
    if answer.status != "unknown":
        return said
    detail = f"{said['handle']} is not in the register. That does not prove that it is false."
    more = {name: said[name] for name in ("platform", "handle", "nearest")}
    return problem(404, detail, UNKNOWN_ACCOUNT, **more)


def with_all(accounts: "QuerySet[Account]") -> "QuerySet[Account]":
    return accounts.prefetch_related("holdings__organisation", "evidence", "liveness")


def account_row(account: Account) -> dict[str, Any]:
    """One account; of ``with_all``, so that it asks nothing more."""
    former = account.status == Account.Status.FORMER
    holders = [holding.organisation for holding in account.holdings.all() if former or holding.until is None]
    return {
        "id": account.pk,
        "platform": account.platform,
        "handle": account.handle,
        "url": account.url,
        "role": account.role,
        "theme": account.theme or None,
        "status": account.status,
        "since": account.first_day,
        "last_listed": account.last_day,
        "ended": account.ended,
        "organisations": [{"id": one.id, "name": one.name} for one in sorted(holders, key=lambda one: one.id)],
        "evidence": [_proof(proof) for proof in account.evidence.all()],
        "liveness": liveness.as_json(account),
    }


def _proof(proof: Any) -> dict[str, Any]:
    note = proof.note or None
    return {"kind": proof.kind, "since": proof.day, "until": proof.until, "source": proof.source, "note": note}


def _asked_for(asked: AccountFilters) -> "QuerySet[Account]":
    """Invented accounts only where their country or their organisation is named."""
    named = is_invented(asked.country) or is_invented_id(asked.organisation)
    return Account.objects.all() if named else usual_accounts()


def _filtered(accounts: "QuerySet[Account]", asked: AccountFilters) -> "QuerySet[Account]":
    own = {name: value for name in ("platform", "role", "theme", "status") if (value := getattr(asked, name))}
    words = {"handle__icontains": asked.q} if asked.q else {}
    holder = {"id": asked.organisation, "country": asked.country, "kind": asked.kind}
    held: dict[str, Any] = {f"organisation__{name}": value for name, value in holder.items() if value}
    if not held:
        return accounts.filter(**own, **words)
    if asked.status == Account.Status.CURRENT:
        held["until"] = None
    return accounts.filter(**own, **words, pk__in=Holding.objects.filter(**held).values("account"))
