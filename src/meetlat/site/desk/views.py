"""The pages of the desk."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.register import editing
from meetlat.register.hours import COUNTRIES as HOURS_COUNTRIES
from meetlat.register.models import Account, Change, Organisation
from meetlat.site.desk import tables
from meetlat.site.desk.attention import waiting
from meetlat.site.desk.forms import NewAccountForm
from meetlat.site.desk.signed import Page, signed
from meetlat.site.desk.tasks import TASKS
from meetlat.site.people.guard import guarded
from meetlat.site.people.models import User
from meetlat.site.people.permissions import EDIT_REGISTER, ENTER_DESK, VIEW_ACCOUNT, VIEW_ORGANISATION

MOST = 50  # rows of a search; who needs more searches better
LATEST = 20  # changes on the first page


@guarded(ENTER_DESK)
def desk(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("q", "").replace("\0", "").strip()[:200]
    researcher = request.user.has_perm(EDIT_REGISTER)
    found = _organisations(asked) if asked and researcher else _own(request)
    context = {
        "search": {"action": reverse("desk"), "value": asked, "label": _("Organisatie of account")},
        "asked": asked,
        "organisations": tables.organisations_table(found[:MOST]),
        "accounts": tables.accounts_table(_accounts(asked)[:MOST]) if asked and researcher else None,
        "changes": tables.history_table(_latest(), with_subject=True) if researcher else None,
        "researcher": researcher,
        "waiting": waiting() if researcher else [],
    }
    return render(request, "desk/desk.html", context)


@guarded(VIEW_ORGANISATION, Organisation)
def organisation(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    held = (
        Account.objects.filter(holdings__organisation=organisation).distinct().order_by("status", "platform", "handle")
    )
    context = {
        "organisation": organisation,
        "accounts": tables.accounts_table(held),
        "history": tables.history_table(editing.history(organisation)),
        "may_edit": request.user.has_perm(EDIT_REGISTER),
        "has_hours": organisation.country in HOURS_COUNTRIES,
    }
    return render(request, "desk/organisation.html", context)


@guarded(VIEW_ACCOUNT, Account)
def account(request: HttpRequest, account: Account) -> HttpResponse:
    may_edit = request.user.has_perm(EDIT_REGISTER)
    context = {
        "account": account,
        "facts": tables.account_facts(account),
        "evidence": tables.evidence_table(account.evidence.order_by("-id")),
        "holdings": tables.holdings_table(
            account.holdings.select_related("organisation").order_by("organisation__name")
        ),
        "history": tables.history_table(editing.history(account)),
        "tasks": _tasks(account) if may_edit else [],
    }
    return render(request, "desk/account.html", context)


@guarded(EDIT_REGISTER, Account)
def task(request: HttpRequest, account: Account, task: str) -> HttpResponse:
    chosen = TASKS[task]
    form = chosen.form(request.POST or None, thing=account)
    page: Page = {"title": chosen.title, "back": reverse("desk_account", args=[account.pk]), "of": account.handle}
    return signed(request, form, page, lambda sign: chosen.write(account, form.cleaned_data, sign))


@guarded(EDIT_REGISTER, Organisation)
def add_account(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = NewAccountForm(request.POST or None, thing=organisation)
    page: Page = {
        "title": _("Account toevoegen"),
        "back": reverse("desk_organisation", args=[organisation.pk]),
        "of": organisation.name,
    }

    def write(sign: editing.Signature) -> object:
        given = form.cleaned_data
        proof = (given["kind"], given["source"])
        return editing.add_account(organisation.pk, given["platform"], form.values(), proof, sign)

    return signed(request, form, page, write)


def _tasks(account: Account) -> list[dict[str, Any]]:
    return [
        {"label": task.title, "url": reverse(f"desk_account_{name}", args=[account.pk])}
        for name, task in TASKS.items()
        if task.open(account)
    ]


def _own(request: HttpRequest) -> QuerySet[Organisation]:
    assert isinstance(request.user, User)
    return request.user.organisations.order_by("name")


def _organisations(asked: str) -> QuerySet[Organisation]:
    return Organisation.objects.filter(Q(name__icontains=asked) | Q(pk=asked)).order_by("name", "pk")


def _accounts(asked: str) -> QuerySet[Account]:
    return Account.objects.filter(Q(handle__icontains=asked) | Q(url=asked)).order_by("handle", "platform")


def _latest() -> QuerySet[Change]:
    return Change.objects.select_related("by", "load").order_by("-id")[:LATEST]
