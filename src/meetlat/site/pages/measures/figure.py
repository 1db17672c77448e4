"""A figure of messages, opened: its value, definition, source, version and query, and what stands behind it."""

import re
from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetlat.measure import Indicator
from meetlat.register.models import Organisation
from meetlat.register.platforms import platforms
from meetlat.report.numbers import labelled, number
from meetlat.site.pages.figures.query import readable
from meetlat.site.pages.figures.words import unit_words, whole_words
from meetlat.site.pages.measures.editions import address
from meetlat.site.pages.measures.known import Place, Value, peers
from meetlat.site.pages.measures.listing import names_of
from meetlat.site.pages.measures.opened import Opened
from meetlat.site.pages.measures.scorecard import name_of
from meetlat.site.pages.measures.seen import own_answers, seen_words
from meetlat.site.pages.measures.statuses import statuses
from meetlat.site.pages.measures.words import (
    Said,
    between,
    counted,
    few_words,
    figure_url,
    group_words,
    value_words,
)
from meetlat.site.pages.national.words import words
from meetlat.site.pages.organisations.words import cell, language, organisation_url, size_words
from meetlat.site.pages.periods import period_label, period_words

READS = re.compile(r"""(?:FROM|JOIN) ["`](\w+)["`]""")


def figure_page(asked: Opened) -> Said:
    """Of one organisation or of a group."""
    return {
        "breadcrumb": [
            {"label": _("Methode"), "url": reverse("methods")},
            {"label": asked.indicator.title(language()), "url": reverse("indicator", args=[asked.indicator.id])},
        ],
        "definition": _definition(asked.indicator),
        "origin": _origin(asked),
        **(_own(asked) if asked.figure.organisation else _group(asked)),
    }


def _title(asked: Opened) -> str:
    found = platforms().get(asked.figure.platform)
    return f"{asked.indicator.title(language())}, {found.name}" if found else asked.indicator.title(language())


def _own(asked: Opened) -> Said:
    one = asked.figure
    organisation = Organisation.objects.filter(pk=one.organisation).first()
    name = name_of(organisation) if organisation else one.organisation
    value = few_words() if one.value is None else value_words(asked.indicator, one.value)
    group = figure_url(asked.edition, one.indicator, country=one.country, kind=one.kind, platform=one.platform)
    return {
        "headline": labelled(f"{name} – {_title(asked)}", value, language()),
        "lead": _lead(asked),
        "facts": [
            {"label": _("Organisatie"), "value": name, "url": organisation and organisation_url(one.organisation)},
            {"label": _("Waarde"), "value": value, "unknown": one.value is None},
            *_numbers(asked),
            {"label": _("Het cijfer van de groep"), "value": _("open"), "url": group},
        ],
        "coverage": seen_words(asked.edition, own_answers(asked.edition, one.organisation), one.coverage)
        if asked.indicator.of == "messages"
        else "",
        "statuses": statuses(asked.edition, one.organisation) if asked.indicator.of == "messages" else None,
        "pairs": organisation and address("pairs", one.organisation, edition=asked.edition),
    }


def _lead(asked: Opened) -> str:
    """Counters of accounts are looked up; the rest is counted from what was said."""
    period = {"period": period_words(asked.edition)}
    if asked.indicator.of == "counts":
        return _("Uit de tellers van de accounts in %(period)s.") % period
    return _("Uit de berichten van %(period)s.") % period


def _numbers(asked: Opened) -> list[Said]:
    one, found = asked.figure, []
    if ends := between(asked.indicator, one.low, one.high):
        found.append({"label": _("Tussen (95%)"), "value": ends})
    if one.count is not None and asked.indicator.unit in ("share", "of_inhabitants", "per_1000"):
        found.append({"label": _("Teller"), "value": number(one.count, language())})
    if one.n is not None and one.organisation:
        found.append({"label": _("Geteld over"), "value": counted(asked.indicator, one.n)})
    return found


def _group(asked: Opened) -> Said:
    one, said = asked.figure, words(asked.figure.kind, asked.figure.country, language())
    value = few_words() if one.value is None else group_words(asked.indicator, one.value)
    scope = " · ".join([said.all[:1].upper() + said.all[1:], *([size_words(one.size_class)] if one.size_class else [])])
    n = [{"label": _("Geteld over"), "value": _group_counted(asked.indicator, one.n)}] if one.n is not None else []
    return {
        "headline": labelled(_title(asked), value, language()),
        "lead": f"{scope} · {period_label(asked.edition)}",
        "facts": [{"label": _("Waarde"), "value": value}, *_numbers(asked), *n],
        "rows": None if one.province or one.platform else _rows(asked),
    }


def _group_counted(indicator: Indicator, n: int) -> str:
    """What a figure of a group stands on: the things of all of them together, or organisations."""
    if indicator.whole == "ratio":
        return counted(indicator, n)
    return ngettext("%(n)s organisatie", "%(n)s organisaties", n) % {"n": number(n, language())}


def _rows(asked: Opened) -> Said:
    """Every organisation of the group with its figure."""
    place = Place(asked.figure.country, asked.figure.kind, asked.figure.size_class)
    found = peers(asked.edition, place, (asked.indicator.id,))[asked.indicator.id]
    labels = (_("Waarde"), _("Tussen"), _("Geteld over"))
    return {
        "caption": _("De rijen achter dit cijfer"),
        "caption_hidden": True,
        "columns": [{"label": _("Naam")}, *({"label": label, "number": True} for label in labels)],
        "rows": [{"cells": _row_cells(asked, id, name, found[id])} for id, name in names_of(list(found)).items()],
    }


def _row_cells(asked: Opened, id: str, name: str, value: Value) -> list[Said]:
    known = value.value is not None
    return [
        cell(name, url=figure_url(asked.edition, asked.indicator.id, organisation=id)),
        cell(value_words(asked.indicator, value.value) if known else few_words(), unknown=not known),
        cell(between(asked.indicator, value.low, value.high) or "–"),
        cell(counted(asked.indicator, value.n) or "–"),
    ]


def _definition(indicator: Indicator) -> Said:
    text = indicator.texts[language()]
    return {
        "says": text.says,
        "says_not": text.says_not,
        "whole": whole_words(indicator),
        "unit": unit_words(indicator),
        "source": indicator.source_in(language()),
    }


def _origin(asked: Opened) -> Said:
    """Edition, version and queries: what one needs to compute the figure again."""
    edition, id = asked.edition, asked.indicator.id
    return {
        "facts": [
            {"label": _("Editie"), "value": edition.id, "url": reverse("edition", args=[edition.id])},
            {"label": _("Berichten van"), "value": period_words(edition)},
            {"label": _("Versie van de definitie"), "value": str(edition.indicators[id])},
        ],
        "checksum": edition.checksum,
        "queries": [(name, readable(query)) for name, query in steps(edition.queries, id).items()],
    }


def steps(queries: Mapping[str, str], id: str) -> dict[str, str]:
    """The query of a figure, and those of the tables that it reads."""
    if id not in queries:
        return {}
    read = [name for name in dict.fromkeys(READS.findall(queries[id])) if name in queries and name != id]
    return {name: queries[name] for name in (*read, id)}
