"""What was found of answering, in a sentence; never more than the figures can carry."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from meetlat.measure.small import FEWEST
from meetlat.measure.statistics.difference import MINIMUM
from meetlat.report.models import Figure
from meetlat.report.numbers import duration, number, percent
from meetlat.site.pages.measures.known import Place, Value
from meetlat.site.pages.measures.standing import Among, among
from meetlat.site.pages.national.words import words
from meetlat.site.pages.organisations.words import language

SIZED = "municipality"  # of other kinds nobody counts the inhabitants


def scorecard_headline(name: str, answered: Figure | None, place: Place, peers: dict[str, Value]) -> str:
    """Waterveen antwoordt vaker dan de meeste gemeenten van deze grootte. ``place``: of those peers."""
    if answered is None or answered.value is None:
        return _("Van %(name)s is te weinig bekend om te zeggen hoe vaak het antwoordt") % {"name": name}
    own = Value(answered.value, answered.low, answered.high, answered.n)
    found = among(own, [value for id, value in peers.items() if id != answered.organisation])
    said = {"name": name, "group": group_words(place), "share": percent(answered.value, language(), 0)}
    return _compared(found) % said


def _compared(found: Among) -> str:
    """Most is more than half of the others, by more than chance."""
    if found.others < FEWEST - 1:
        return _("%(name)s beantwoordt %(share)s van de vragen")
    if found.above * 2 > found.others:
        return _("%(name)s antwoordt vaker dan de meeste %(group)s")
    if found.below * 2 > found.others:
        return _("%(name)s antwoordt minder vaak dan de meeste %(group)s")
    return _("%(name)s beantwoordt %(share)s van de vragen; dat valt niet op tussen de %(group)s")


def group_words(place: Place) -> str:
    """gemeenten van deze grootte · waterschappen."""
    many = words(place.kind, place.country, language(), say_country=False).many
    sized = place.kind == SIZED and place.size_class not in ("", "unknown")
    return _("%(kind)s van deze grootte") % {"kind": many} if sized else many


def responses_headline(name: str, share: float | None, median: float | None) -> str:
    """Waterveen beantwoordt 61% van de vragen, de helft daarvan binnen 3 uur 20 min."""
    if share is None:
        return _("Van %(name)s zagen we te weinig vragen om iets over antwoorden te zeggen") % {"name": name}
    said = {"name": name, "share": percent(share, language(), 0), "time": duration(median, language())}
    if median is None:
        return _("%(name)s beantwoordt %(share)s van de vragen") % said
    return _("%(name)s beantwoordt %(share)s van de vragen, de helft daarvan binnen %(time)s") % said


def picture_headline(many: str, whole: Figure | None, outside: int, n: int) -> str:
    """Gemeenten beantwoorden 55% van de vragen. Bij 28 van de 63 is het verschil daarmee meer dan toeval."""
    said = {"kinds": capfirst(many), "many": many, "n": number(n, language()), "out": number(outside, language())}
    if whole is None or whole.value is None or (whole.n or 0) < MINIMUM:
        return _("Er is te weinig gevraagd om te zeggen hoe vaak %(many)s antwoorden") % said
    said["share"] = percent(whole.value, language(), 0)
    first = _("%(kinds)s beantwoorden %(share)s van de vragen.") % said
    if n < FEWEST:
        return first
    if not outside:
        return f"{first} " + _("De verschillen kunnen toeval zijn.")
    return f"{first} " + _("Bij %(out)s van de %(n)s is het verschil daarmee meer dan toeval.") % said
