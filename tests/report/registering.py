"""A register of a few organisations with websites that were visited, for tests of its completeness."""

from datetime import date

from meetlat.collect.evidence.models import Proposal, Verification
from meetlat.register.models import Account, Evidence, Holding, Organisation

DAY = date(2026, 4, 6)


def organisation(id: str, status: str = "", country: str = "NL") -> Organisation:
    """``status``: what came of the visit to its website; empty: nobody visited it."""
    found = Organisation.objects.create(id=id, kind="municipality", country=country, name=id)
    if status:
        Verification.objects.create(organisation=found, day=DAY, status=status)
    return found


def accounts(holder: Organisation, number: int, *kinds: str, platform: str = "x") -> None:
    """So many accounts, each with evidence of these kinds."""
    for handle in (f"{holder.pk}-{'-'.join(kinds)}-{place}" for place in range(number)):
        account = Account.objects.create(platform=platform, handle=handle, key=handle, url=f"https://{handle}.example")
        Holding.objects.create(account=account, organisation=holder)
        for kind in kinds:
            Evidence.objects.create(account=account, kind=kind, source="test")


def proposed(holder: Organisation, number: int, status: str = "open", platform: str = "x") -> None:
    for fingerprint in range(number):
        Proposal.objects.create(
            organisation=holder, platform=platform, fingerprint=fingerprint, score=3, first_day=DAY, last_day=DAY,
            status=status,
        )  # fmt: skip
