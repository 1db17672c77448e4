"""What was found of one organisation, in a sentence; never more than the register can carry."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetlat.register.platforms import platforms
from meetlat.report.numbers import number
from meetlat.site.pages.organisations.words import language, listed

MOST_NAMED = 2  # more platforms than this do not go into a heading


def heading(name: str, accounts: int, there: set[str]) -> str:
    """Utrecht heeft 5 officiële accounts; op Mastodon en Bluesky vonden we er geen."""
    if not accounts:
        return _("Van %(name)s vonden we geen officieel account") % {"name": name}
    said = {"name": name, "n": number(accounts, language()), "platforms": listed(missing(there))}
    if not 1 <= len(missing(there)) <= MOST_NAMED:
        return (
            ngettext("%(name)s heeft %(n)s officieel account", "%(name)s heeft %(n)s officiële accounts", accounts)
            % said
        )
    return ngettext(
        "%(name)s heeft %(n)s officieel account; op %(platforms)s vonden we er geen",
        "%(name)s heeft %(n)s officiële accounts; op %(platforms)s vonden we er geen",
        accounts,
    ) % said  # fmt: skip


def missing(there: Iterable[str]) -> list[str]:
    """The common platforms on which no account was found, by name."""
    found = set(there)
    return [one.name for one in platforms().values() if one.common and one.id not in found]
