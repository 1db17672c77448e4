"""The choices beside the search field: countries, kinds, provinces, size classes, platforms."""

from typing import Any

from django.utils.translation import gettext as _

from meetlat.measure import size_classes
from meetlat.register.invented import is_invented
from meetlat.register.platforms import platforms
from meetlat.register.vocabulary import countries, kinds, provinces
from meetlat.site.pages.organisations.asked import NOT, Asked
from meetlat.site.pages.organisations.known import UNKNOWN, Everyone
from meetlat.site.pages.organisations.words import country_word, language, size_bounds, size_words

Select = dict[str, Any]


def choices(everybody: Everyone, question: Asked) -> list[Select]:
    """The five selects; only what somebody in the register is."""
    used_countries, used_kinds, used_platforms = everybody.used
    kinds_ = {id: row[f"{language()}_plural"] for id, row in kinds().items() if id in used_kinds}
    return [
        _select("country", _("Land"), _("alle landen"), _countries(everybody.countries), question),
        _select("kind", _("Soort"), _("alle soorten"), _by_name(kinds_), question),
        _select("province", _("Provincie"), _("alle provincies"), _provinces(question, used_countries), question),
        _select("size_class", _("Grootte"), _("elke grootte"), _sizes(), question),
        _select("platform", _("Platform"), _("elk platform"), _platforms(used_platforms), question),
    ]


def _countries(there: frozenset[str]) -> dict[str, str]:
    """The invented one last."""
    words = _by_name({id: country_word(id) for id in there})
    return dict(sorted(words.items(), key=lambda pair: is_invented(pair[0])))


def _provinces(question: Asked, used: frozenset[str]) -> dict[str, str]:
    """Of the chosen country; with the country where none was chosen, for two have a Limburg."""
    rows = {id: row for id, row in provinces().items() if row["country"] in used}
    if question.country:
        return _by_name({id: row[language()] for id, row in rows.items() if row["country"] == question.country})
    return _by_name({id: f"{row[language()]} ({countries()[row['country']][language()]})" for id, row in rows.items()})


def _sizes() -> dict[str, str]:
    known = {one.id: f"{size_words(one.id)} ({size_bounds(one.id)})" for one in size_classes()}
    return known | {UNKNOWN: size_words(UNKNOWN)}


def _platforms(used: frozenset[str]) -> dict[str, str]:
    shown = [platform for platform in platforms().values() if platform.common or platform.id in used]
    on = {one.id: _("op %(platform)s") % {"platform": one.name} for one in shown}
    return on | {NOT + one.id: _("niet gevonden op %(platform)s") % {"platform": one.name} for one in shown}


def _by_name(words: dict[str, str]) -> dict[str, str]:
    return dict(sorted(words.items(), key=lambda pair: pair[1].casefold()))


def _select(name: str, label: str, every: str, words: dict[str, str], question: Asked) -> Select:
    chosen = getattr(question, name)
    every_word = {"": every, **words}.items()
    options = [{"value": value, "label": word, "selected": value == chosen} for value, word in every_word]
    return {"name": name, "label": label, "options": options}
