"""One organisation's figure, opened down to the accounts that were counted."""

from collections.abc import Callable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.register.models import Account, Evidence, Organisation
from meetlat.register.platforms import platforms
from meetlat.register.vocabulary import label
from meetlat.report.models import Figure
from meetlat.report.numbers import day, labelled
from meetlat.site.pages.figures.asked import Asked, NoFigure
from meetlat.site.pages.figures.opened import breadcrumb, definition, origin, title
from meetlat.site.pages.figures.words import note_words, own_words

Said = dict[str, Any]
Accounts = "QuerySet[Account]"
OPEN = [platform.id for platform in platforms().values() if platform.open]
COUNTED: dict[str, Callable[[Any], Any]] = {  # indicator -> which of the organisation's current accounts it counts
    "accounts": lambda accounts: accounts,
    "accounts_per_100000": lambda accounts: accounts,
    "any_account": lambda accounts: accounts,
    "platforms": lambda accounts: accounts,
    "on_platform": lambda accounts: accounts,
    "open_platforms": lambda accounts: accounts.filter(platform__in=OPEN),
    "theme_accounts": lambda accounts: accounts.filter(role__in=["theme", "project"]),
    "shared_accounts": lambda accounts: accounts.filter(pk__in=_shared()),
    "own_domain_accounts": lambda accounts: accounts.filter(pk__in=_proven()),
}


def own_page(asked: Asked, language: str) -> Said:
    """Raises NoFigure where the edition did not count this organisation."""
    figures = {row.indicator: row for row in _figures(asked)}
    if "any_account" not in figures:
        raise NoFigure(f"Edition {asked.edition.id} does not count {asked.organisation!r}.")
    organisation = Organisation.objects.get(pk=asked.organisation)
    figure = figures.get(asked.indicator.id)
    absent = 0.0 if asked.indicator.per_platform else None
    value = own_words(asked.indicator, figure.value if figure else absent, language)
    name = organisation.name_in(language)
    return {
        "headline": labelled(f"{name} – {title(asked, language)}", value, language),
        "lead": _("Niet gevonden betekent: het register kent het niet. Het kan er wel zijn.") if figure is None else "",
        "breadcrumb": [*breadcrumb(asked, language), {"label": _("Het cijfer van de groep"), "url": asked.address()}],
        "facts": _facts(asked, figure, value, name),
        "definition": definition(asked, language),
        "accounts": _accounts(asked, language),
        "origin": origin(asked, language),
    }


def _figures(asked: Asked) -> "QuerySet[Figure]":
    wanted = Q(indicator=asked.indicator.id, platform=asked.platform) | Q(indicator="any_account")
    return Figure.objects.filter(wanted, edition=asked.edition, organisation=asked.organisation)


def _facts(asked: Asked, figure: Figure | None, value: str, name: str) -> list[Said]:
    address = reverse("organisation", args=[asked.organisation])
    facts = [{"label": _("Organisatie"), "value": name, "url": address}, {"label": _("Waarde"), "value": value}]
    if figure and figure.year:
        facts += [{"label": _("Inwoners van"), "value": str(figure.year)}]
    if figure and figure.note:
        facts += [{"label": _("Hoe geteld"), "value": note_words(figure.note)}]
    return facts


def _accounts(asked: Asked, language: str) -> Said | None:
    """The accounts as the register knows them today; None for a figure that does not count accounts."""
    counts = COUNTED.get(asked.indicator.id)
    if counts is None:
        return None
    current = Account.objects.filter(
        status=Account.Status.CURRENT, holdings__organisation=asked.organisation, holdings__until=None
    )
    found = counts(current.filter(platform=asked.platform) if asked.platform else current)
    columns = [
        {"label": _("Platform")},
        {"label": _("Account")},
        {"label": _("Soort")},
        {"label": _("In het register")},
    ]
    order = list(platforms())
    ordered = sorted(found, key=lambda account: (order.index(account.platform), account.key))
    rows = [{"cells": _account_cells(account, language)} for account in ordered]
    return {"caption": _("De accounts die meetellen"), "caption_hidden": True, "columns": columns, "rows": rows}


def _account_cells(account: Account, language: str) -> list[Any]:
    """An office-holder's handle is the name of a person, and stays out."""
    link: Any = {"text": account.handle, "url": account.url, "external": True}
    unknown = {"text": _("niet bekend"), "unknown": True}
    first = account.first_day
    return [
        platforms()[account.platform].name,
        _("account van een bestuurder") if account.role == "office_holder" else link,
        label("roles", account.role, language),
        _("sinds %(day)s") % {"day": day(first, language)} if first else unknown,
    ]


def _shared() -> "QuerySet[Account]":
    several = Account.objects.annotate(holders=Count("holdings", filter=Q(holdings__until=None)))
    return several.filter(holders__gt=1)


def _proven() -> Any:
    return Evidence.objects.filter(kind=Evidence.Kind.DOMAIN, until=None).values("account")
