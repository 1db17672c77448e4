"""Two editions of measures: what changed, and is it more than noise?"""

from collections import Counter
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.measure import Indicator, indicators
from meetlat.measure.statistics.difference import Change, Verdict, change
from meetlat.register.vocabulary import label
from meetlat.report.models import Edition, Figure
from meetlat.report.numbers import by_unit, number
from meetlat.site.pages.editions.page import comparing
from meetlat.site.pages.measures.groups import first_group, groups
from meetlat.site.pages.measures.known import SHOWN, Value
from meetlat.site.pages.measures.listing import names_of, scorecard_urls
from meetlat.site.pages.measures.standing import figure
from meetlat.site.pages.measures.words import Said, figure_url, group_words, title
from meetlat.site.pages.organisations.words import cell, language
from meetlat.site.pages.periods import period_of, period_words

FALSE_ALARMS = 0.05
JUDGED = ("answered", "median_time")  # figures with an interval, compared organisation by organisation
Pair = tuple[Value | None, Value | None]  # before and after


def comparison_page(first: Edition, second: Edition, every: list[Edition], asked: dict[str, str]) -> Said:
    """``asked``: country, kind and indicator, each of them perhaps missing or unknown."""
    group = (asked.get("country", ""), asked.get("kind", ""))
    country, kind = group if group in groups(second) else first_group(second)
    indicator = asked["indicator"] if asked.get("indicator") in JUDGED else JUDGED[0]
    found = own_pairs(first, second, country, kind, indicator)
    verdicts = {id: _change(pair).verdict for id, pair in found.items()}
    same_kind = [one for one in every if one.subject == second.subject]
    return {
        "headline": _headline(Counter(verdicts.values()), indicator),
        "lead": _("Van %(first)s naar %(second)s.") % {"first": period_words(first), "second": period_words(second)},
        "breadcrumb": [{"label": _("Edities"), "url": reverse("editions")}],
        "comparing": comparing(same_kind, first.pk, second.pk) if len(same_kind) > 1 else None,
        "notes": notes(first, second),
        "heading": _group_words(country, kind),
        "table": _group_table(first, second, country, kind),
        "tabs": _tabs(country, kind, indicator),
        "organisations": _organisations(second, found, verdicts, indicator),
        "counted": _counted(Counter(verdicts.values())),
    }


def notes(first: Edition, second: Edition) -> list[str]:
    """What keeps two editions from being compared figure by figure."""
    changed = [id for id, version in first.indicators.items() if second.indicators.get(id) != version]
    said = []
    if names := [indicators()[id].title(language()) for id in changed if id in indicators()]:
        said.append(_("Niet vergeleken, want de definitie is veranderd:") + f" {', '.join(names)}.")
    before, after = period_of(first), period_of(second)
    if before and after and abs(before.weeks - after.weeks) > 1:
        said.append(_("De ene tijd is langer dan de andere. Aantallen zijn daarom niet te vergelijken."))
    return said


def _headline(found: Counter[Verdict], indicator: str) -> str:
    """Only what the intervals carry."""
    more, less, draws = found[Verdict.MORE], found[Verdict.LESS], found[Verdict.DRAW]
    said = {"figure": title(indicator), "more": number(more, language()), "less": number(less, language())}
    if not more + less + draws:
        return _("Er is te weinig om te vergelijken")
    if not more + less:
        return _("%(figure)s: bij niemand veranderde het meer dan toeval") % said
    if by_chance(more + less, more + less + draws):
        return _("%(figure)s: wat veranderde, kan alles bij elkaar toeval zijn") % said
    return _("%(figure)s: bij %(more)s hoger en bij %(less)s lager, meer dan toeval") % said


def by_chance(moved: int, compared: int) -> bool:
    """Whether so many of those compared seem to change where nobody does: 1 in 20 on average."""
    from meetlat.measure.statistics.funnel import Side, standings  # takes half a second, so only when it is asked

    found = standings([moved], [compared], FALSE_ALARMS)[0]
    return found is None or found.side is not Side.ABOVE


def _counted(found: Counter[Verdict]) -> str:
    said = {
        name: number(found[verdict], language()) for name, verdict in (("draws", Verdict.DRAW), ("few", Verdict.FEW))
    }
    return _("Bij %(draws)s is het verschil te klein om iets te zeggen; bij %(few)s zijn het te weinig vragen.") % said


