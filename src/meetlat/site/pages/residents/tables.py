"""The tables of the accounts of residents: per municipality, and per platform."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from meetlat.report.numbers import number
from meetlat.site.pages.estimates import Said, between, platform_words
from meetlat.site.pages.figures.address import organisation_addresses
from meetlat.site.pages.residents.drawing import rate
from meetlat.site.pages.residents.found import Found, Town


def towns_table(found: Found, names: dict[str, str], language: str) -> Said:
    columns = [
        {"label": _("Gemeente")},
        *(
            {"label": words, "number": True}
            for words in (_("Geplaatst"), _("Geschat"), _("Tussen"), _("Per 1.000 inwoners"), _("Tussen"))
        ),
    ]
    addresses = organisation_addresses(list(names))
    towns = {town.organisation: town for town in found.towns}
    rows = [
        {"cells": [{"text": name, "url": addresses[id]}, *_numbers(towns[id], language)]} for id, name in names.items()
    ]
    return {"caption": _("Per gemeente"), "caption_hidden": True, "columns": columns, "rows": rows}


def _numbers(town: Town, language: str) -> list[Any]:
    unknown = {"text": _("inwoners niet bekend"), "unknown": True}
    return [
        number(town.placed, language),
        number(town.value, language),
        between(town.low, town.high, language),
        unknown if town.per_1000 is None else rate(town, language),
        between(town.low_1000, town.high_1000, language, 1),
    ]


def platforms_table(known: dict[str, Found], language: str) -> Said:
    columns = [
        {"label": _("Platform")},
        *(
            {"label": words, "number": True}
            for words in (_("Accounts gezien"), _("Zeiden waar zij wonen"), _("Factor"), _("Geschat"), _("Tussen"))
        ),
    ]
    rows = [
        {
            "cells": [
                capfirst(platform_words(found.platform)),
                number(found.accounts, language),
                number(found.anywhere, language),
                number(found.factor, language, 2),
                number(found.value, language),
                between(found.low, found.high, language),
            ],
        }
        for found in known.values()
    ]
    return {"caption": _("Per platform"), "caption_hidden": True, "columns": columns, "rows": rows}
