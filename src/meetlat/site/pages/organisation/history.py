"""What happened: who merged into whom, and what was changed in the register. What, when and why; never who."""

from typing import Any

from django.utils.translation import gettext as _

from meetlat.measure.borders import DRAWING_NOISE
from meetlat.register.editing import subject_of
from meetlat.register.models import Account, Change, Merger, Organisation
from meetlat.report.numbers import NONE, moment, percent
from meetlat.site.desk.words import FIELDS
from meetlat.site.pages.organisations.words import Cell, cell, language, organisation_url

MOST = 100  # changes shown
Context = dict[str, Any]


def predecessors(organisation: Organisation) -> list[Context]:
    """The organisations that went into this one."""
    found = organisation.came_from.filter(kind="abolished", share__gte=DRAWING_NOISE).select_related("old")
    return [_merger(merger, merger.old) for merger in found.order_by("year_to", "old__name")]


def successors(organisation: Organisation) -> list[Context]:
    """The organisations that this one went into."""
    found = organisation.became.filter(kind="abolished", share__gte=DRAWING_NOISE).select_related("new")
    return [_merger(merger, merger.new) for merger in found.order_by("year_to", "-share")]


def _merger(merger: Merger, other: Organisation) -> Context:
    years = {"from": str(merger.year_from), "to": str(merger.year_to), "share": percent(merger.share, language(), 0)}
    when = _("tussen %(from)s en %(to)s") if merger.year_to - merger.year_from > 1 else _("per 1 januari %(to)s")
    part = _(", voor %(share)s van het gebied") if merger.share < 1 - DRAWING_NOISE else ""
    return {"name": other.name_in(language()), "url": organisation_url(other.pk), "note": (when + part) % years}


def changes_table(organisation: Organisation, accounts: list[Account]) -> Context | None:
    """Every change to it and to its accounts, the newest first; None where there was none."""
    called = {subject_of(account): str(account) for account in accounts} | {subject_of(organisation): ""}
    rows = list(Change.objects.filter(subject__in=called).order_by("-id")[:MOST])
    columns = [_("Wanneer"), _("Wat"), _("Was"), _("Werd"), _("Waarom")]
    table = {"caption": _("Wijzigingen"), "caption_hidden": True, "columns": [{"label": label} for label in columns]}
    return table | {"rows": [{"cells": _cells(row, called[row.subject])} for row in rows]} if rows else None


def _cells(change: Change, account: str) -> list[Cell]:
    return [
        cell(moment(change.at, language())),
        cell(str(FIELDS.get(change.field, change.field)), note=account),
        cell(change.before or NONE),
        cell(change.after or NONE),
        cell(change.reason),
    ]
