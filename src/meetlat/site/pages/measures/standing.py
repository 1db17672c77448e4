"""How a figure stands among those of its peers, and with how many of them the difference may be chance."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from meetlat.measure.statistics.difference import Figure, Verdict, change
from meetlat.report.comparison import with_interval
from meetlat.report.numbers import number
from meetlat.site.pages.measures.known import Value
from meetlat.site.pages.organisation.peers import standing
from meetlat.site.pages.organisations.words import language


@dataclass(frozen=True)
class Among:
    """Of the others: how many this one is above, how many below, and of how many that cannot be said."""

    above: int
    below: int
    draws: int

    @property
    def others(self) -> int:
        return self.above + self.below + self.draws


def among(own: Value, others: Iterable[Value]) -> Among:
    """By the intervals of both; of who has no figure nothing is said."""
    mine = figure(own)
    verdicts = [change(figure(other), mine).verdict for other in others if other.value is not None]
    above, below = verdicts.count(Verdict.MORE), verdicts.count(Verdict.LESS)
    return Among(above, below, len(verdicts) - above - below)


def figure(value: Value) -> Figure | None:
    """For meetlat.measure.statistics; None where there is no figure or no interval."""
    return with_interval(value.value, value.low, value.high, value.n)


def words(own: Value, others: list[Value]) -> str:
    """Hoger dan 31 van de 53 andere, lager dan 13; met 9 is het verschil te klein om iets te zeggen."""
    if figure(own):
        return _firm(among(own, others))
    known = [other.value for other in others if other.value is not None]
    mine = own.value or 0.0
    lower, higher = sum(value < mine for value in known), sum(value > mine for value in known)
    return standing(lower, len(known) - lower - higher, higher)


def _firm(found: Among) -> str:
    if not found.others:
        return _("Er zijn geen andere.")
    said = {"n": number(found.others, language()), "draws": number(found.draws, language())}
    if found.draws == found.others:
        return _("Met geen van de %(n)s andere is het verschil groot genoeg om iets te zeggen.") % said
    parts = {_("hoger dan %(n)s"): found.above, _("lager dan %(n)s"): found.below}
    told = [text % {"n": number(n, language())} for text, n in parts.items() if n]
    first = _("%(part)s van de %(n)s andere") % {"part": told[0], **said}
    whole = capfirst(", ".join([first, *told[1:]]))
    if not found.draws:
        return f"{whole}."
    rest = _("met %(draws)s is het verschil te klein om iets te zeggen.") % said
    return _("%(first)s; %(rest)s") % {"first": whole, "rest": rest}
