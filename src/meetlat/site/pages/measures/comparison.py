"""Two editions of measures: what changed, and is it more than noise?"""

from collections import Counter
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.measure import indicators
from meetlat.measure.statistics.difference import Verdict
from meetlat.register.vocabulary import label
from meetlat.report.models import Edition, Figure
from meetlat.report.numbers import number
from meetlat.report.periods import as_long, overlap
from meetlat.site.pages.editions.comparing import form, from_to
from meetlat.site.pages.measures.differences import Pair, changed, group_table, moved_table
from meetlat.site.pages.measures.groups import first_group, groups
from meetlat.site.pages.measures.known import Value
from meetlat.site.pages.measures.words import Said, title
from meetlat.site.pages.organisations.words import language
from meetlat.site.pages.periods import period_words

FALSE_ALARMS = 0.05  # of comparisons where nothing changed
JUDGED = ("answered", "median_time")  # figures with an interval, compared organisation by organisation


def comparison_page(first: Edition, second: Edition, every: list[Edition], asked: dict[str, str]) -> Said:
    """Two that are ``comparable``. ``asked``: country, kind and indicator, each of them perhaps missing or unknown."""
    group = (asked.get("country", ""), asked.get("kind", ""))
    country, kind = group if group in groups(second) else first_group(second)
    indicator = asked["indicator"] if asked.get("indicator") in JUDGED else JUDGED[0]
    found = own_pairs(first, second, country, kind, indicator)
    verdicts = {id: changed(pair).verdict for id, pair in found.items()}
    return {
        "headline": _headline(Counter(verdicts.values()), indicator),
        "lead": from_to(first, second, [period_words(one) for one in (first, second)]),
        "breadcrumb": [{"label": _("Edities"), "url": reverse("editions")}],
        "comparing": form(every, first, second),
        "notes": notes(first, second),
        "heading": _group_words(country, kind),
        "table": group_table(first, second, country, kind),
        "tabs": _tabs(country, kind, indicator),
        "organisations": moved_table(second, found, verdicts, indicator),
        "counted": _counted(Counter(verdicts.values())),
    }


def notes(first: Edition, second: Edition) -> list[str]:
    """What keeps two editions from being compared figure by figure."""
    changed = [id for id, version in first.indicators.items() if second.indicators.get(id) != version]
    said = []
    if names := [indicators()[id].title(language()) for id in changed if id in indicators()]:
        said.append(_("Niet vergeleken, want de definitie is veranderd:") + f" {', '.join(names)}.")
    if not as_long(first, second):
        said.append(_("De ene tijd is langer dan de andere. Aantallen zijn daarom niet te vergelijken."))
    if first.pk == second.pk:
        said.append(_("Dit is twee keer dezelfde editie."))
    elif overlap(first, second):
        said.append(_("Een deel van de berichten telt in beide mee. Een verschil is daardoor zekerder dan hier staat."))
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


def _group_words(country: str, kind: str) -> str:
    return f"{label('kinds', kind, language(), '_plural')}, {label('countries', country, language())}"


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
