"""The pages of the administrator: people and the audit log. And the file with recovery codes, which is logged."""

from typing import Any

from allauth.mfa.recovery_codes import views as recovery
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetlat.site.people import accounts
from meetlat.site.people.audit import Kind, record
from meetlat.site.people.forms import AccessForm, AuditFilter, PersonForm
from meetlat.site.people.guard import guarded
from meetlat.site.people.models import AuditEvent, User
from meetlat.site.people.permissions import MANAGE_PEOPLE, VIEW_AUDIT
from meetlat.site.people.tables import audit_table, pager, people_table

PER_PAGE = 50


def download_recovery_codes(request: HttpRequest) -> HttpResponse:
    response: HttpResponse = recovery.download_recovery_codes(request)
    if response.status_code == 200:
        record(Kind.DOWNLOADED, request.user, what="recovery codes")
    return response


@guarded(MANAGE_PEOPLE)
def people(request: HttpRequest) -> HttpResponse:
    everybody = User.objects.order_by("-is_active", "username").prefetch_related("organisations")
    page = _page(request, everybody)
    return render(request, "people/people.html", {"table": people_table(page), "pager": pager(page, request)})


@guarded(MANAGE_PEOPLE)
def add_person(request: HttpRequest) -> HttpResponse:
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            password = accounts.add_user(**form.cleaned_data, by=_me(request))
            return _handed_out(request, form.cleaned_data["name"], password)
        except accounts.Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "people/add.html", {"form": form})


@guarded(MANAGE_PEOPLE, User)
def person(request: HttpRequest, person: User) -> HttpResponse:
    form = AccessForm(request.POST or None, initial=_access(person))
    if request.method == "POST" and form.is_valid():
        try:
            _give_access(person.username, form.cleaned_data, _me(request))
            messages.success(request, _("De wijziging is opgeslagen."))
            return redirect("people_person", person.pk)
        except accounts.Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "people/person.html", {"person": person, "form": form})


@guarded(MANAGE_PEOPLE, User)
@require_POST
def issue_password(request: HttpRequest, person: User) -> HttpResponse:
    forget = "forget" in request.POST
    password = accounts.issue_password(person.username, forget_second_factor=forget, by=_me(request))
    return _handed_out(request, person.username, password)


@guarded(MANAGE_PEOPLE, User)
@require_POST
def switch_access(request: HttpRequest, person: User) -> HttpResponse:
    if not person.is_active:
        return _handed_out(request, person.username, accounts.reactivate(person.username, by=_me(request)))
    try:
        accounts.deactivate(person.username, by=_me(request))
        messages.success(request, _("%(name)s heeft geen toegang meer.") % {"name": person.username})
    except accounts.Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("people_person", person.pk)


@guarded(VIEW_AUDIT)
def audit_log(request: HttpRequest) -> HttpResponse:
    form = AuditFilter(request.GET)
    events = AuditEvent.objects.filter(**form.conditions()).select_related("user").order_by("-id")
    page = _page(request, events)
    return render(
        request, "people/audit.html", {"form": form, "table": audit_table(page), "pager": pager(page, request)}
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "people/csrf_failure.html", status=403)


def _handed_out(request: HttpRequest, name: str, password: str) -> HttpResponse:
    """Shown once, and kept nowhere."""
    return render(request, "people/password.html", {"name": name, "password": password, "days": accounts.ONE_TIME.days})


def _access(person: User) -> dict[str, Any]:
    return {"role": person.role, "organisations": sorted(person.organisations.values_list("pk", flat=True))}


@transaction.atomic
def _give_access(name: str, access: dict[str, Any], by: User) -> None:
    accounts.set_role(name, access["role"], by=by)
    accounts.set_organisations(name, access["organisations"], by=by)


def _me(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def _page(request: HttpRequest, rows: QuerySet[Any]) -> Page[Any]:
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
