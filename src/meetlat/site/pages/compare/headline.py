"""What a comparison found, in one sentence."""

from django.utils.translation import gettext as _

from meetlat.report.numbers import number
from meetlat.site.pages.compare.standing import middle_words, standing
from meetlat.site.pages.organisations.known import Everyone, Known
from meetlat.site.pages.organisations.words import language, listed


def headline(everybody: Everyone, chosen: list[Known]) -> str:
    """Who has most accounts; of one alone, how it stands to the middle of its class. No difference is made of none."""
    names = everybody.called(language())
    measured = [one for one in chosen if "accounts" in one.figures]
    if not measured or len(measured) < len(chosen):
        return _("Vergelijk organisaties")
    if len(measured) == 1:
        return _of_one(everybody, measured[0], names[measured[0].id])
    most = max(one.figures["accounts"] for one in measured)
    first = [names[one.id] for one in measured if one.figures["accounts"] == most]
    said = {"n": number(most, language()), "names": listed(first)}
    if len(first) == len(measured):
        return _("%(names)s hebben evenveel officiële accounts: %(n)s") % said
    if len(first) > 1:
        return _("%(names)s hebben de meeste officiële accounts: elk %(n)s") % said
    return _("%(names)s heeft de meeste officiële accounts: %(n)s") % said


def _of_one(everybody: Everyone, one: Known, name: str) -> str:
    found = standing(one, everybody.peers(one), "accounts")
    said = {"name": name, "n": number(one.figures["accounts"], language())}
    if found is None:
        return _("Vergelijk %(name)s met andere organisaties") % said
    said["middle"] = middle_words(found.middle, "accounts")
    if found.middle == one.figures["accounts"]:
        return _("%(name)s heeft %(n)s officiële accounts, net zoveel als de middelste van zijn groep") % said
    return _("%(name)s heeft %(n)s officiële accounts; de middelste van zijn groep heeft er %(middle)s") % said
