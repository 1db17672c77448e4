"""A figure, opened: its value, what it is a share of, its definition, the rows behind it and the query."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.measure import Indicator
from meetlat.register.platforms import platforms
from meetlat.register.vocabulary import provinces
from meetlat.report.census import inhabitants_year
from meetlat.report.models import Edition
from meetlat.report.numbers import day, labelled, number
from meetlat.site.pages.figures.asked import Asked, NoFigure
from meetlat.site.pages.figures.query import readable, steps, tables_of
from meetlat.site.pages.figures.rows import rows_behind
from meetlat.site.pages.figures.table import rows_said
from meetlat.site.pages.figures.words import unit_words, value_words, whole_words
from meetlat.site.pages.national.counted import Counted, group
from meetlat.site.pages.national.words import Words, size_class_words, words

Said = dict[str, Any]
NOT_COUNTED_IN_ORGANISATIONS = {"per_100000": (100_000, "inhabitants"), "per_km2": (1, "km2")}


def figure_page(asked: Asked, language: str, has: str = "", page: str = "") -> Said:
    """The figure of a group. Raises NoFigure, or NothingCounted, where the edition has none."""
    counted = counted_figure(asked)
    said = words(asked.kind, asked.country, language)
    value = value_words(asked.indicator, counted.value, language)
    return {
        "headline": labelled(title(asked, language), value, language),
        "lead": scope(asked, said, language),
        "breadcrumb": breadcrumb(asked, language),
        "facts": _facts(asked, counted, said, value, language),
        "definition": definition(asked, language),
        "rows": rows_said(asked, rows_behind(asked, language), said, has, page, language),
        "origin": origin(asked, language),
    }


def counted_figure(asked: Asked) -> Counted:
    """Raises NoFigure, or NothingCounted, where the edition has none."""
    counted = group(asked.edition, asked.country, asked.kind).figure(
        asked.indicator.id, asked.platform, asked.size_class, asked.province
    )
    if counted is None:
        raise NoFigure(f"Edition {asked.edition.id} holds no such figure.")
    return counted


def title(asked: Asked, language: str) -> str:
    """Op Facebook · Aantal accounts."""
    if not asked.platform:
        return asked.indicator.title(language)
    name = platforms()[asked.platform].name
    if asked.indicator.id == "on_platform":
        return _("Op %(platform)s") % {"platform": name}
    return f"{asked.indicator.title(language)}, {name}"


def scope(asked: Asked, said: Words, language: str) -> str:
    """Of whom: gemeenten in Nederland · Utrecht."""
    parts = [said.all[:1].upper() + said.all[1:]]
    parts += [provinces()[asked.province][language]] if asked.province else []
    parts += [size_class_words(asked.size_class)] if asked.size_class else []
    return " · ".join(parts)


def breadcrumb(asked: Asked, language: str) -> list[Said]:
    return [
        {"label": _("Methode"), "url": reverse("methods")},
        {"label": asked.indicator.title(language), "url": reverse("indicator", args=[asked.indicator.id])},
    ]


def definition(asked: Asked, language: str) -> Said:
    text = asked.indicator.texts[language]
    return {
        "says": text.says,
        "says_not": text.says_not,
        "whole": whole_words(asked.indicator),
        "unit": unit_words(asked.indicator),
        "source": asked.indicator.source_in(language),
    }


def _facts(asked: Asked, counted: Counted, said: Words, value: str, language: str) -> list[Said]:
    facts = [{"label": _("Waarde"), "value": value}]
    facts += _fraction(asked.indicator, counted, said, language)
    if asked.indicator.unit in ("inhabitants", *NOT_COUNTED_IN_ORGANISATIONS):
        year = inhabitants_year(asked.edition, asked.country)
        facts += [{"label": _("Inwoners van"), "value": str(year) if year else _("niet bekend")}]
    return facts


def _fraction(indicator: Indicator, counted: Counted, said: Words, language: str) -> list[Said]:
    """Numerator and denominator. A ratio's denominator is not stored: it follows from the other two."""
    if indicator.whole == "sum":
        return []
    above, below = number(counted.count, language), f"{number(counted.n, language)} {said.counted(counted.n)}"
    if indicator.whole == "share":
        above = f"{above} {said.counted(int(counted.count))}"
    if indicator.unit in NOT_COUNTED_IN_ORGANISATIONS:
        scale, unit = NOT_COUNTED_IN_ORGANISATIONS[indicator.unit]
        base = counted.count * scale / counted.value if counted.value else None
        below = f"{number(base, language)} {_('inwoners') if unit == 'inhabitants' else 'km²'}"
    return [{"label": _("Teller"), "value": above}, {"label": _("Noemer"), "value": below}]


def origin(asked: Asked, language: str) -> Said:
    """Edition, version, query and inputs: what one needs to compute the figure again."""
    edition, id = asked.edition, asked.indicator.id
    queries = steps(edition.queries, id)
    return {
        "facts": [
            {"label": _("Editie"), "value": edition.id, "url": reverse("edition", args=[edition.id])},
            {"label": _("Register van"), "value": day(edition.day, language)},
            {"label": _("Versie van de definitie"), "value": str(edition.indicators[id])},
        ],
        "checksum": edition.checksum,
        "queries": [(name, readable(query)) for name, query in queries.items()],
        "inputs": [_input(edition, name, language) for name in tables_of(queries.values(), edition.inputs)],
    }


def _input(edition: Edition, name: str, language: str) -> Said:
    file = f"{name}.parquet"
    rows = number(edition.inputs[name]["rows"], language)
    return {
        "label": file,
        "url": reverse("data_file", args=[edition.id, file]),
        "note": _("%(n)s rijen, sha256 %(sha)s") % {"n": rows, "sha": edition.inputs[name]["sha256"][:16]},
    }
