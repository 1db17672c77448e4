"""The time that an edition of messages tells about, in words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from babel.dates import format_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from meetlat.report.models import Edition
from meetlat.report.numbers import LOCALES, day
from meetlat.report.periods import length, period_of

FORMS = {"": "y", "-Q": "QQQQ y", "-": "LLLL y"}  # how a period is written, without its digits
QUARTERS = {"nl": "'het' QQQQ 'van' y", "en": "'the' QQQQ 'of' y"}  # in a sentence


def when_words(edition: Edition) -> str:
    """What people know an edition by: its period, or the day that it tells about."""
    return period_label(edition) if period_of(edition) else day(edition.day, get_language() or "nl")


def options(found: Sequence[Edition], chosen: Edition, said: Callable[[Edition], str]) -> list[dict[str, Any]]:
    """A choice among editions; where two are said alike, their ids tell them apart."""
    words = [said(one) for one in found]
    labels = [
        one if words.count(one) == 1 else f"{one} ({edition.pk})" for one, edition in zip(words, found, strict=True)
    ]
    return [
        {"value": edition.pk, "label": label, "selected": edition.pk == chosen.pk}
        for edition, label in zip(found, labels, strict=True)
    ]


def period_words(edition: Edition) -> str:
    """2025 · het 2e kwartaal van 2025 · maart 2025 · 10 februari 2025 tot en met 16 februari 2025; in a sentence."""
    return _words(edition, QUARTERS)


def period_label(edition: Edition) -> str:
    """The same by itself: 2e kwartaal 2025."""
    return _words(edition, {})


def _words(edition: Edition, quarters: Mapping[str, str]) -> str:
    found, language = period_of(edition), get_language() or "nl"
    if found is None:
        return _("de tijd tot en met %(day)s") % {"day": day(edition.day, language)}
    form = FORMS.get(length(edition))
    if length(edition) == "-Q":
        form = quarters.get(language, form)
    if form:
        return str(format_date(found.first, form, locale=LOCALES.get(language, language)))
    ends = {"first": day(found.first, language), "last": day(edition.day, language)}
    return _("%(first)s tot en met %(last)s") % ends
