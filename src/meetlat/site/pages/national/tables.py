"""The tables of a national picture: each figure formatted, and a link that opens it."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from meetlat.report.charts import ruler
from meetlat.report.numbers import number, percent
from meetlat.site.pages.figures.address import figure_address, platform_address
from meetlat.site.pages.national.counted import Counted, Group
from meetlat.site.pages.national.words import Words

Table = dict[str, Any]
Cell = dict[str, Any] | str


def platform_table(group: Group, words: Words, language: str) -> Table:
    """Per platform the number, the share and its place on the ruler."""
    columns = [
        {"label": _("Platform")},
        {"label": words.many.capitalize(), "number": True},
        {"label": _("Ten minste"), "number": True},
        {"label": _("0 tot 100%")},
        {"label": _("Het cijfer"), "hidden": True},
    ]
    rows = [{"cells": _platform_cells(group, one.id, one.name, language)} for one in group.platforms()]
    return {
        "caption": _("Waar %(all)s te vinden zijn") % {"all": words.all},
        "caption_hidden": True,
        "columns": columns,
        "rows": rows,
    }


def _platform_cells(group: Group, platform: str, name: str, language: str) -> list[Cell]:
    counted = group.figure("on_platform", platform) or Counted(None, 0, 0)
    return [
        {"text": name, "url": platform_address(platform, group.country, group.kind)},
        number(counted.count, language),
        percent(counted.value, language),
        {"drawing": drawn_ruler(counted.value)},
        {"text": unbroken(_("Open dit cijfer")), "url": opened(group, "on_platform", platform=platform)},
    ]


def unbroken(text: str) -> str:
    """On one line, so that a link does not make its row three lines high."""
    return text.replace(" ", "\u00a0")


def drawn_ruler(share: float | None) -> str:
    return render_to_string("components/ruler.html", {"ruler": ruler(share)})


def opened(group: Group, indicator: str, **cut: str) -> str:
    return figure_address(group.edition, indicator, group.country, group.kind, **cut)
