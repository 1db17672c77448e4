"""What waits for a person: proposals, accounts with something the matter, websites that could not be read."""

from typing import Any

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from meetlat.collect.evidence.models import Liveness, Proposal, Verification
from meetlat.collect.liveness import matters
from meetlat.register.models import Account
from meetlat.register.platforms import platforms
from meetlat.report.numbers import number
from meetlat.site.desk.tables import Table, day, linked, table
from meetlat.site.liveness import in_words
from meetlat.site.people.guard import guarded
from meetlat.site.people.permissions import EDIT_REGISTER

MOST = 500  # rows
State, Status = Liveness.State, Verification.Status
TO_LOOK_AT = (State.NOT_THEIRS, State.GONE, State.MOVED, State.SILENT_WITH_FOLLOWERS, State.SILENT)
UNREAD: dict[str, Promise] = {
    Status.NO_WEBSITE: gettext_lazy("het register kent geen website"),
    Status.DOWN: gettext_lazy("geeft geen bruikbaar antwoord"),
    Status.ELSEWHERE: gettext_lazy("leidt naar een ander domein; is er gefuseerd?"),
    Status.PARKED: gettext_lazy("het domein staat te koop of wordt niet gebruikt"),
    Status.WALL: gettext_lazy("vraagt eerst om aanmelden of om cookies"),
    Status.CLOSED: gettext_lazy("robots.txt vraagt om weg te blijven"),
    Status.EMPTY: gettext_lazy("toont niets zonder script"),
}


@guarded(EDIT_REGISTER)
def attention(request: HttpRequest) -> HttpResponse:
    context = {"waiting": waiting(), "accounts": _accounts_table(), "websites": _websites_table()}
    return render(request, "desk/attention.html", context)


def waiting() -> list[dict[str, str]]:
    """Links for the first page of the desk, with how many there are."""
    proposals = Proposal.objects.filter(status=Proposal.Status.OPEN).count()
    others = len(_flagged()) + len(_unread())
    first = ngettext("%(n)s voorgesteld account", "%(n)s voorgestelde accounts", proposals)
    second = ngettext("%(n)s account of website om na te kijken", "%(n)s accounts en websites om na te kijken", others)
    return [
        {"label": first % {"n": _number(proposals)}, "url": reverse("desk_proposals")},
        {"label": second % {"n": _number(others)}, "url": reverse("desk_attention")},
    ]


def _flagged() -> list[Liveness]:
    """One for each account, the gravest first. That a platform hides its pages is nothing that a person can mend."""
    found = [one for one in matters().values() if one.state in TO_LOOK_AT or _is_not_followed(one)]
    return sorted(found, key=lambda one: (State.values.index(one.state), one.since, one.account_id))


def _is_not_followed(one: Liveness) -> bool:
    return one.state == State.RENAMED and ":" in one.note


def _unread() -> list[Verification]:
    """The last visit to each website, where that could not be read."""
    last = Verification.objects.values("organisation").annotate(last=Max("id")).values("last")
    unread = Verification.objects.filter(pk__in=last, organisation__end=None).exclude(status=Status.READ)
    return list(unread.select_related("organisation").order_by("status", "organisation__name"))


def _accounts_table() -> Table:
    flagged = _flagged()[:MOST]
    accounts = Account.objects.in_bulk([one.account_id for one in flagged])
    rows = (_account_row(one, accounts[one.account_id]) for one in flagged)
    return table(_("Accounts om na te kijken"), [_("Account"), _("Platform"), _("Wat er is"), _("Opmerking")], rows)


def _account_row(one: Liveness, account: Account) -> list[Any]:
    name = linked(account.handle, "desk_account", account.pk)
    return [name, platforms()[account.platform].name, in_words(one, get_language() or "nl"), one.note or "–"]


def _websites_table() -> Table:
    columns = [_("Organisatie"), _("Website"), _("Wat er is"), _("Gezien op")]
    return table(_("Websites die niet gelezen konden worden"), columns, map(_website_row, _unread()[:MOST]))


def _website_row(one: Verification) -> list[Any]:
    name = linked(one.organisation.name, "desk_organisation", one.organisation_id)
    why = str(UNREAD[one.status])
    return [name, one.website or "–", f"{why} ({one.says})" if one.status == Status.ELSEWHERE else why, day(one.day)]


def _number(value: int) -> str:
    return number(value, get_language() or "nl")
