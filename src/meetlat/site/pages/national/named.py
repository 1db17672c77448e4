"""By name: who is on an open platform, who shares an account, which theme channels there are."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from meetlat.register.models import Account, Holding
from meetlat.register.platforms import platforms
from meetlat.register.vocabulary import label
from meetlat.report.numbers import day
from meetlat.site.pages.figures.address import organisation_addresses
from meetlat.site.pages.national.counted import Group

NAMED = 12  # rows of a list on the national picture; the rest is said as a number
Table = dict[str, Any]


def held_now(group: Group) -> "QuerySet[Holding]":
    """Who holds which current account; without the accounts of office-holders, whose handles are names of people."""
    held = Holding.objects.filter(until=None, account__status=Account.Status.CURRENT)
    of_group = held.filter(organisation__country=group.country, organisation__kind=group.kind, organisation__end=None)
    return of_group.exclude(account__role="office_holder").select_related("account", "organisation")


def newest_moves(group: Group, language: str) -> Table:
    """Accounts on platforms with an open protocol, the latest in the register first."""
    open_platforms = [platform.id for platform in platforms().values() if platform.open]
    held = held_now(group).filter(account__platform__in=open_platforms)
    found = sorted(held, key=lambda one: (_since(one), one.organisation_id), reverse=True)
    columns = [
        {"label": label("kinds", group.kind, language).capitalize()},
        {"label": _("Account")},
        {"label": _("In het register")},
    ]
    return _table(_("Op Mastodon of Bluesky"), columns, [_move_cells(one, language) for one in found])


def _since(holding: Holding) -> str:
    first = holding.account.first_day
    return first.isoformat() if first else ""


def _move_cells(holding: Holding, language: str) -> list[Any]:
    first = holding.account.first_day
    since = _("sinds %(day)s") % {"day": day(first, language)}
    return [
        _organisation(holding, language),
        _account(holding.account) | {"note": platforms()[holding.account.platform].name},
        since if first else {"text": _("niet bekend"), "unknown": True},
    ]


def theme_channels(group: Group, language: str) -> Table:
    """Accounts about one theme or project, by theme."""
    held = held_now(group).filter(account__role__in=["theme", "project"])
    found = sorted(held, key=lambda one: (one.account.theme, one.organisation.name))
    columns = [
        {"label": label("kinds", group.kind, language).capitalize()},
        {"label": _("Account")},
        {"label": _("Platform")},
        {"label": _("Thema")},
    ]
    return _table(_("Themakanalen"), columns, [_theme_cells(one, language) for one in found])


def _theme_cells(holding: Holding, language: str) -> list[Any]:
    account = holding.account
    theme = label("themes", account.theme, language) if account.theme else label("roles", account.role, language)
    return [_organisation(holding, language), _account(account), platforms()[account.platform].name, theme]


def shared_accounts(group: Group, language: str) -> Table:
    """Accounts that answer for several organisations, with all of them."""
    current = Q(holdings__until=None)
    several = Account.objects.annotate(holders=Count("holdings", filter=current)).filter(holders__gt=1)
    shared = several.filter(pk__in=held_now(group).values("account"))
    held = Holding.objects.filter(until=None, account__in=shared).select_related("account", "organisation")
    columns = [{"label": _("Account")}, {"label": _("Platform")}, {"label": _("Van wie")}]
    rows = [_shared_cells(holdings, language) for holdings in _by_account(held)]
    return _table(_("Gedeelde accounts"), columns, rows)


def _by_account(held: Iterable[Holding]) -> list[list[Holding]]:
    found: dict[int, list[Holding]] = defaultdict(list)
    for holding in held:
        found[holding.account_id].append(holding)
    return sorted(found.values(), key=lambda holdings: (holdings[0].account.platform, holdings[0].account.key))


def _shared_cells(holdings: list[Holding], language: str) -> list[Any]:
    account = holdings[0].account
    names = sorted(holding.organisation.name_in(language) for holding in holdings)
    return [_account(account), platforms()[account.platform].name, ", ".join(names)]


def _organisation(holding: Holding, language: str) -> dict[str, Any]:
    id = holding.organisation_id
    return {"text": holding.organisation.name_in(language), "url": organisation_addresses([id])[id]}


def _account(account: Account) -> dict[str, Any]:
    return {"text": account.handle, "url": account.url, "external": True}


def _table(caption: str, columns: list[dict[str, Any]], rows: list[list[Any]]) -> Table:
    return {
        "caption": caption,
        "caption_hidden": True,
        "columns": columns,
        "rows": [{"cells": cells} for cells in rows[:NAMED]],
        "more": max(0, len(rows) - NAMED),
    }
