"""Of the accounts of an organisation: up to which day they were read, and what they last counted."""

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from meetlat.clock import ZONE
from meetlat.collect.counts import Snapshot, latest_counts
from meetlat.collect.lakes import the_lake
from meetlat.collect.standing import AccountStanding, account_standings
from meetlat.problem import Problem
from meetlat.register.models import Account
from meetlat.register.platforms import platforms
from meetlat.report.numbers import day, number
from meetlat.site.pages.collected.words import counted_by
from meetlat.site.pages.organisations.words import Cell, cell, language, listed

Context = dict[str, Any]


def collected(name: str, accounts: list[Account]) -> Context:
    """What was collected of these accounts; ``counts`` is None where nobody ever counted."""
    standings: dict[int, AccountStanding] = {}
    for one in account_standings(account.pk for account in accounts):
        standings[one.account.pk] = max(one, standings.get(one.account.pk, one), key=_how_far)
    read = [account for account in accounts if account.pk in standings]
    return {
        "lines": [_line(account, standings[account.pk]) for account in read],
        "not_read": _not_read([account for account in accounts if account.pk not in standings], some=bool(read)),
        "url": f"{reverse('collected')}?{urlencode({'q': name})}",
        "counts": _counts_table(accounts),
    }


def _how_far(one: AccountStanding) -> tuple[bool, Any]:
    return one.complete_day is not None, one.complete_day or one.visited_at.date()


def _line(account: Account, one: AccountStanding) -> Context:
    """Verzameld tot en met 12 november 2026."""
    if one.complete_day is None:
        text = _("bezocht, maar nog geen hele dag verzameld")
    else:
        text = _("verzameld tot en met %(day)s") % {"day": day(one.complete_day, language())}
    return {"account": _called(account), "text": f"{text}, {_('met gaten')}" if one.gaps else text}


def _called(account: Account) -> str:
    return f"{platforms()[account.platform].name}, {account.handle}"


def _not_read(accounts: list[Account], *, some: bool) -> str:
    if not accounts:
        return ""
    if not some:
        return _("Van deze accounts zijn geen berichten verzameld.")
    names = list(dict.fromkeys(platforms()[account.platform].name for account in accounts))
    return _("Niet verzameld: wat er op %(platforms)s staat.") % {"platforms": listed(names)}


def _counts_table(accounts: list[Account]) -> Context | None:
    latest = _latest()
    counted = [(account, latest[account.pk]) for account in accounts if account.pk in latest]
    if not counted:
        return None
    labels = [_("Account"), _("Geteld op"), _("Volgers"), _("Volgt zelf"), _("Berichten"), _("Bron")]
    columns = [{"label": label, "number": 2 <= place <= 4} for place, label in enumerate(labels)]
    rows = [{"cells": _cells(account, one)} for account, one in counted]
    return {"caption": _("Volgers volgens tellingen"), "caption_hidden": True, "columns": columns, "rows": rows}


def _latest() -> dict[int, Snapshot]:
    """A lake that cannot be read takes no page away; `meetlat doctor` and `meetlat lake check` tell."""
    try:
        return latest_counts(the_lake())
    except Problem:
        return {}


def _cells(account: Account, one: Snapshot) -> list[Cell]:
    return [
        cell(account.handle, note=platforms()[account.platform].name),
        cell(day(one.observed_at.astimezone(ZONE).date(), language())),
        *(number_cell(count) for count in (one.followers, one.following, one.posts)),
        cell(counted_by(one.source)),
    ]


def number_cell(count: int | None) -> Cell:
    return cell(_("niet geteld"), unknown=True) if count is None else cell(number(count, language()))
