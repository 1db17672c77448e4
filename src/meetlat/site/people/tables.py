"""The tables of the administrator, with their words ready (see components/figure_table.html), and their pager."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from meetlat.report import numbers
from meetlat.site.people.models import AuditEvent, User


def people_table(people: Iterable[User]) -> dict[str, Any]:
    columns = [_("Gebruikersnaam"), _("Rol"), _("Organisaties"), _("Toegang"), _("Laatst aangemeld")]
    return _table(_("Personen"), columns, (_person_row(person) for person in people))


def audit_table(events: Iterable[AuditEvent]) -> dict[str, Any]:
    columns = [_("Wanneer"), _("Wat"), _("Wie"), _("Waarvan"), _("Bijzonderheden")]
    return _table(_("Logboek"), columns, (_event_row(event) for event in events))


def pager(page: Page[Any], request: HttpRequest) -> dict[str, str]:
    """For components/pager.html; empty where everything stands on one page."""
    if not page.has_other_pages():
        return {}
    found = {"first": page.start_index(), "last": page.end_index(), "all": page.paginator.count}
    language = get_language() or "nl"
    where = {name: numbers.number(value, language) for name, value in found.items()}
    return {
        "text": _("%(first)s tot %(last)s van %(all)s") % where,
        "previous": _address(request, page.previous_page_number()) if page.has_previous() else "",
        "next": _address(request, page.next_page_number()) if page.has_next() else "",
    }


def _address(request: HttpRequest, number: int) -> str:
    asked = request.GET.copy()
    asked["page"] = str(number)
    return "?" + asked.urlencode()


def _person_row(person: User) -> list[Any]:
    name = {"text": person.username, "url": reverse("people_person", args=[person.pk])}
    organisations = ", ".join(organisation.name for organisation in person.organisations.all()) or "–"
    access = _("ja") if person.is_active else _("ingetrokken")
    return [name, person.role_name, organisations, access, _moment(person.last_login)]


def _event_row(event: AuditEvent) -> list[str]:
    who = event.user.username if event.user else "–"
    detail = ", ".join(f"{name}: {value}" for name, value in event.detail.items())
    return [_moment(event.at), event.kind_name, who, event.subject or "–", detail or "–"]


def _moment(at: datetime | None) -> str:
    return numbers.moment(at, get_language() or "nl")


def _table(caption: str, columns: Iterable[str], rows: Iterable[list[Any]]) -> dict[str, Any]:
    return {
        "caption": caption,
        "caption_hidden": True,
        "columns": [{"label": label} for label in columns],
        "rows": [{"cells": cells} for cells in rows],
    }
