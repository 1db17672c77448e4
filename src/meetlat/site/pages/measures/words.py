"""How a figure of messages is said: its value, between what it lies, of how many, of which period."""

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from meetlat.measure import Indicator, indicators
from meetlat.report.models import Edition, Figure
from meetlat.report.numbers import by_unit, number, percent
from meetlat.site.pages.measures.known import Place
from meetlat.site.pages.organisations.words import group_words as all_words
from meetlat.site.pages.organisations.words import language, peer_words
from meetlat.site.pages.periods import period_words

Said = dict[str, Any]
OF_QUESTIONS = ngettext_lazy("%(n)s vraag", "%(n)s vragen", "count")
OF_ANSWERS = ngettext_lazy("%(n)s antwoord", "%(n)s antwoorden", "count")
OF_CONTACTS = ngettext_lazy("%(n)s contact", "%(n)s contacten", "count")
OF_PEOPLE = ngettext_lazy("%(n)s mens", "%(n)s mensen", "count")
OF_ACCOUNTS = ngettext_lazy("%(n)s account", "%(n)s accounts", "count")
OF_MESSAGES = ngettext_lazy("%(n)s bericht", "%(n)s berichten", "count")
STANDS_ON = {
    id: words
    for words, ids in (
        (
            OF_QUESTIONS,
            "answered answered_1h answered_4h answered_24h answered_on_platform after_hours never_answers late_answers"
            " questions open_questions",
        ),
        (
            OF_ANSWERS,
            "median_time median_service_time p90_time answers_within_2h answered_by_other unseen_answers",
        ),
        (OF_CONTACTS, "contacts automatic_replies"),
        (OF_ACCOUNTS, "posting_accounts active_accounts nothing_said silent_accounts silent_with_followers"),
        (OF_PEOPLE, "people_heard"),
    )
    for id in ids.split()
}


def counted(indicator: Indicator, n: int | None) -> str:
    """What a figure of one organisation stands on: 412 vragen."""
    if n is None:
        return ""
    return str(_things(indicator) % {"n": number(n, language()), "count": n})


def _things(indicator: Indicator) -> Promise:
    return STANDS_ON.get(indicator.id, OF_ACCOUNTS if indicator.of == "counts" else OF_MESSAGES)


def title(id: str) -> str:
    return indicators()[id].title(language())


def value_words(indicator: Indicator, value: float | None) -> str:
    """61,2% · 3 uur 20 min · ja; of one organisation."""
    if value is None:
        return _("niet bekend")
    if indicator.unit == "yes":
        return _("ja") if value else _("nee")
    if indicator.unit == "number":
        return number(value, language(), 0 if value == int(value) else 1)
    return by_unit(value, indicator.unit, language())


def group_words(indicator: Indicator, value: float | None) -> str:
    """The same of a group: of things that are so or not, the share of its organisations."""
    if indicator.unit == "yes" and value is not None:
        return percent(value, language())
    return value_words(indicator, value)


def between(indicator: Indicator, low: float | None, high: float | None) -> str:
    """56,1% – 65,8%; nothing where a full count has no interval."""
    if low is None or high is None:
        return ""
    return f"{by_unit(low, indicator.unit, language())} – {by_unit(high, indicator.unit, language())}"


def place_words(place: Place) -> str:
    """The group that one is compared with: gemeenten in Nederland met 50.000 tot 100.000 inwoners."""
    return peer_words(place.known()) if place.size_class else all_words(place.country, place.kind)


def few_words() -> str:
    return _("te weinig om iets te zeggen")


def figure_url(edition: Edition, indicator: str, **cut: str) -> str:
    """Where a figure opens up: ``organisation``, or country, kind and what narrows them down."""
    asked = urlencode({name: value for name, value in cut.items() if value})
    return f"{reverse('figure', args=[edition.id, indicator])}?{asked}"


def own_url(edition: Edition, figure: Figure) -> str:
    return figure_url(edition, figure.indicator, organisation=figure.organisation, platform=figure.platform)


def source(edition: Edition, indicator: str = "answered") -> Said:
    """The line under figures: of which time, how it was measured, which edition."""
    text = _("Berichten van %(period)s. Wat Meetlat niet verzamelt, telt niet mee.") % {"period": period_words(edition)}
    return {
        "text": text,
        "definition": reverse("indicator", args=[indicator]),
        "edition": {"label": _("Editie %(id)s") % {"id": edition.id}, "url": reverse("edition", args=[edition.id])},
    }
