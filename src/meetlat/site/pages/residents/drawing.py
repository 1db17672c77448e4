"""The picture of the accounts of residents: municipalities beside each other."""

from functools import partial

from django.utils.translation import gettext as _

from meetlat.report.charts.estimated import estimated
from meetlat.report.charts.lying import Lying
from meetlat.report.charts.picture import Picture
from meetlat.report.charts.plate import Words
from meetlat.report.models import Edition
from meetlat.report.numbers import number
from meetlat.site.pages.estimates import Said, between, platform_words
from meetlat.site.pages.measures.frozen import picture
from meetlat.site.pages.residents.found import Found, Town

DRAWN = 15  # municipalities: those with the most placed accounts; the table has them all


def residents_picture(edition: Edition, found: Found, names: dict[str, str], language: str) -> Said | None:
    drawn = [town for town in found.largest(DRAWN) if town.per_1000 is not None]
    if not drawn:
        return None
    what = f"residents:{found.platform}"
    return picture(edition, what, partial(_drawing, found, drawn, names, language), _caption(found))


def _caption(found: Found) -> str:
    return _("Accounts per 1.000 inwoners, %(platform)s") % {"platform": platform_words(found.platform)}


def _drawing(found: Found, towns: list[Town], names: dict[str, str], language: str) -> Picture:
    rows = [
        Lying(names[town.organisation], town.per_1000, town.low_1000, town.high_1000, rate(town, language))
        for town in towns
    ]
    words = Words(
        _caption(found),
        _description(towns, names, language),
        (_("Gemeente"), _("Per 1.000 inwoners"), _("Tussen")),
        [(row.name, row.text, between(row.low, row.high, language, 1)) for row in rows],
        language,
    )
    return estimated(rows, words, _("de schatting, en hoe zeker die is"))


def _description(towns: list[Town], names: dict[str, str], language: str) -> str:
    first, last = towns[0], towns[-1]
    text = _(
        "Van %(first)s met %(high)s tot %(last)s met %(low)s. Waar twee balken over elkaar liggen, is het verschil"
        " misschien toeval."
    )
    return text % {
        "first": names[first.organisation],
        "high": rate(first, language),
        "last": names[last.organisation],
        "low": rate(last, language),
    }


def rate(town: Town, language: str) -> str:
    return number(town.per_1000, language, 1)
