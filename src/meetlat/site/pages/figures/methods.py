"""How Meetlat measures: every definition with its source and version, and one of them in full."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.measure import Indicator, indicators
from meetlat.register.vocabulary import label
from meetlat.report.models import Edition
from meetlat.report.numbers import number
from meetlat.site.pages.figures.address import figure_address
from meetlat.site.pages.figures.query import readable, steps
from meetlat.site.pages.figures.words import better_words, unit_words, whole_words
from meetlat.site.pages.national.counted import first_group, group

Said = dict[str, Any]


def methods_page(language: str) -> Said:
    """A table of every definition; the rules stand in the template."""
    found = list(indicators().values())
    columns = [
        {"label": _("Cijfer")},
        {"label": _("Eenheid")},
        {"label": _("Bron van de definitie")},
        {"label": _("Versie"), "number": True},
    ]
    rows = [{"cells": _definition_cells(one, language)} for one in found]
    return {
        "headline": _("%(n)s cijfers, elk met een definitie en een bron") % {"n": number(len(found), language)},
        "lead": _("Elk cijfer op deze site is open te klikken tot op de rijen waaruit het is geteld."),
        "table": {"caption": _("Definities"), "caption_hidden": True, "columns": columns, "rows": rows},
    }


def _definition_cells(indicator: Indicator, language: str) -> list[Any]:
    url = reverse("indicator", args=[indicator.id])
    return [
        {"text": indicator.title(language), "url": url},
        unit_words(indicator),
        indicator.source_in(language),
        str(indicator.version),
    ]


def indicator_page(indicator: Indicator, edition: Edition | None, language: str) -> Said:
    """One definition: its texts, how organisations add up, the query and the figures of the newest edition."""
    text = indicator.texts[language]
    return {
        "headline": text.title,
        "breadcrumb": [{"label": _("Methode"), "url": reverse("methods")}],
        "text": text,
        "facts": [
            {"label": _("Versie"), "value": str(indicator.version)},
            {"label": _("Eenheid"), "value": unit_words(indicator)},
            {"label": _("Bron van de definitie"), "value": indicator.source_in(language)},
            {"label": _("Hoger of lager"), "value": better_words(indicator)},
        ],
        "whole": whole_words(indicator),
        "queries": [(name, readable(query)) for name, query in steps(edition.queries, indicator.id).items()]
        if edition
        else [],
        "figures": _figures(indicator, edition, language) if edition else [],
    }


def _figures(indicator: Indicator, edition: Edition, language: str) -> list[Said]:
    """The figures of the group one sees first, per platform where it is asked per platform."""
    country, kind = first_group(edition)
    where = f"{label('kinds', kind, language, '_plural')} {label('countries', country, language)}"
    if not indicator.per_platform:
        return [{"label": where, "url": figure_address(edition.pk, indicator.id, country, kind)}]
    platforms = group(edition, country, kind).platforms()
    return [
        {
            "label": f"{one.name}: {where}",
            "url": figure_address(edition.pk, indicator.id, country, kind, platform=one.id),
        }
        for one in platforms
    ]
