"""The same inbox under eight definitions."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.measure.definitions import OWN, definitions
from meetlat.report.charts.definitions_beside import Counted, definitions_beside
from meetlat.report.models import Edition
from meetlat.report.numbers import duration, percent
from meetlat.site.pages.measures.frozen import picture
from meetlat.site.pages.measures.words import Said
from meetlat.site.pages.organisations.words import language

Row = dict[str, Any]


def beside(edition: Edition, organisation: str, name: str, answers: list[Row]) -> Said | None:
    """None where no definition counted anything."""
    found = counted(answers)
    if not found:
        return None
    drawn = picture(
        edition,
        f"definitions:{organisation}:{name}",
        lambda: definitions_beside(found, name=name, language=language()),
        _("Acht definities naast elkaar"),
    )
    return {**drawn, "text": spread(found), "explained": reverse("definitions_explained")}


def counted(answers: list[Row]) -> list[Counted]:
    """In the order of the definitions, Meetlat's own first; of too few contacts only how many there are."""
    rows = {row["definition"]: row for row in answers}
    return [_counted(id, rows[id]) for id in definitions() if id in rows]


def _counted(id: str, row: Row) -> Counted:
    title, here = definitions()[id].texts[language()].title, id == OWN
    if not row["enough"]:
        return Counted(title, row["contacts"], None, None, None, None, here=here)
    share = (row["share"], row["low"], row["high"])
    low, high = (row.get(name) if here else None for name in ("median_low", "median_high"))
    return Counted(title, row["contacts"], *share, row["own_seconds"], low, high, here=here)


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
