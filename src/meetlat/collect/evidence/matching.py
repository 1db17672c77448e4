"""Which account of the register a claim means."""

from dataclasses import dataclass

from django.db.models import Q

from meetlat.collect.evidence.backlinks import Back
from meetlat.collect.evidence.claims import Claim
from meetlat.register.models import Account, Organisation


@dataclass(frozen=True)
class Found:
    """A claim, what the account says of it, and the account of the register where there is one."""

    claim: Claim
    back: Back
    account: Account | None

    @property
    def taken_over(self) -> bool:
        """Whether the name leads to another number than the register's account of that name has."""
        return self.account is not None and not _can_be(self.account, self.back.number)

    def is_of(self, organisation: Organisation) -> bool:
        """Whether the register has it as a current account of this organisation."""
        account = self.account
        if account is None or self.taken_over or account.status != Account.Status.CURRENT:
            return False
        return account.holdings.filter(organisation=organisation, until=None).exists()


def account_of(claim: Claim, back: Back) -> Account | None:
    """By the platform's own number first: a renamed account is not a new one. Else by name, a current one first."""
    accounts = Account.objects.filter(platform=claim.platform.id).order_by("status", "-id")
    number = back.number or claim.platform.platform_id(claim.handle)
    same = accounts.filter(platform_id__iexact=number).first() if number else None
    return same or accounts.filter(key=claim.key).filter(Q(status="current") | Q(platform_id__in=["", number])).first()


def _can_be(account: Account, number: str) -> bool:
    return not (number and account.platform_id) or account.platform_id.lower() == number.lower()
