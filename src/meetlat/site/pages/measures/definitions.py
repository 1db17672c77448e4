"""The same inbox under eight definitions."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.measure.definitions import OWN, definitions
from meetlat.measure.yardstick.judged import ANSWERED
from meetlat.measure.yardstick.told import enough_answers, timed
from meetlat.report.charts.definitions_beside import Counted, definitions_beside
from meetlat.report.models import Edition
from meetlat.report.numbers import duration, percent
from meetlat.site.pages.measures.frozen import picture
from meetlat.site.pages.measures.words import Said
from meetlat.site.pages.organisations.words import language

Row = dict[str, Any]


def beside(
    edition: Edition, organisation: str, name: str, answers: list[Row], ends: tuple[float, float] | None = None
) -> Said | None:
    """None where no definition counted anything. ``ends``: between what Meetlat's own time lies."""
    found = counted(answers, ends)
    if not found:
        return None
    drawn = picture(
        edition,
        f"definitions:{organisation}:{name}",
        lambda: definitions_beside(found, name=name, language=language()),
        _("Acht definities naast elkaar"),
    )
    return {**drawn, "text": spread(found), "explained": reverse("definitions_explained")}


def counted(answers: list[Row], ends: tuple[float, float] | None = None) -> list[Counted]:
    """In the order of the definitions, Meetlat's own first; of too few contacts only how many there are."""
    rows = {row["definition"]: row for row in answers}
    return [_counted(id, rows[id], ends if id == OWN else None) for id in definitions() if id in rows]


def _counted(id: str, row: Row, ends: tuple[float, float] | None) -> Counted:
    known, here = definitions()[id], id == OWN
    title, always = known.texts[language()].title, known.among == ANSWERED
    if not row["enough"]:
        return Counted(title, row["contacts"], None, None, None, None, here=here, always=always)
    share = (row["share"], row["low"], row["high"])
    seconds = row["own_seconds"] if enough_answers(timed(row), "own_seconds") else None
    low, high = ends if ends and seconds is not None else (None, None)
    return Counted(title, row["contacts"], *share, seconds, low, high, here=here, always=always)


def spread(found: list[Counted]) -> str:
    """From 25 % to 100 %, from one hour to 1 day 8 hours."""
    shares = [one.share for one in found if one.share is not None]
    waits = [one.seconds for one in found if one.seconds is not None]
    if len(shares) < 2 or len(waits) < 2:
        return _("Bij bijna elke definitie zijn het te weinig contacten om iets te zeggen.")
    said = {"low": percent(min(shares), language(), 0), "high": percent(max(shares), language(), 0)}
    said |= {"short": duration(min(waits), language()), "long": duration(max(waits), language())}
    return (
        _(
            "Dezelfde berichten: van %(low)s tot %(high)s beantwoord, in %(short)s tot %(long)s."
            " Het verschil zit in wat er geteld wordt."
        )
        % said
    )
