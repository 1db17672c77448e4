"""One definition in full: its texts, how organisations add up, the query, and where its newest figures are."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.measure import Indicator
from meetlat.register.platforms import platforms
from meetlat.register.vocabulary import label
from meetlat.report import measures
from meetlat.report.editions import NoEdition, latest
from meetlat.report.models import Edition, Figure
from meetlat.report.numbers import labelled
from meetlat.site.pages.figures import query
from meetlat.site.pages.figures.address import figure_address
from meetlat.site.pages.figures.words import better_words, unit_words, whole_words
from meetlat.site.pages.measures import groups
from meetlat.site.pages.measures.figure import steps
from meetlat.site.pages.national import counted

Said = dict[str, Any]


def definition_page(indicator: Indicator, language: str) -> Said:
    """Figures and queries are those of the newest edition that holds this definition; none, where there is none."""
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
        **_counted(indicator, language),
    }


def _counted(indicator: Indicator, language: str) -> Said:
    edition = newest(indicator)
    if edition is None or indicator.id not in edition.indicators:
        return {"queries": [], "figures": []}
    of_register = indicator.of == "register"
    found = (query.steps if of_register else steps)(edition.queries, indicator.id)
    return {
        "queries": [(name, query.readable(text)) for name, text in found.items()],
        "figures": (_of_register if of_register else _of_messages)(indicator, edition, language),
    }


def newest(indicator: Indicator) -> Edition | None:
    """The edition in which its newest figures stand: a census, or a measuring of messages."""
    if indicator.of != "register":
        return measures.latest()
    try:
        return latest()
    except NoEdition:
        return None


def _of_register(indicator: Indicator, edition: Edition, language: str) -> list[Said]:
    """Of the group one sees first, per platform where it is asked per platform."""
    country, kind = counted.first_group(edition)
    there = counted.group(edition, country, kind).platforms() if indicator.per_platform else []
    return _links(indicator, edition, (country, kind), [one.id for one in there], language)


def _of_messages(indicator: Indicator, edition: Edition, language: str) -> list[Said]:
    country, kind = groups.first_group(edition)
    held = Figure.objects.filter(edition=edition, indicator=indicator.id, country=country, kind=kind)
    whole = held.filter(organisation="", size_class="", province="").order_by("platform")
    there = list(whole.values_list("platform", flat=True))
    return _links(indicator, edition, (country, kind), there, language) if there else []


def _links(
    indicator: Indicator, edition: Edition, group: tuple[str, str], there: list[str], language: str
) -> list[Said]:
    country, kind = group
    where = f"{label('kinds', kind, language, '_plural')} {label('countries', country, language)}"
    if not indicator.per_platform:
        return [{"label": where, "url": figure_address(edition.pk, indicator.id, country, kind)}]
    return [
        {
            "label": labelled(platforms()[id].name, where, language),
            "url": figure_address(edition.pk, indicator.id, country, kind, platform=id),
        }
        for id in there
    ]
