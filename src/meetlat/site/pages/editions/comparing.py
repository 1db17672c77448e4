"""Which editions can be compared, and the form that asks for two of them."""

from collections.abc import Sequence
from itertools import combinations, groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.register.vocabulary import label
from meetlat.report.comparison import comparable, kind_of
from meetlat.report.completeness_kept import SUBJECT as COMPLETENESS
from meetlat.report.measures import SUBJECT as MEASURES
from meetlat.report.models import Edition
from meetlat.report.periods import as_long
from meetlat.report.residents_kept import SUBJECT as RESIDENTS
from meetlat.site.pages.organisations.words import language
from meetlat.site.pages.periods import options, when_words

Said = dict[str, Any]


def forms(found: Sequence[Edition]) -> list[Said]:
    """One for each kind with two editions or more, real bodies first; it proposes two of times as long."""
    kinds = [list(same) for _of, same in groupby(_from_old_to_new(found), kind_of)]
    return [{**_form(same, *_proposed(same)), "heading": _heading(same[0])} for same in kinds if len(same) > 1]


def form(every: Sequence[Edition], first: Edition, second: Edition) -> Said | None:
    """The two that were chosen among those of their kind; None where there is no other."""
    same = [one for one in _from_old_to_new(every) if comparable(one, second)]
    return _form(same, first, second) if len(same) > 1 else None


def from_to(first: Edition, second: Edition, words: Sequence[str]) -> str:
    """Van A naar B; and where B is the older one, that this goes back in time."""
    said = _("Van %(first)s naar %(second)s.") % dict(zip(("first", "second"), words, strict=True))
    back = _("Let op: u gaat terug in de tijd, want de eerste editie is de nieuwste van de twee.")
    return f"{said} {back}" if first.day > second.day else said


def _proposed(same: Sequence[Edition]) -> tuple[Edition, Edition]:
    """The newest and the one before it of another time as long, a quarter to a quarter; else the two newest."""
    for first, second in combinations(reversed(same), 2):
        if as_long(first, second):
            return second, first
    return same[-2], same[-1]


def _from_old_to_new(found: Sequence[Edition]) -> list[Edition]:
    """Kind by kind. By the day they tell about: an older register may have been counted later."""
    return sorted(found, key=lambda one: (kind_of(one), one.day, one.taken_at))


def _form(same: Sequence[Edition], first: Edition, second: Edition) -> Said:
    selects = [
        _select("first", _("Van editie"), same, first),
        _select("second", _("Naar editie"), same, second),
    ]
    return {"action": reverse("editions"), "selects": selects, "button": _("Vergelijk")}


def _select(name: str, words: str, same: Sequence[Edition], chosen: Edition) -> Said:
    practice, subject, country = kind_of(chosen)
    prefix = f"{subject}-{country or 'practice'}-" if practice or country else f"{subject}-"
    return {"name": name, "label": words, "prefix": prefix, "options": options(same, chosen, when_words)}


def _heading(edition: Edition) -> str:
    """Het register · Berichten (oefenland) · Accounts van inwoners (Nederland)."""
    practice, subject, country = kind_of(edition)
    subjects = {
        "census": _("Het register"),
        MEASURES: _("Berichten"),
        RESIDENTS: _("Accounts van inwoners"),
        COMPLETENESS: _("Hoe volledig het register is"),
    }
    where = _("oefenland") if practice else label("countries", country.upper(), language())
    return f"{subjects.get(subject, subject)} ({where})" if where else subjects.get(subject, subject)
