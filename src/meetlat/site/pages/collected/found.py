"""The accounts that answer a question, as numbers: a page then reads the ledger only for those that it shows."""

from functools import lru_cache

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from meetlat.collect.models import Gap, Visit
from meetlat.collect.source import sources
from meetlat.register.invented import usual_accounts
from meetlat.register.models import Account, Change, Holding, Load
from meetlat.site.pages.collected.asked import GAPS, NOT, Asked
from meetlat.site.pages.organisations.known import everyone


def found(question: Asked) -> list[int]:
    """In the order of the names of their organisations.

    Who looks for a name sees the accounts that are not collected too: they come last.
    """
    accounts = _named(usual_accounts().filter(status=Account.Status.CURRENT), question.q)
    if question.source:
        accounts = accounts.filter(platform__in=_platforms(question.source))
    read = Exists(_visits(question.source))
    shown = _shown(accounts, question, read).order_by("platform", "key")
    owners = _owners()
    ordered = sorted(shown.values_list("pk", read), key=lambda row: (not row[1], owners.get(row[0], "")))
    return [pk for pk, _read in ordered]


def visited() -> int:
    """How many current accounts were ever visited."""
    return usual_accounts().filter(Exists(_visits("")), status=Account.Status.CURRENT).count()


def _shown(accounts: QuerySet[Account], question: Asked, read: Exists) -> QuerySet[Account]:
    if question.show == NOT:
        return accounts.filter(~read)
    if question.show == GAPS:
        missed = Gap.objects.filter(closed_by=None, account__isnull=False)
        if question.source:
            missed = missed.filter(source=question.source)
        return accounts.filter(pk__in=missed.values("account"))
    return accounts if question.q else accounts.filter(read)


def _named(accounts: QuerySet[Account], q: str) -> QuerySet[Account]:
    """Those of an organisation that goes by this name, as in the list of organisations; or with it in the handle."""
    if not q:
        return accounts
    ids = {q.lower(), *everyone().names.find(q)}
    owned = Account.objects.filter(holdings__organisation__in=ids, holdings__until=None)
    return accounts.filter(Q(pk__in=owned.values("pk")) | Q(handle__icontains=q))


def _visits(source: str) -> QuerySet[Visit]:
    visits = Visit.objects.filter(account=OuterRef("pk"))
    return visits.filter(run__source=source) if source else visits


def _platforms(source: str) -> tuple[str, ...]:
    return sources()[source].platforms if source in sources() else ()


def _owners() -> dict[int, str]:
    """Of each account the name of the first of its organisations."""
    marks = [model._default_manager.aggregate(last=Max("pk"))["last"] for model in (Load, Change, Holding)]
    return _owners_at(*marks)


@lru_cache(maxsize=1)
def _owners_at(*marks: int | None) -> dict[int, str]:
    """Read again only when the register changed."""
    held = Holding.objects.filter(until=None).order_by("-organisation__name", "-organisation")
    return dict(held.values_list("account_id", "organisation__name"))
