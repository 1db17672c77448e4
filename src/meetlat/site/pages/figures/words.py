"""What a definition's parts are called: its unit, how organisations add up, which way is better."""

from django.utils.translation import gettext as _

from meetlat.measure import Indicator
from meetlat.report.numbers import by_unit

PEOPLE = frozenset({"inhabitants", "density"})  # counted by a bureau of statistics, not found by a directory


def unit_words(indicator: Indicator) -> str:
    return {
        "yes": _("gevonden of niet gevonden; voor een groep een percentage")
        if indicator.of == "register"
        else _("ja of nee; voor een groep een percentage"),
        "number": {
            "mean": _("aantal; voor een groep een gemiddelde"),
            "median": _("aantal; voor een groep dat van de middelste organisatie"),
            "sum": _("aantal; voor een groep de som"),
        }.get(indicator.whole, _("aantal")),
        "inhabitants": _("inwoners"),
        "per_100000": _("per 100.000 inwoners"),
        "per_km2": _("inwoners per km²"),
        "share": _("percentage"),
        "seconds": _("tijd"),
        "per_week": _("per week"),
        "per_1000": _("per 1.000 inwoners"),
        "of_inhabitants": _("percentage van het aantal inwoners"),
    }[indicator.unit]


def whole_words(indicator: Indicator) -> str:
    """How the values of organisations become the figure of a group."""
    if indicator.whole == "share" and indicator.among == "known":
        return _("Het aantal organisaties waarbij het is gevonden, gedeeld door alle waarvan het bekend kan zijn.")
    return {
        "share": _("Het aantal organisaties waarbij het is gevonden, gedeeld door alle organisaties van de groep."),
        "mean": _("De som over alle organisaties van de groep, gedeeld door hun aantal."),
        "sum": _("De som over alle organisaties van de groep waarvan het bekend is."),
        "ratio": _("De som van de tellers, gedeeld door de som van de noemers; geen gemiddelde van gemiddelden."),
        "median": _("De middelste organisatie van wie het bekend is: de helft heeft minder, de helft meer."),
    }[indicator.whole]


def better_words(indicator: Indicator) -> str:
    return {
        "higher": _("hoger is beter"),
        "lower": _("lager is beter"),
        "neither": _("hoger of lager is niet beter of slechter"),
    }[indicator.better]


def value_words(indicator: Indicator, value: float | None, language: str) -> str:
    """A group's value: at least, where the register may have missed something; not known where there is none."""
    if value is None:
        return _("niet bekend")
    text = by_unit(value, indicator.unit, language)
    return text if indicator.id in PEOPLE else _("ten minste %(value)s") % {"value": text}


def own_words(indicator: Indicator, value: float | None, language: str) -> str:
    """One organisation's value."""
    if value is None:
        return _("niet bekend")
    if indicator.unit == "yes":
        return _("gevonden") if value > 0 else _("niet gevonden")
    return by_unit(value, indicator.unit, language)


def note_words(note: str) -> str:
    """How the inhabitants behind a figure were counted."""
    return {
        "measured": _("geteld"),
        "derived": _("afgeleid: de som van wat is samengegaan"),
        "estimated": _("geschat: een voorganger is gesplitst"),
        "unknown": _("niet bekend"),
    }.get(note, "")
