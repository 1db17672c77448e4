"""How much was seen of what one must see to judge an answer: the messages before, the days, and until when."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetlat.clock import ZONE
from meetlat.measure.definitions import OWN
from meetlat.report.models import Edition
from meetlat.report.numbers import day, number, percent
from meetlat.site.pages.measures.frozen import Row, of_organisation
from meetlat.site.pages.organisations.words import language


def own_answers(edition: Edition, organisation: str) -> Row | None:
    """What Meetlat's own definition says of it; None of who was asked nothing."""
    return of_own_definition(of_organisation(edition, "answers", organisation))


def of_own_definition(answers: list[Row]) -> Row | None:
    return next((row for row in answers if row["definition"] == OWN), None)


def seen_words(edition: Edition, own: Row | None, coverage: float | None) -> str:
    """Sentences. Who was asked nothing has no days of its own, and neither has an edition of before they were kept."""
    own = own or {}
    said = [_before(coverage), _days(own.get("missed_days")), _until(own.get("seen_until"), edition.day)]
    return " ".join(filter(None, said))


def _before(coverage: float | None) -> str:
    if coverage is None:
        return _("Hoeveel we van de gesprekken zagen, is niet bekend.")
    seen = percent(coverage, language())
    return _("Van de berichten die ergens op reageren, hebben we bij %(seen)s ook het bericht ervoor.") % {"seen": seen}


def _days(missed: int | None) -> str:
    if not missed:
        return ""
    said = {"n": number(missed, language())}
    return (
        ngettext(
            "Op %(n)s dag in deze tijd zagen we niet alles.", "Op %(n)s dagen in deze tijd zagen we niet alles.", missed
        )
        % said
    )


def _until(until: Any, last: date) -> str:
    """``until``: a moment in naive UTC; ``last``: the last day of the period."""
    if not isinstance(until, datetime):
        return ""
    whole = until.replace(tzinfo=UTC).astimezone(ZONE).date() - timedelta(days=1)
    return _("De laatste hele dag die we zagen, is %(day)s.") % {"day": day(min(whole, last), language())}
