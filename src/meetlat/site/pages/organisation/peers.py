"""Where an organisation stands among those of its country, kind and size class."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from meetlat.measure.small import FEWEST
from meetlat.report.charts import Yardstick, yardstick
from meetlat.report.models import Edition
from meetlat.report.numbers import labelled, number
from meetlat.site.pages.organisations.known import Everyone, Known
from meetlat.site.pages.organisations.words import figure_url, figure_words, language, title

SHOWN = ("accounts", "platforms", "accounts_per_100000")
Context = dict[str, Any]


def cards(everybody: Everyone, one: Known) -> list[Context]:
    """A yardstick for each figure that enough peers have."""
    if everybody.edition is None:
        return []
    found = [_card(everybody.edition, indicator, one, everybody.peers(one)) for indicator in SHOWN]
    return [card for card in found if card]


def values(indicator: str, group: list[Known]) -> list[float]:
    return [one.figures[indicator] for one in group if indicator in one.figures]


def _card(edition: Edition, indicator: str, one: Known, peers: list[Known]) -> Context | None:
    known, own = values(indicator, peers), one.figures.get(indicator)
    if own is None or len(known) < FEWEST:
        return None
    drawn = yardstick(known, own, fmt=_axis, language=language())
    words = standing(drawn.lower, drawn.equal - 1, drawn.higher)
    return {
        "title": title(indicator),
        "value": figure_words(indicator, own),
        "yardstick": drawn,
        "label": f"{labelled(title(indicator), figure_words(indicator, own), language())}. {words}",
        "standing": words,
        "url": figure_url(edition, indicator, one),
        "ends": _ends(drawn, known, indicator),
    }


def _axis(value: float) -> str:
    return number(value, language(), 0 if value == int(value) else 1)


def _ends(drawn: Yardstick, known: list[float], indicator: str) -> str:
    """The lowest and the highest of the group, in words."""
    ends = {"low": figure_words(indicator, min(known)), "high": figure_words(indicator, max(known))}
    return _("Laagste %(low)s, hoogste %(high)s.") % ends


def standing(lower: int, equal: int, higher: int) -> str:
    """How many others stand lower, the same and higher: Hoger dan 14 van de 31 andere, gelijk aan 14, lager dan 3."""
    counts = {_("hoger dan %(n)s"): lower, _("gelijk aan %(n)s"): equal, _("lager dan %(n)s"): higher}
    parts = [words % {"n": number(n, language())} for words, n in counts.items() if n]
    if not parts:
        return _("Er zijn geen andere.")
    first = _("%(part)s van de %(n)s andere") % {"part": parts[0], "n": number(lower + equal + higher, language())}
    return capfirst(", ".join([first, *parts[1:]])) + "."
