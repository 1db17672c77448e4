"""The words of the open data page."""

from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.report.models import Edition
from meetlat.report.numbers import day, number
from meetlat.report.opendata import NotPublished, Shelved, publish, shelf
from meetlat.report.opendata.licences import licence_of
from meetlat.report.opendata.tables import NAMES

KILO, MEGA = 1_000, 1_000_000
Said = dict[str, Any]


def nothing_yet() -> Said:
    return {
        "headline": _("Er is nog geen editie om mee te nemen"),
        "lead": _("Zodra er een telling is, staan de bestanden hier."),
    }


def data_page(home: Path, edition: Edition, language: str, site: str) -> Said:
    """headline, lead, tables, other, cite, api, editions. ``site``: the address on which the site is reached."""
    files = _files(home, edition)
    return {
        "headline": _("Elk account en elk cijfer kunt u meenemen"),
        "lead": _("Zonder sleutel en zonder aanmelden: het register van %(day)s, met alle cijfers die eruit volgen.")
        % {"day": day(edition.day, language)},
        "workbook": _link(edition, "meetlat.xlsx", files, language),
        "tables": _tables(edition, files, language),
        "package": _link(edition, "datapackage.json", files, language),
        "catalogue": _link(edition, "dcat.jsonld", files, language),
        "inputs": _inputs(edition, files, language),
        "cite": cite(edition, site),
        "practice_edition": edition.practice,
        "api": f"{site}api/v1/organisations",
        "openapi": "/api/v1/openapi.json",
        "editions": _editions(edition, language),
    }


def _files(home: Path, edition: Edition) -> dict[str, Shelved]:
    try:
        publish(home, edition)
    except NotPublished:
        return {}
    return {shelved.name: shelved for shelved in shelf(home, edition)}


def _tables(edition: Edition, files: dict[str, Shelved], language: str) -> Said:
    """A row for each table, a column for each format."""
    names = [name for name in NAMES if f"{name}.csv" in files]
    columns = [_("Tabel"), "CSV", "JSON", "Parquet", _("Licentie")]
    return {
        "caption": _("De tabellen van editie %(edition)s") % {"edition": edition.id},
        "columns": [{"label": label} for label in columns],
        "rows": [{"cells": _cells(edition, name, files, language)} for name in names],
    }


def _cells(edition: Edition, name: str, files: dict[str, Shelved], language: str) -> list[Said]:
    licence = licence_of(name, practice=edition.practice)
    formats = [_link(edition, f"{name}.{format}", files, language) for format in ("csv", "json", "parquet")]
    label = {"text": licence["name"], "url": licence["path"], "external": True}
    return [{"text": _what(name), "note": f"{name}"}, *formats, label]


def _what(name: str) -> str:
    return {
        "organisations": _("Organisaties, met inwoners en grootte"),
        "accounts": _("Accounts, ook die van vroeger"),
        "holdings": _("Welk account van welke organisatie is"),
        "evidence": _("Waarom een account officieel is"),
        "figures": _("Alle cijfers, van groepen en van organisaties"),
    }[name]


def _link(edition: Edition, name: str, files: dict[str, Shelved], language: str) -> Said:
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


def _inputs(edition: Edition, files: dict[str, Shelved], language: str) -> list[Said]:
    names = [f"{name}.parquet" for name in edition.inputs if name not in NAMES]
    return [_link(edition, name, files, language) for name in names if name in files]


def cite(edition: Edition, site: str) -> str:
    """How to name this edition so that anybody finds the same figures again."""
    address = site.rstrip("/") + reverse("edition", args=[edition.id])
    return f"Meetlat ({edition.day.year}). {edition.id}. {address} (sha256 {edition.checksum[:16]})"


def _editions(latest: Edition, language: str) -> list[Said]:
    """The earlier ones, the newest first."""
    earlier = Edition.objects.exclude(pk=latest.pk).order_by("-taken_at")
    return [
        {
            "label": _("%(edition)s, register van %(day)s") % {"edition": one.id, "day": day(one.day, language)},
            "url": reverse("data_file", args=[one.id, "datapackage.json"]),
            "page": reverse("edition", args=[one.id]),
        }
        for one in earlier
    ]