def own_pairs(first: Edition, second: Edition, country: str, kind: str, indicator: str) -> dict[str, Pair]:
    """organisation -> its figures in both; nothing where the definition changed."""
    if first.indicators.get(indicator) != second.indicators.get(indicator):
        return {}
    before, after = (_values(one.pk, one.checksum, country, kind, indicator) for one in (first, second))
    return {id: (before.get(id), after.get(id)) for id in sorted({*before, *after})}


@lru_cache(maxsize=64)
def _values(edition: str, checksum: str, country: str, kind: str, indicator: str) -> dict[str, Value]:
    rows = Figure.objects.filter(edition=edition, country=country, kind=kind, indicator=indicator, platform="")
    told = rows.exclude(organisation="").values_list("organisation", "value", "low", "high", "n")
    return {id: Value(value, low, high, n) for id, value, low, high, n in told}


def _change(pair: Pair) -> Change:
    before, after = (figure(one) if one else None for one in pair)
    return change(before, after)


def _group_words(country: str, kind: str) -> str:
    return f"{label('kinds', kind, language(), '_plural')}, {label('countries', country, language())}"


def _group_table(first: Edition, second: Edition, country: str, kind: str) -> Said:
    """The main figures of the whole group, with what can be said of the difference."""
    before, after = (_whole(edition, country, kind) for edition in (first, second))
    labels = (_("Eerst"), _("Daarna"), _("Verschil"))
    shown = [id for id in SHOWN if first.indicators.get(id) == second.indicators.get(id)]
    return {
        "caption": _("De groep als geheel"),
        "caption_hidden": True,
        "columns": [
            {"label": _("Cijfer")},
            *({"label": label, "number": True} for label in labels),
            {"label": _("Meer dan toeval?")},
        ],
        "rows": [{"cells": _group_cells((first, second), id, before.get(id), after.get(id))} for id in shown],
    }


def _whole(edition: Edition, country: str, kind: str) -> dict[str, Figure]:
    rows = Figure.objects.filter(
        edition=edition, country=country, kind=kind, organisation="", size_class="", province="", platform=""
    )
    return {one.indicator: one for one in rows.filter(indicator__in=SHOWN)}


def _group_cells(editions: tuple[Edition, Edition], id: str, before: Figure | None, after: Figure | None) -> list[Said]:
    indicator = indicators()[id]
    values = [_value(indicator, edition, one) for edition, one in zip(editions, (before, after), strict=True)]
    if before is None or after is None or before.value is None or after.value is None:
        return [cell(title(id)), *values, cell("–"), cell(_("niet te zeggen"), unknown=True)]
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


def _uncertain(indicator: Indicator) -> str:
    full = indicator.of == "counts" or indicator.unit == "per_week"
    return _("geteld: daar zit geen toeval in") if full else _("geen interval: niet te zeggen")


def _value(indicator: Indicator, edition: Edition, one: Figure | None) -> Said:
    if one is None or one.value is None:
        return cell(_("niet bekend"), unknown=True)
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
    """+4,0 punt · -2 uur: of a percentage the difference is in points."""
    sign = "−" if value < 0 else "+"
    if indicator.unit in ("share", "of_inhabitants", "yes"):
        return sign + _("%(n)s punt") % {"n": number(abs(value) * 100, language(), 1)}
    return sign + by_unit(abs(value), indicator.unit, language())


def verdict_words(verdict: Verdict) -> str:
    return {
        Verdict.MORE: _("ja, hoger"),
        Verdict.LESS: _("ja, lager"),
        Verdict.DRAW: _("nee, het verschil is te klein"),
        Verdict.FEW: _("te weinig om iets te zeggen"),
    }[verdict]


def _tabs(country: str, kind: str, chosen: str) -> Said:
    links = [
        {
            "label": title(id),
            "url": "?" + urlencode({"country": country, "kind": kind, "indicator": id}),
            "current": id == chosen,
        }
        for id in JUDGED
    ]
    return {"label": _("Welk cijfer"), "links": links}


def _organisations(edition: Edition, found: dict[str, Pair], verdicts: dict[str, Verdict], id: str) -> Said | None:
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
    found = _change(pair)
    values = [cell(by_unit(value.value if value else None, indicator.unit, language())) for value in pair]
    difference = cell(_difference(indicator, found))
    return [cell(name, url=url), *values, difference, cell(_("hoger") if found.verdict is Verdict.MORE else _("lager"))]
