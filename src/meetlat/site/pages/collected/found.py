"""The accounts that answer a question, a page at a time, so that the whole ledger is never read."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from meetlat.collect.models import Gap, Visit
from meetlat.collect.source import sources
from meetlat.register.models import Account, Organisation
from meetlat.site.pages.collected.asked import ALL, GAPS, NOT, Asked
from meetlat.site.pages.organisations.known import everyone


def found(question: Asked) -> QuerySet[Account]:
    """In the order of the names of their organisations.

    Who looks for a name sees the accounts that are not collected too: they come last.
    """
    accounts = _named(Account.objects.filter(status=Account.Status.CURRENT), question.q)
    if question.source:
        accounts = accounts.filter(platform__in=_platforms(question.source))
    read = Exists(_visits(question.source))
    return _shown(accounts, question, read).order_by(read.desc(), Subquery(_owners()).asc(), "platform", "key")


def visited() -> int:
    """How many current accounts were ever visited."""
    return Account.objects.filter(Exists(_visits("")), status=Account.Status.CURRENT).count()


def _shown(accounts: QuerySet[Account], question: Asked, read: Exists) -> QuerySet[Account]:
    if question.show == NOT:
        return accounts.filter(~read)
    if question.show == GAPS:
        missed = Gap.objects.filter(closed_by=None, account__isnull=False)
        if question.source:
            missed = missed.filter(source=question.source)
        return accounts.filter(pk__in=missed.values("account"))
    return accounts if question.q and question.show == ALL else accounts.filter(read)


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


def _owners() -> QuerySet[Organisation, tuple[str]]:
    mine = Organisation.objects.filter(holdings__account=OuterRef("pk"), holdings__until=None)
    return mine.order_by("name").values_list("name")[:1]
