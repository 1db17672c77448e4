"""The scorecard of one organisation: its figures of a period among its peers, and month by month."""

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.measure import indicators
from meetlat.measure.small import FEWEST
from meetlat.register.invented import is_invented
from meetlat.register.models import Organisation
from meetlat.report.models import Edition, Figure
from meetlat.report.numbers import number
from meetlat.site.pages.measures.card import card
from meetlat.site.pages.measures.editions import address, periods
from meetlat.site.pages.measures.frozen import of_organisation
from meetlat.site.pages.measures.headline import scorecard_headline
from meetlat.site.pages.measures.known import SHOWN, Place, comparable, members, own_figures, peers, place_of
from meetlat.site.pages.measures.seen import own_answers, seen_words
from meetlat.site.pages.measures.since import since
from meetlat.site.pages.measures.trend import trends
from meetlat.site.pages.measures.words import (
    Said,
    between,
    counted,
    few_words,
    own_url,
    place_words,
    source,
    value_words,
)
from meetlat.site.pages.organisations.known import everyone
from meetlat.site.pages.organisations.words import language, organisation_url
from meetlat.site.pages.periods import period_words


def scorecard_page(organisation: Organisation, edition: Edition | None) -> Said:
    """headline, lead, cards, trends, every figure; or why there is nothing."""
    name = name_of(organisation)
    figures = own_figures(edition, organisation.pk) if edition else []
    place = place_of(figures)
    if edition is None or place is None:
        return nothing_measured(organisation, edition)
    whole = {one.indicator: one for one in figures if not one.platform}
    beside = comparable(edition, place)
    group = peers(edition, beside)
    return {
        "headline": scorecard_headline(name, whole.get("answered"), beside, group["answered"]),
        "lead": _("Wat de berichten van %(period)s zeggen.") % {"period": period_words(edition)},
        "breadcrumb": breadcrumb(organisation),
        "name": name,
        "cards": [found for id in SHOWN if id in whole and (found := card(edition, whole[id], group[id]))],
        "peer_words": _peer_words(edition, place, beside, name),
        "coverage": seen_words(edition, own_answers(edition, organisation.pk), figures[0].coverage),
        "periods": periods(edition, reverse("scorecard", args=[organisation.pk])),
        "since": since(edition, organisation.pk, place),
        "responses": address("responses", organisation.pk, edition=edition),
        "picture": address("measuring_of", place.country, place.kind, edition=edition),
        "trends": trends(edition, organisation.pk, name, of_organisation(edition, "months", organisation.pk)),
        "figures": figures_table(edition, figures),
        "source": source(edition),
    }


def nothing_measured(organisation: Organisation, edition: Edition | None) -> Said:
    """Nothing was measured yet, or nothing of this one."""
    name = name_of(organisation)
    return {
        "headline": _("Van %(name)s is nog niets gemeten") % {"name": name},
        "lead": _why_nothing(organisation, edition) % {"name": name, "period": edition and period_words(edition)},
        "breadcrumb": breadcrumb(organisation),
        "name": name,
        "accounts": organisation_url(organisation.pk),
    }


def _why_nothing(organisation: Organisation, edition: Edition | None) -> str:
    if edition is None:
        return _("Er is nog geen meting van berichten gemaakt.")
    if edition.practice == is_invented(organisation.country):
        return _("Toen de berichten van %(period)s gemeten werden, kende het register geen account van %(name)s.")
    if edition.practice:
        return _("De meting van %(period)s gaat alleen over het oefenland, waarin alles verzonnen is.")
    return _("De meting van %(period)s gaat over echte organisaties, en %(name)s is verzonnen.")


def name_of(organisation: Organisation) -> str:
    """Told apart from others of that name."""
    return everyone(organisation.country).called(language()).get(organisation.pk) or organisation.name_in(language())


def breadcrumb(organisation: Organisation) -> list[dict[str, str]]:
    return [
        {"label": _("Organisaties"), "url": reverse("organisations")},
        {"label": name_of(organisation), "url": organisation_url(organisation.pk)},
    ]


def _peer_words(edition: Edition, place: Place, beside: Place, name: str) -> str:
    n = members(edition, beside)
    said = {"n": number(n, language()), "group": place_words(beside), "own": place_words(place), "fewest": FEWEST}
    if n < FEWEST:
        return _("De groep %(group)s is te klein om mee te vergelijken: minder dan %(fewest)s.") % said
    text = _(
        "Elk streepje is een van de %(n)s %(group)s; van wie te weinig bekend is, staat er geen. "
        "De gele wijzer is %(name)s, de gele balk hoe zeker dat is."
    ) % {**said, "name": name}
    if beside == place:
        return text
    return f"{text} {_('De groep %(own)s is te klein om mee te vergelijken: minder dan %(fewest)s.') % said}"


def figures_table(edition: Edition, figures: list[Figure]) -> Said:
    """Every figure that is not cut by platform, by title."""
    columns = [
        {"label": _("Cijfer")},
        {"label": _("Waarde"), "number": True},
        {"label": _("Tussen"), "number": True},
        {"label": _("Geteld over"), "number": True},
    ]
    whole = [one for one in figures if not one.platform and one.indicator in indicators()]
    rows = sorted(whole, key=lambda one: indicators()[one.indicator].title(language()).casefold())
    return {
        "caption": _("Alle cijfers"),
        "caption_hidden": True,
        "columns": columns,
        "rows": [{"cells": _cells(edition, one)} for one in rows],
    }


def _cells(edition: Edition, one: Figure) -> list[Said | str]:
    indicator = indicators()[one.indicator]
    unknown = {"text": few_words(), "unknown": True}
    return [
        {"text": indicator.title(language()), "url": own_url(edition, one)},
        unknown if one.value is None else value_words(indicator, one.value),
        between(indicator, one.low, one.high) or "–",
        counted(indicator, one.n) or "–",
    ]
