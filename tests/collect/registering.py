"""Puts an invented account into the register."""

from meetlat.register.models import Account, Holding, Organisation
from meetlat.register.platforms import platforms


def register(platform: str, handle: str, *, platform_id: str = "", organisation: str = "zz.m1") -> Account:
    """A current account of an invented municipality."""
    owner, _ = Organisation.objects.get_or_create(
        id=organisation, defaults={"kind": "municipality", "name": "Lutjewaard", "country": "ZZ"}
    )
    known = platforms()[platform]
    account = Account.objects.create(
        platform=platform, handle=handle, key=known.key(handle), url=known.url(handle), platform_id=platform_id
    )
    Holding.objects.create(account=account, organisation=owner)
    return account
