"""The pairs behind the figures of one organisation: question and answer. Only for who may see its messages."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from meetlat.register.models import Organisation
from meetlat.register.platforms import platforms
from meetlat.report.models import Edition
from meetlat.report.numbers import duration, moment, number
from meetlat.site.pages.measures.editions import address, chosen
from meetlat.site.pages.measures.frozen import of_organisation
from meetlat.site.pages.measures.inbox import topic_words
from meetlat.site.pages.measures.scorecard import name_of
from meetlat.site.pages.measures.statuses import status_of, status_words
from meetlat.site.pages.measures.words import Said
from meetlat.site.pages.organisations.words import language
from meetlat.site.pages.periods import period_words
from meetlat.site.people.guard import guarded
from meetlat.site.people.permissions import VIEW_ORGANISATION

PAGE = 50
Row = dict[str, Any]


@guarded(VIEW_ORGANISATION, Organisation)
def pairs(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """?edition= the newest where it is left out, ?status= and ?page= narrow down."""
    edition = chosen(request.GET.get("edition", ""))
    status, page = request.GET.get("status", ""), request.GET.get("page", "")
    said = pairs_page(organisation, edition, status, int(page) if page.isdecimal() and len(page) < 7 else 1)
    return render(request, "pages/measures/pairs.html", said)


def pairs_page(organisation: Organisation, edition: Edition | None, status: str = "", page: int = 1) -> Said:
    """Contacts with a question, by the moment they were asked; those with one outcome where ``status`` names it."""
    name = name_of(organisation)
    rows = of_organisation(edition, "contacts", organisation.pk) if edition else []
    rows = sorted((row for row in rows if row["question"]), key=lambda row: (row["asked_at"], row["first"]))
    chosen = [row for row in rows if status in ("", status_of(row))] if status in status_words() else rows
    at = min(max(page, 1), max(1, -(-len(chosen) // PAGE)))
    return {
        "headline": _("%(n)s vragen aan %(name)s, met hun antwoorden")
        % {"n": number(len(chosen), language()), "name": name},
        "lead": _("Uit de berichten van %(period)s.") % {"period": period_words(edition)}
        if edition
        else _("Er is nog geen meting van berichten gemaakt."),
        "breadcrumb": [{"label": name, "url": address("scorecard", organisation.pk, edition=edition)}],
        "tabs": _tabs(rows, edition, status) if rows else None,
        "table": _table(chosen[(at - 1) * PAGE : at * PAGE]) if chosen else None,
        "pager": _pager(edition, status, at, len(chosen)),
    }


def _tabs(rows: list[Row], edition: Edition | None, status: str) -> Said:
    there = [id for id in status_words() if any(status_of(row) == id for row in rows)]
    labels = {"": _("Alle"), **{id: status_words()[id] for id in there}}
    links = [{"label": label, "url": _address(edition, id), "current": id == status} for id, label in labels.items()]
    return {"label": _("Wat er van de vragen werd"), "links": links}


def _address(edition: Edition | None, status: str, page: int = 1) -> str:
    said = {"edition": edition.pk if edition else "", "status": status, "page": str(page) if page > 1 else ""}
    return "?" + urlencode({name: value for name, value in said.items() if value})


def _table(rows: list[Row]) -> Said:
    labels = (_("Gevraagd"), _("Uitkomst"), _("Antwoord"), _("Duurde"), _("In openingstijden"), _("Onderwerpen"))
    return {
        "caption": _("Vragen en antwoorden"),
        "caption_hidden": True,
        "columns": [{"label": label, "number": place in (3, 4)} for place, label in enumerate(labels)],
        "rows": [{"cells": _cells(row)} for row in rows],
    }


def _cells(row: Row) -> list[Said | str]:
    question = row.get("asked") or row["first"]
    asked = {"text": _moment(row["asked_at"]), "url": _message(question), "note": _note(row, question)}
    return [
        asked,
        status_words()[status_of(row)],
        {"text": _moment(row["answered_at"]), "url": _message(row["answer"])} if row["answer"] is not None else "–",
        duration(row["seconds"], language()),
        duration(row["service_seconds"], language()),
        ", ".join(topic_words(topic) for topic in row["topics"] or ()) or "–",
    ]


def _note(row: Row, question: int) -> str:
    """The clock starts at the first message of a contact, which need not be the question."""
    platform = platforms().get(row["platform"])
    earlier = _("de klok begon bij een eerder bericht") if question != row["first"] else ""
    return " · ".join(filter(None, [platform.name if platform else "", earlier]))


def _moment(value: datetime) -> str:
    return moment(value.replace(tzinfo=UTC), language())


def _message(key: int) -> str:
    return reverse("desk_message", args=[f"{key % 2**64:016x}"])


def _pager(edition: Edition | None, status: str, at: int, n: int) -> Said | None:
    if n <= PAGE:
        return None
    ends = {"first": (at - 1) * PAGE + 1, "last": min(at * PAGE, n), "n": n}
    return {
        "text": _("%(first)s tot en met %(last)s van %(n)s")
        % {name: number(value, language()) for name, value in ends.items()},
        "previous": _address(edition, status, at - 1) if at > 1 else "",
        "next": _address(edition, status, at + 1) if at * PAGE < n else "",
    }
