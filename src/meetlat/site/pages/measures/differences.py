"""Two editions figure by figure: the difference, between what it lies, and whether chance can explain it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from meetlat.measure import Indicator, indicators
from meetlat.measure.statistics.difference import Change, Verdict, change
from meetlat.report.models import Edition, Figure
from meetlat.report.numbers import by_unit, number
from meetlat.report.periods import as_long
from meetlat.site.pages.measures.known import SHOWN, Value
from meetlat.site.pages.measures.listing import names_of, scorecard_urls
from meetlat.site.pages.measures.standing import figure
from meetlat.site.pages.measures.words import Said, figure_url, group_words, own_url, title, value_words
from meetlat.site.pages.organisations.words import cell, language

Pair = tuple[Value | None, Value | None]  # before and after
Editions = tuple[Edition, Edition]
Figures = dict[str, Figure]  # indicator -> figure


def changed(pair: Pair) -> Change:
    before, after = (figure(one) if one else None for one in pair)
    return change(before, after)


def group_table(first: Edition, second: Edition, country: str, kind: str) -> Said:
    """The main figures of the whole group, with what can be said of the difference."""
    whole = {"country": country, "kind": kind, "organisation": "", "size_class": "", "province": ""}
    before, after = (_figures(edition, **whole) for edition in (first, second))
    return _table(_("De groep als geheel"), _rows((first, second), before, after, SHOWN))


def own_table(first: Edition, second: Edition, organisation: str) -> Said | None:
    """The same of one organisation; None where they have no figure of it to hold beside each other."""
    before, after = (_figures(edition, organisation=organisation, value__isnull=False) for edition in (first, second))
    rows = _rows((first, second), before, after, [id for id in SHOWN if id in before and id in after])
    return _table(_("Wat er veranderde"), rows) if rows else None


def _table(caption: str, rows: list[Said]) -> Said:
    labels = (_("Eerst"), _("Daarna"), _("Verschil"))
    return {
        "caption": caption,
        "caption_hidden": True,
        "columns": [
            {"label": _("Cijfer")},
            *({"label": label, "number": True} for label in labels),
            {"label": _("Meer dan toeval?")},
        ],
        "rows": rows,
    }


def _rows(editions: Editions, before: Figures, after: Figures, shown: Iterable[str]) -> list[Said]:
    """None of what the definition changed of: it would not be the same figure."""
    first, second = editions
    same = [id for id in shown if first.indicators.get(id) == second.indicators.get(id)]
    return [{"cells": _both_cells(editions, id, before.get(id), after.get(id))} for id in same]


def _figures(edition: Edition, **whose: str | bool) -> Figures:
    found = Figure.objects.filter(edition=edition, platform="", indicator__in=SHOWN, **whose)
    return {one.indicator: one for one in found}


def _both_cells(editions: Editions, id: str, before: Figure | None, after: Figure | None) -> list[Said]:
    indicator = indicators()[id]
    values = [_value(indicator, edition, one) for edition, one in zip(editions, (before, after), strict=True)]
    if before is None or after is None or before.value is None or after.value is None:
        return [cell(title(id)), *values, cell("–"), cell(_("niet te zeggen"), unknown=True)]
    if _adds_up(indicator) and not as_long(*editions):
        return [
            cell(title(id)),
            *values,
            cell("–"),
            cell(_("niet te vergelijken: de ene tijd is langer"), unknown=True),
        ]
    first, second = (figure(Value(one.value, one.low, one.high, one.n)) for one in (before, after))
    if first is None or second is None:
        return [
            cell(title(id)),
            *values,
            cell(signed(indicator, after.value - before.value)),
            cell(_uncertain(indicator)),
        ]
    found = change(first, second)
    return [cell(title(id)), *values, cell(_difference(indicator, found)), cell(verdict_words(found.verdict))]


def _adds_up(indicator: Indicator) -> bool:
    """Twice as long a time has twice as many."""
    return indicator.of == "messages" and indicator.unit in ("number", "per_1000")


def _uncertain(indicator: Indicator) -> str:
    full = indicator.of == "counts" or indicator.unit == "per_week"
    return _("geteld: daar zit geen toeval in") if full else _("geen interval: niet te zeggen")


def _value(indicator: Indicator, edition: Edition, one: Figure | None) -> Said:
    if one is None or one.value is None:
        return cell(_("niet bekend"), unknown=True)
    if one.organisation:
        return cell(value_words(indicator, one.value), url=own_url(edition, one))
    return cell(
        group_words(indicator, one.value),
        url=figure_url(edition, indicator.id, country=one.country, kind=one.kind),
    )


def _difference(indicator: Indicator, found: Change) -> str:
    if found.value is None or found.low is None or found.high is None:
        return "–"
    ends = f"{signed(indicator, found.low)} – {signed(indicator, found.high)}"
    return f"{signed(indicator, found.value)} ({ends})"


def signed(indicator: Indicator, value: float) -> str:
    """+4,0 punt · -2 uur · 0 · bijna 0 where that is how it rounds; of a percentage the difference is in points."""
    if not value:
        return "0"  # a moment of no length reads as less than a minute
    shown, nothing = (_size(indicator, one) for one in (abs(value), 0.0))
    return _("bijna 0") if shown == nothing else f"{'−' if value < 0 else '+'}{shown}"


def _size(indicator: Indicator, value: float) -> str:
    if indicator.unit in ("share", "of_inhabitants", "yes"):
        return _("%(n)s punt") % {"n": number(value * 100, language(), 1)}
    return by_unit(value, indicator.unit, language())


def verdict_words(verdict: Verdict) -> str:
    return {
        Verdict.MORE: _("ja, hoger"),
        Verdict.LESS: _("ja, lager"),
        Verdict.DRAW: _("nee, het verschil is te klein"),
        Verdict.FEW: _("te weinig om iets te zeggen"),
    }[verdict]


def moved_table(edition: Edition, found: dict[str, Pair], verdicts: dict[str, Verdict], id: str) -> Said | None:
    """Those that changed by more than chance."""
    moved = [one for one, verdict in verdicts.items() if verdict in (Verdict.MORE, Verdict.LESS)]
    names, urls, indicator = names_of(moved), scorecard_urls(moved, edition), indicators()[id]
    labels = (_("Eerst"), _("Daarna"), _("Verschil"))
    columns = [{"label": _("Naam")}, *({"label": label, "number": True} for label in labels), {"label": _("Wat")}]
    rows = [{"cells": _moved_cells(indicator, name, urls[one], found[one])} for one, name in names.items()]
    return (
        {"caption": _("Wie er veranderde"), "caption_hidden": True, "columns": columns, "rows": rows} if rows else None
    )


def _moved_cells(indicator: Indicator, name: str, url: str, pair: Pair) -> list[Said]:
    found = changed(pair)
    values = [cell(by_unit(value.value if value else None, indicator.unit, language())) for value in pair]
    difference = cell(_difference(indicator, found))
    return [cell(name, url=url), *values, difference, cell(_("hoger") if found.verdict is Verdict.MORE else _("lager"))]
