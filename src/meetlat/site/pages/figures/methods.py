"""How Meetlat measures: every definition with its source and version."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.measure import Indicator, indicators
from meetlat.report.numbers import number
from meetlat.site.pages.figures.words import unit_words

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
