"""The accounts of one organisation, with how we know that they are official."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetlat.collect.liveness import matter
from meetlat.register.models import Account, Evidence, Organisation
from meetlat.register.platforms import platforms
from meetlat.register.vocabulary import label
from meetlat.report.numbers import NONE, day, labelled
from meetlat.site.liveness import in_words
from meetlat.site.pages.organisations.words import Cell, cell, language, listed

Context = dict[str, Any]

EVIDENCE: dict[str, Promise] = {
    Evidence.Kind.DIRECTORY: gettext_lazy("staat in de gids van %(source)s"),
    Evidence.Kind.WEBSITE: gettext_lazy("de eigen website verwijst ernaar"),
    Evidence.Kind.TWO_WAY: gettext_lazy("website en account verwijzen naar elkaar"),
    Evidence.Kind.DOMAIN: gettext_lazy("de naam staat op een domein van de overheid: %(source)s"),
    Evidence.Kind.PERSON: gettext_lazy("een onderzoeker heeft het nagekeken"),
}


def held(organisation: Organisation) -> list[Account]:
    """Every account it has or had, with evidence and owners, by platform."""
    found = organisation.accounts.prefetch_related("evidence", "holdings__organisation", "liveness")
    order = list(platforms())
    return sorted(found, key=lambda account: (order.index(account.platform), account.role != "corporate", account.key))


def is_current(account: Account, organisation: Organisation) -> bool:
    """Whether the account is used today, and by this organisation."""
    mine = [holding for holding in account.holdings.all() if holding.organisation_id == organisation.pk]
    return account.status == Account.Status.CURRENT and any(holding.until is None for holding in mine)


def current_table(organisation: Organisation, accounts: Iterable[Account]) -> Context:
    columns = [_("Platform"), _("Account"), _("Soort"), _("Hoe we het weten"), _("In het register")]
    rows = [{"cells": _cells(account, organisation)} for account in accounts]
    return _table(_("Officiële accounts"), columns, rows)


def former_table(accounts: Iterable[Account]) -> Context:
    columns = [_("Platform"), _("Account"), _("In het register"), _("Niet meer sinds")]
    return _table(_("Vroegere accounts"), columns, [{"cells": _former_cells(account)} for account in accounts])


def _table(caption: str, columns: list[str], rows: list[Context]) -> Context:
    return {
        "caption": caption,
        "caption_hidden": True,
        "columns": [{"label": column} for column in columns],
        "rows": rows,
    }


def _cells(account: Account, organisation: Organisation) -> list[Cell]:
    return [
        cell(platform_name(account)),
        cell(account.handle, url=account.url, note=_note(account, organisation), external=True),
        cell(kind_of(account)),
        cell("; ".join(evidence(account)) or _("geen bewijs bekend")),
        cell(_since(account)),
    ]


def _former_cells(account: Account) -> list[Cell]:
    ended = account.ended or account.last_day
    return [
        cell(platform_name(account)),
        cell(account.handle),
        cell(_since(account)),
        cell(day(ended, language()) if ended else _("niet bekend")),
    ]


def platform_name(account: Account) -> str:
    return platforms()[account.platform].name


def kind_of(account: Account) -> str:
    """algemeen, griffie, thema: toerisme."""
    role = label("roles", account.role, language())
    theme = account.theme and label("themes", account.theme, language())
    return labelled(role, theme, language()) if theme else role


def evidence(account: Account, *, ended: bool = False) -> list[str]:
    """Why we believe it is official, each once, in words. Who looked is not said."""
    proofs = [proof for proof in account.evidence.all() if ended or proof.until is None]
    return list(dict.fromkeys(str(EVIDENCE[proof.kind]) % {"source": proof.source} for proof in proofs))


def _since(account: Account) -> str:
    found = day(account.first_day, language())
    return _("sinds %(day)s") % {"day": found} if found != NONE else _("sinds onbekende dag")


def _note(account: Account, organisation: Organisation) -> str:
    """That the name is only a number, with whom the account is shared, and what is the matter with it."""
    numbered = [_("nummer van het platform")] if account.handle == account.platform_id else []
    alive = in_words(matter(account), language())
    return ", ".join([*numbered, *_shared(account, organisation), *([alive] if alive else [])])


def _shared(account: Account, organisation: Organisation) -> list[str]:
    owners = [holding.organisation for holding in account.holdings.all() if holding.until is None]
    others = sorted(owner.name_in(language()) for owner in owners if owner.pk != organisation.pk)
    return [_("samen met %(names)s") % {"names": listed(others)}] if others else []
