"""Why a count cannot be, in words."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from meetlat.collect.importing import Imported
from meetlat.collect.manual import BadCount

FIELDS = {"date": "day", "followers": "followers", "following": "following", "posts": "posts"}
BAD: dict[str, Promise] = {
    "future": gettext_lazy("Deze dag ligt in de toekomst. Vul de dag in waarop geteld is."),
    "too_early": gettext_lazy("Zo lang geleden waren er nog geen sociale media."),
    "no_numbers": gettext_lazy("Vul minstens één getal in: volgers, volgt zelf of berichten."),
    "negative": gettext_lazy("Dit getal is kleiner dan nul."),
    "too_many": gettext_lazy("Dit getal is te groot om waar te zijn."),
    "not_an_address": gettext_lazy("Dit is geen adres en geen naam van een account."),
    "unknown": gettext_lazy("Dit account staat niet in het register."),
    "several": gettext_lazy("Dit account staat op meer platforms. Zeg welk platform, of vul het hele adres in."),
    "not_counted": gettext_lazy(
        "Op deze dag is dit account niet met de hand geteld. Er valt niets te verbeteren: laat de reden leeg."
    ),
    "unknown_platform": gettext_lazy("Dit platform is niet bekend."),
}
OTHERWISE = gettext_lazy("Dit kan zo niet worden opgeslagen.")
ALREADY_COUNTED = gettext_lazy(
    "Op deze dag is dit account al met de hand geteld: zie wat al bekend is. Klopt dat niet, vul dan in waarom."
)
CORRECTED = gettext_lazy("De telling is verbeterd. De oude blijft bewaard en telt niet meer mee.")
JUST_CORRECTED = gettext_lazy("Iemand anders heeft deze telling net verbeterd. Kijk bij wat al bekend is.")
BUSY = gettext_lazy("Iemand anders is dit nu aan het opslaan. Probeer het zo nog eens.")
NOT_KEPT = gettext_lazy("Opslaan lukte niet. Vraag de beheerder om te kijken wat ‘meetlat doctor’ zegt.")
NO_COUNTS = gettext_lazy(
    "Hierin zijn geen tellingen te lezen. Nodig is een rij met de kolommen account en datum, en minstens één van"
    " volgers, volgend en berichten. Er is niets opgeslagen."
)
REFUSED = {  # a reason that was written down -> why
    r"lies in the future": BAD["future"],
    r"lies before": BAD["too_early"],
    r"none of .* filled in": BAD["no_numbers"],
    r"below zero": BAD["negative"],
    r"is more than": BAD["too_many"],
    r"no address and no handle": BAD["not_an_address"],
    r"no account of the register": BAD["unknown"],
    r"several platforms": BAD["several"],
    r"platform: is not known": BAD["unknown_platform"],
    r"is no whole number": gettext_lazy("Hier staat geen heel getal."),
    r"account: is empty": gettext_lazy("Er staat geen account."),
    r"the time|is no moment": gettext_lazy("De datum is niet te lezen."),
}


def bad_count(bad: BadCount) -> str:
    """For at the field."""
    return str(BAD.get(bad.code, OTHERWISE))


def refused_words(reason: str) -> str:
    """A row of a file that was set aside."""
    return str(next((text for told_by, text in REFUSED.items() if re.search(told_by, reason)), OTHERWISE))


def brought(imported: Imported) -> str:
    """What a file brought, in a sentence or three."""
    known = imported.seen - imported.new - imported.refused
    said = [ngettext("%(n)s telling toegevoegd.", "%(n)s tellingen toegevoegd.", imported.new) % {"n": imported.new}]
    if known:
        said.append(_("%(n)s stonden er al, en zijn niet overschreven.") % {"n": known})
    if imported.refused:
        said.append(_("%(n)s opzij gezet; hieronder staat waarom.") % {"n": imported.refused})
    return " ".join(said)
