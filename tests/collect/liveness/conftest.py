"""An invented municipality with accounts to look at."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from meetlat.register.models import Account, Organisation

Make = Callable[..., "Account"]


@pytest.fixture
def organisation(db: None) -> "Organisation":
    from meetlat.register.models import Organisation

    website = "https://www.lutjewaard.example"
    return Organisation.objects.create(
        id="nl.gm9901", kind="municipality", name="Lutjewaard", country="NL", website=website
    )


@pytest.fixture
def make(organisation: "Organisation") -> Make:
    """An account of the municipality."""
    from meetlat.register.models import Account, Holding
    from meetlat.register.platforms import platforms

    def made(platform: str = "x", handle: str = "lutjewaard", **more: object) -> Account:
        known = platforms()[platform]
        said = {"url": known.url(handle), "key": known.key(handle), "first_day": date(2024, 1, 1), **more}
        account = Account.objects.create(platform=platform, handle=handle, **said)
        Holding.objects.create(account=account, organisation=organisation)
        return account

    return made
