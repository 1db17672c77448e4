"""Where an organisation stands among those of its country, kind and size class."""

from typing import Any

from django.utils.translation import gettext as _

from meetlat.report.charts import Yardstick, yardstick
from meetlat.report.models import Edition
from meetlat.report.numbers import number
from meetlat.site.pages.organisations.known import Everyone, Known
from meetlat.site.pages.organisations.words import figure_url, figure_words, language, title

SHOWN = ("accounts", "platforms", "accounts_per_100000")
FEWEST = 5  # members; a smaller group is not shown
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
        "label": f"{title(indicator)}: {figure_words(indicator, own)}. {words}",
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
    """How many others stand lower, the same and higher: Hoger dan 20 van de 31 andere; 5 evenveel, 6 hoger."""
    others = {"lower": lower, "equal": equal, "higher": higher, "n": lower + equal + higher}
    said = {name: number(n, language()) for name, n in others.items()}
    if not lower and not higher:
        return _("Gelijk aan alle %(n)s andere.") % said
    return _("Hoger dan %(lower)s van de %(n)s andere; %(equal)s gelijk, %(higher)s hoger.") % said
