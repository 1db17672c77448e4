"""The accounts of the register, as collecting knows them."""

from collections.abc import Iterable

from meetlat.collect.names import Known, Names, pseudonym_key
from meetlat.environment import home
from meetlat.problem import Problem
from meetlat.register.invented import usual_accounts
from meetlat.register.models import Account
from meetlat.register.official import check


class UnknownAccount(Problem):
    """Not in the register."""


FIELDS = ("id", "platform", "handle", "platform_id", "status")


def known_accounts(platforms: Iterable[str] | None = None) -> list[Known]:
    """Every account that the register has or had, in a fixed order."""
    accounts = Account.objects.order_by("id")
    if platforms is not None:
        accounts = accounts.filter(platform__in=list(platforms))
    return [
        Known(str(id), platform, handle, platform_id, status == Account.Status.CURRENT)
        for id, platform, handle, platform_id, status in accounts.values_list(*FIELDS)
    ]


def names() -> Names:
    """The pseudonyms of this installation and the register as it is now."""
    return Names(pseudonym_key(home()), known_accounts())


def accounts_to_visit(platforms: Iterable[str], only: Iterable[str] = (), country: str = "") -> list[Known]:
    """The current accounts on these platforms: all, those named, those of a country's organisations.

    Raises UnknownAccount when a named one is not in the register.
    """
    meant = Account.objects.all() if country else usual_accounts()
    wanted = meant.filter(status=Account.Status.CURRENT)
    if country:
        wanted = wanted.filter(holdings__until=None, holdings__organisation__country=country.upper())
    ids = set(wanted.values_list("id", flat=True))
    named = {found for address in only for found in _named(address)}
    chosen = ids & named if named else ids
    return [known for known in known_accounts(platforms) if int(known.account) in chosen]


def _named(address: str) -> list[int]:
    found = [one.account.pk for one in check(address).found]
    if not found:
        raise UnknownAccount(f"{address!r} is no account of the register. `meetlat check` tells which look like it.")
    return found
