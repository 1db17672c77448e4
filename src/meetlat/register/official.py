"""Is this account official? Whose, since when, on what evidence; else the nearest official accounts."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Max, Q
from rapidfuzz import fuzz, process

from meetlat.register.address import Address, read_address
from meetlat.register.invented import usual_accounts
from meetlat.register.models import Account, Change, Load, Organisation
from meetlat.register.platforms import platforms

NEAREST = 5
ALIKE = 60.0  # of 100; below this a handle has nothing to do with the other


@dataclass(frozen=True)
class Found:
    """One account that answers to the address."""

    account: Account
    organisations: list[Organisation]
    evidence: list[dict[str, str]]

    @property
    def shared(self) -> bool:
        return len(self.organisations) > 1


@dataclass(frozen=True)
class Answer:
    """official, former or unknown; with what the register knows."""

    status: str
    address: Address
    found: list[Found] = field(default_factory=list)
    nearest: list[Found] = field(default_factory=list)
    now: list[Found] = field(default_factory=list)  # for a former account: what the organisation has there today


def check(text: str) -> Answer:
    """What the register says of a url or a handle. Raises NotAnAddress where ``text`` is neither."""
    address = read_address(text)
    accounts = _accounts(address)
    current = [account for account in accounts if _held_now(account)]
    if current:
        return Answer("official", address, _found(current))
    if accounts:
        return Answer("former", address, _found(accounts), now=_successors(accounts))
    return Answer("unknown", address, nearest=_nearest(address))


def _accounts(address: Address) -> list[Account]:
    wanted = Q()
    for platform, key in address.possible():
        wanted |= Q(platform=platform, key=key)
    if address.platform and (known := address.platform.platform_id(address.handle)):
        wanted |= Q(platform=address.platform.id, platform_id=known)
    return list(_with_all(Account.objects.filter(wanted)).order_by("platform", "id"))


def _with_all(accounts: Any) -> Any:
    return accounts.prefetch_related("holdings__organisation", "evidence")


def _found(accounts: list[Account]) -> list[Found]:
    return [Found(account, _organisations(account), _evidence(account)) for account in accounts]


def _held_now(account: Account) -> bool:
    """Whether it is used, and an organisation stands behind it: one that all have let go is official no more."""
    return account.status == Account.Status.CURRENT and any(one.until is None for one in account.holdings.all())


def _organisations(account: Account) -> list[Organisation]:
    """Whose it is; of a former account, whose it was."""
    now = _held_now(account)
    holdings = [holding for holding in account.holdings.all() if holding.until is None or not now]
    return sorted((holding.organisation for holding in holdings), key=lambda organisation: organisation.id)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _evidence(account: Account) -> list[dict[str, str]]:
    return [
        {
            "kind": proof.kind,
            "since": _day(proof.day),
            "until": _day(proof.until),
            "source": proof.source,
            "note": proof.note,
        }
        for proof in account.evidence.all()
    ]


def _successors(former: list[Account]) -> list[Found]:
    owners = [organisation for account in former for organisation in _organisations(account)]
    there = {account.platform for account in former}
    now = Account.objects.filter(
        status="current", platform__in=there, holdings__organisation__in=owners, holdings__until=None
    )
    return _found(list(_with_all(now.distinct().order_by("platform", "id"))))


def _nearest(address: Address) -> list[Found]:
    """The official accounts whose handle looks most like this one, on its platform where one was named."""
    known = _handles(_version())
    of_platform = {
        id: key for id, (platform, key) in known.items() if not address.platform or platform == address.platform.id
    }
    asked = address.handle.partition("@")[0].lower()
    hits = process.extract(asked, of_platform, scorer=fuzz.WRatio, limit=NEAREST, score_cutoff=ALIKE)
    accounts = _with_all(Account.objects).in_bulk([id for _, _, id in hits])
    return _found([accounts[id] for _, _, id in hits if id in accounts])


def _version() -> tuple[int, ...]:
    """Rises whenever an account is added, changed or closed."""
    return tuple(model.objects.aggregate(last=Max("id"))["last"] or 0 for model in (Account, Change, Load))


@lru_cache(maxsize=1)
def _handles(version: tuple[int, ...]) -> dict[int, tuple[str, str]]:
    rows = usual_accounts().filter(status="current").values_list("id", "platform", "key")
    return {id: (platform, key.partition("@")[0]) for id, platform, key in rows}


def as_json(answer: Answer, language: str = "nl") -> dict[str, Any]:
    """The answer as ``meetlat check --json`` and the API give it."""
    first = answer.found[0].account if answer.found else None
    platform = first.platform if first else answer.address.platform and answer.address.platform.id
    owners = {organisation.id: organisation for found in answer.found for organisation in found.organisations}
    return {
        "status": answer.status,
        "organisations": [_organisation(organisation, language) for organisation in owners.values()],
        "platform": platform,
        "platform_name": platforms()[platform].name if platform else None,
        "handle": first.handle if first else answer.address.handle,
        "url": first.url if first else None,
        "since": _day(first.first_day) if first else "",
        "until": _day(first.ended) if first else "",
        "shared": any(found.shared for found in answer.found),
        "evidence": [proof for found in answer.found for proof in found.evidence],
        "accounts": [_account(found, language) for found in answer.found],
        "now": [_account(found, language) for found in answer.now],
        "nearest": [_account(found, language) for found in answer.nearest],
    }


def _organisation(organisation: Organisation, language: str) -> dict[str, str]:
    return {"id": organisation.id, "name": organisation.name_in(language)}


def _account(found: Found, language: str) -> dict[str, Any]:
    account = found.account
    owners = [_organisation(organisation, language) for organisation in found.organisations]
    return {"platform": account.platform, "handle": account.handle, "url": account.url, "organisations": owners}
