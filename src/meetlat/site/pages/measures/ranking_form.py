"""The form of the laboratory of rankings: measures with their weights, and the rules."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from meetlat.measure import size_classes
from meetlat.measure.ranking import Tie
from meetlat.report.models import Edition
from meetlat.report.numbers import number
from meetlat.site.pages.measures.editions import periods
from meetlat.site.pages.measures.ranking_asked import HEAVIEST, OFFERED, Wish
from meetlat.site.pages.measures.words import Said, title
from meetlat.site.pages.organisations.meant import LONGEST_LIST
from meetlat.site.pages.organisations.words import language, size_words


def form(wish: Wish, edition: Edition, action: str, notes: Iterable[str] = (), *, sized: bool) -> Said:
    """For ranking_form.html. ``sized``: whether this kind has size classes; ``notes``: who was not understood."""
    time = periods(edition, action)
    selects = [*(time["selects"] if time else []), _per(wish), *([_size(wish)] if sized else [])]
    return {
        "action": action,
        "measures": [_measure(id, wish) for id in OFFERED],
        "selects": [*selects, _tie(wish), _listed(wish)],
        "minimum": str(wish.minimum),
        "without": {"value": wish.without, "most": LONGEST_LIST, "notes": [*notes]},
    }


def wrong(wish: Wish) -> list[str]:
    """What was asked and cannot be, and what stands here in its place."""
    words = {
        "by": _("De maat “%(value)s” is er niet: die telt niet mee."),
        "weight": _("Het gewicht “%(value)s” kan niet: kies meer dan 0 en hoogstens %(most)s. Hier is het 1."),
        "minimum": _("Het minimum “%(value)s” kan niet: kies een heel getal. Hier is het %(minimum)s."),
        "size": _("De grootte “%(value)s” is er niet. Hier staan alle groottes."),
        "tie": _("De regel “%(value)s” voor wie gelijk is, is er niet. Hier geldt de gewone."),
    }
    nothing = _("U koos geen maat. Hier staan de drie gewone.")
    said = {"most": number(HEAVIEST, language()), "minimum": number(wish.minimum, language())}
    return [words[name] % {**said, "value": value} if value else nothing for name, value in wish.wrong]


def _measure(id: str, wish: Wish) -> Said:
    return {
        "id": id,
        "label": title(wish.indicator(id)),
        "less": _("minder is beter") if OFFERED[id].less else _("meer is beter"),
        "chosen": id in wish.measures,
        "weight": number(wish.weight(id), "en", 0 if wish.weight(id).is_integer() else 2),
    }


def _per(wish: Wish) -> Said:
    chosen = "inhabitant" if wish.per_inhabitant else "organisation"
    words = {"inhabitant": _("per inwoner"), "organisation": _("per organisatie")}
    return _select("per", _("Aantallen"), words, chosen)


def _size(wish: Wish) -> Said:
    words = {"": _("alle groottes"), **{one.id: size_words(one.id) for one in size_classes()}}
    return _select("size", _("Grootte"), words, wish.size_class)


def _tie(wish: Wish) -> Said:
    words = {
        str(Tie.SHARED): _("1 2 2 4: de betere plaats"),
        str(Tie.AVERAGE): _("1 2,5 2,5 4: het gemiddelde"),
        str(Tie.DENSE): _("1 2 2 3: zonder gat"),
    }
    return _select("tie", _("Wie gelijk is"), words, str(wish.tie))


def _listed(wish: Wish) -> Said:
    words = {"no": _("koplopers per maat"), "yes": _("ook alles samen")}
    return _select("list", _("Toon"), words, "yes" if wish.listed else "no")


def _select(name: str, label: str, words: dict[str, str], chosen: str) -> Said:
    options = [{"value": value, "label": text, "selected": value == chosen} for value, text in words.items()]
    return {"name": name, "label": label, "prefix": "rank-", "options": options}
