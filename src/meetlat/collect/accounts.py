"""The accounts of the register, as collecting knows them."""

from collections.abc import Iterable

from meetlat.collect.names import Known, Names, pseudonym_key
from meetlat.environment import home
from meetlat.register.models import Account

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
