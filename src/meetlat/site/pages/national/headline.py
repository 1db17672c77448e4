"""What was found, as a sentence made from the figures; never more than the figures can carry."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meetlat.report.numbers import number, percent
from meetlat.site.pages.national.words import Words, listed

FEW = 5  # of fewer organisations one cannot say "most"
KNOWN_ENOUGH = 0.5  # of fewer, the register is too empty to say anything of the whole
KNOWN_WELL = 0.9  # only then does "hardly any" say something of the organisations, not of the register
NEARLY, MOST, HALF, HARDLY = 0.95, 0.75, 0.5, 0.05


@dataclass(frozen=True)
class Presence:
    """How many organisations were found on a platform."""

    platform: str
    count: int


def national_headline(n: int, with_account: int, presences: Sequence[Presence], words: Words, language: str) -> str:
    """The heading of a national picture. ``presences``: the platforms asked for by name, the fullest first."""
    if not with_account or not presences:
        return _("Het register kent nog geen accounts van %(all)s.") % {"all": words.all}
    if n < FEW or with_account / n < KNOWN_ENOUGH:
        return _counted(n, with_account, words, language)
    if len(presences) > 1 and presences[0].count == presences[-1].count:
        return _("Op elk platform zijn evenveel %(all)s gevonden.") % {"all": words.all}
    return " ".join(filter(None, (_most(n, presences, words, language), _fewest(n, with_account, presences, words))))


def platform_headline(n: int, with_account: int, presence: Presence, words: Words, language: str) -> str:
    """The heading of one platform's page."""
    if not presence.count:
        return _("Op %(platform)s is %(nobody)s gevonden.") % {"platform": presence.platform, "nobody": words.nobody}
    if n < FEW or presence.count / n <= HALF:
        hardly = presence.count / n <= HARDLY and with_account / n >= KNOWN_WELL and n >= FEW
        return _hardly(presence, words) if hardly else _part(n, presence, words, language)
    return _degree(n, presence.count, presence.platform, words)


def _counted(n: int, with_account: int, words: Words, language: str) -> str:
    said = {"n": number(n, language), "all": words.all, "count": number(with_account, language)}
    if n == 1:
        return _("Het register kent een account van de enige %(one)s.") % {"one": words.one}
    return _("Van %(count)s van de %(n)s %(all)s kent het register een account.") % said


def _most(n: int, presences: Sequence[Presence], words: Words, language: str) -> str:
    top = presences[0].count
    names = listed([one.platform for one in presences if one.count == top], language)
    if top / n > HALF:
        return _degree(n, top, names, words)
    said = {"platform": names, "all": words.all, "share": percent(top / n, language)}
    return _("%(platform)s telt de meeste %(all)s: ten minste %(share)s.") % said


def _degree(n: int, count: int, platform: str, words: Words) -> str:
    said = {"platform": platform, "every": words.every, "all": words.all}
    if count == n:
        return _capital(_("%(every)s zit op %(platform)s.") % said)
    if count / n >= NEARLY:
        return _("Vrijwel %(every)s zit op %(platform)s.") % said
    if count / n >= MOST:
        return _("De meeste %(all)s zitten op %(platform)s.") % said
    return _("Meer dan de helft van de %(all)s zit op %(platform)s.") % said


def _fewest(n: int, with_account: int, presences: Sequence[Presence], words: Words) -> str:
    """Of the platforms where anybody was found, the emptiest; silent where that says more of the register."""
    there = [one for one in presences if one.count]
    last = there[-1]
    if with_account / n < KNOWN_WELL or last.count / n > HARDLY or last.count == there[0].count:
        return ""
    return _("Bijna %(none)s op %(platform)s.") % {"none": words.none, "platform": last.platform}


def _hardly(presence: Presence, words: Words) -> str:
    return _("Bijna %(nobody)s zit op %(platform)s.") % {"nobody": words.nobody, "platform": presence.platform}


def _part(n: int, presence: Presence, words: Words, language: str) -> str:
    said = {"platform": presence.platform, "all": words.all, "n": number(n, language)}
    return _("%(count)s van de %(n)s %(all)s zijn gevonden op %(platform)s.") % {
        **said,
        "count": number(presence.count, language),
    }


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
