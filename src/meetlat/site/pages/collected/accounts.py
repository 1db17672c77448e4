"""The rows of accounts: up to which day all was read, how much of it, what was missed and why."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from meetlat.clock import ZONE
from meetlat.collect.source import sources
from meetlat.collect.standing import AccountStanding, account_standings
from meetlat.register.models import Account, Holding
from meetlat.register.platforms import platforms
from meetlat.report.numbers import day, percent
from meetlat.site.pages.collected.gaps import gap_words
from meetlat.site.pages.collected.words import reason, source_name, unbroken
from meetlat.site.pages.organisations.words import language, organisation_url

Said = dict[str, Any]


def account_rows(accounts: Iterable[Account], source: str = "") -> list[Said]:
    """A row for each account and source that visited it; one that says why not where none did."""
    shown = list(accounts)
    prefetch_related_objects(shown, holders())
    told: dict[int, list[AccountStanding]] = {}
    for one in account_standings(account.pk for account in shown):
        if source in {"", one.source}:
            told.setdefault(one.account.pk, []).append(one)
    return [row for account in shown for row in _rows(account, told.get(account.pk, []))]


def holders() -> "Prefetch[Any, Any, Any]":
    held = Holding.objects.filter(until=None).select_related("organisation").order_by("organisation__name")
    return Prefetch("holdings", held)


def _rows(account: Account, standings: list[AccountStanding]) -> list[Said]:
    said = {
        "owners": [_owner(holding) for holding in account.holdings.all()],
        "handle": account.handle,
        "platform": platforms()[account.platform].name,
    }
    return [said | _standing(one) for one in standings] or [said | {"not": why_not(account.platform)}]


def _owner(holding: Holding) -> Said:
    organisation = holding.organisation
    return {"name": organisation.name_in(language()), "url": organisation_url(organisation.pk)}


def _standing(one: AccountStanding) -> Said:
    return {
        "source": source_name(one.source),
        "day": unbroken(day(one.complete_day, language())) if one.complete_day else "",
        "share": percent(one.share, language()),
        "failed": _failed(one),
        **gap_words(one.gaps),
    }


def _failed(one: AccountStanding) -> str:
    """Why the last visit failed."""
    if not one.message:
        return ""
    said = {"day": day(one.visited_at.astimezone(ZONE).date(), language()), "why": reason(one.message).text}
    if one.gaps and one.gaps[-1][2] == one.message:
        return _("Het laatste bezoek, op %(day)s, lukte niet.") % said
    return _("Het laatste bezoek, op %(day)s, lukte niet: %(why)s.") % said


def why_not(platform: str) -> str:
    """Why nothing of an account is collected."""
    readers = [source for source in sources().values() if platform in source.platforms]
    if not readers:
        return _("niet verzameld: Meetlat leest dit platform alleen uit bestanden")
    if all(source.missing() for source in readers):
        return _("niet verzameld: deze bron is nog niet ingesteld")
    return _("nog niet verzameld")
