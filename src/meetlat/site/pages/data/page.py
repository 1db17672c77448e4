"""The words of the open data page."""

from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from meetlat.report.models import Edition
from meetlat.report.numbers import day
from meetlat.report.opendata.tables import NAMES
from meetlat.site.pages.data.listing import Files, link, listing, offered
from meetlat.site.pages.editions.page import of_words
from meetlat.site.pages.estimates import newest_estimates
from meetlat.site.pages.periods import period_words

Said = dict[str, Any]


def nothing_yet() -> Said:
    return {
        "headline": _("Er is nog geen editie om mee te nemen"),
        "lead": _("Zodra er een telling is, staan de bestanden hier."),
    }


def data_page(home: Path, edition: Edition, language: str, site: str, measures: Edition | None = None) -> Said:
    """The newest census, and the newest measures where there are. ``site``: the address at which one reached it."""
    files, estimates = offered(home, edition), newest_estimates()
    return {
        "headline": _("Elk account en elk cijfer kunt u meenemen"),
        "lead": _("Zonder sleutel en zonder aanmelden: het register van %(day)s, met alle cijfers die eruit volgen.")
        % {"day": day(edition.day, language)},
        "workbook": link(edition, "meetlat.xlsx", files, language),
        "tables": listing(edition, files, language),
        "package": link(edition, "datapackage.json", files, language),
        "catalogue": link(edition, "dcat.jsonld", files, language),
        "inputs": _inputs(edition, files, language),
        "cite": cite(edition, site),
        "practice_edition": edition.practice,
        "api": f"{site}api/v1/organisations",
        "openapi": "/api/v1/openapi.json",
        "measures": _measures(home, measures, language, site) if measures else None,
        "estimates": [_estimate(one, subject, language) for subject, one in estimates.items()],
        "editions": _editions([one for one in (edition, measures, *estimates.values()) if one], language),
    }


def _inputs(edition: Edition, files: Files, language: str) -> list[Said]:
    names = [f"{name}.parquet" for name in edition.inputs if name not in NAMES]
    return [link(edition, name, files, language) for name in names if name in files]


def _measures(home: Path, edition: Edition, language: str, site: str) -> Said:
    files = offered(home, edition)
    lead = _("Wat organisaties op hun accounts zeggen, en hoe vaak en hoe snel zij antwoorden: %(period)s.")
    return {
        "lead": lead % {"period": period_words(edition)},
        "practice": edition.practice,
        "tables": listing(edition, files, language),
        "package": link(edition, "datapackage.json", files, language),
        "catalogue": link(edition, "dcat.jsonld", files, language),
        "cite": cite(edition, site),
    }


def _estimate(edition: Edition, page: str, language: str) -> Said:
    """Its page, and its figures in each format; these are made when somebody asks for them."""
    formats = {one: reverse("data_file", args=[edition.pk, f"figures.{one}"]) for one in ("csv", "json", "parquet")}
    return {
        "label": capfirst(of_words(edition, language)),
        "page": f"{reverse(page)}?{urlencode({'edition': edition.pk})}",
        "practice": edition.practice,
        "formats": [
            {"label": one.upper() if one != "parquet" else "Parquet", "url": url} for one, url in formats.items()
        ],
    }


def cite(edition: Edition, site: str) -> str:
    """How to name this edition so that anybody finds the same figures again."""
    address = site.rstrip("/") + reverse("edition", args=[edition.id])
    return f"Meetlat ({edition.day.year}). {edition.id}. {address} (sha256 {edition.checksum[:16]})"


def _editions(shown: list[Edition], language: str) -> list[Said]:
    """The others, the newest first."""
    others = Edition.objects.exclude(pk__in=[one.pk for one in shown]).order_by("-taken_at")
    return [
        {
            "label": _label(one, language),
            "url": reverse("data_file", args=[one.id, "datapackage.json"]),
            "page": reverse("edition", args=[one.id]),
        }
        for one in others
    ]


def _label(edition: Edition, language: str) -> str:
    return f"{edition.id}, {of_words(edition, language)}"
