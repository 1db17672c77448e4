"""The files of an edition as a table of links: a row for each table, a column for each format."""

from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.report.models import Edition
from meetlat.report.numbers import number
from meetlat.report.opendata import NotPublished, Shelved, publish, shelf
from meetlat.report.opendata.licences import licence_of
from meetlat.report.opendata.subjects import subject_of

KILO, MEGA = 1_000, 1_000_000
Said = dict[str, Any]
Files = dict[str, Shelved]


def offered(home: Path, edition: Edition) -> Files:
    """The files of an edition by name, made where they were not; none where its frozen tables are gone."""
    try:
        publish(home, edition)
    except NotPublished:
        return {}
    return {shelved.name: shelved for shelved in shelf(home, edition)}


def listing(edition: Edition, files: Files, language: str) -> Said:
    names = [name for name in subject_of(edition).tables if f"{name}.csv" in files]
    columns = [_("Tabel"), "CSV", "JSON", "Parquet", _("Licentie")]
    return {
        "caption": _("De tabellen van editie %(edition)s") % {"edition": edition.id},
        "columns": [{"label": label} for label in columns],
        "rows": [{"cells": _cells(edition, name, files, language)} for name in names],
    }


def _cells(edition: Edition, name: str, files: Files, language: str) -> list[Said]:
    licence = licence_of(name, practice=edition.practice)
    formats = [link(edition, f"{name}.{format}", files, language) for format in ("csv", "json", "parquet")]
    label = {"text": licence["name"], "url": licence["path"], "external": True}
    return [{"text": _what(name), "note": f"{name}"}, *formats, label]


def _what(name: str) -> str:
    return {
        "organisations": _("Organisaties, met inwoners en grootte"),
        "accounts": _("Accounts, ook die van vroeger"),
        "holdings": _("Welk account van welke organisatie is"),
        "evidence": _("Waarom een account officieel is"),
        "figures": _("Alle cijfers, van groepen en van organisaties"),
        "answers": _("Hoe er is geantwoord, volgens elke definitie"),
        "curve": _("Welk deel na hoeveel tijd een antwoord had"),
        "classes": _("In hoeveel tijd de antwoorden kwamen, in acht klassen"),
        "week": _("Wat er gebeurt in elk uur van de week"),
        "months": _("Het verloop per maand"),
        "topics": _("Waarover inwoners iets vroegen"),
    }[name]


def link(edition: Edition, name: str, files: Files, language: str) -> Said:
    if name not in files:
        return {"text": _("niet beschikbaar"), "unknown": True}
    return {
        "text": size(files[name].bytes, language),
        "url": reverse("data_file", args=[edition.id, name]),
        "name": name,
    }


def size(bytes: int, language: str) -> str:
    """1303865 -> 1,3 MB; under a megabyte in whole kilobytes."""
    if bytes >= MEGA:
        return f"{number(bytes / MEGA, language, 1)} MB"
    return f"{number(max(1, bytes / KILO), language)} kB"
