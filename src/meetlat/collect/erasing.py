"""Takes an author, an account or a period out of the lake for good, and leaves a certificate that says how much."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetlat.collect import accounts
from meetlat.collect.readings.corrections import forget_where
from meetlat.environment import home
from meetlat.problem import Problem
from meetlat.register.address import NotAnAddress, read_address
from meetlat.register.models import Account
from meetlat.register.official import check
from meetlat.register.platforms import platforms

if TYPE_CHECKING:
    from meetlat.lake import Lake


class CannotErase(Problem):
    """It is not clear who or what is meant; nothing was erased."""


@dataclass(frozen=True)
class Certificate:
    """What was erased, without saying who it was. Kept as a file in MEETLAT_HOME/certificates."""

    at: str
    what: str  # author, account or before
    detail: str  # the platform, the account of the register, or the day: never a private person
    messages: int
    mentions: int
    snapshots: int
    files: int
    corrections: int  # of what was read in those messages
    left: int  # found afterwards; 0 when all is well


def erase_author(lake: "Lake", who: str) -> Certificate:
    """Everything by one private person, and that she was mentioned. What she says later is not taken in any more."""
    platform, id = _author(who)
    author = accounts.names().author(platform, id)
    corrections = forget_where(lake, f"author = {author:d}")
    erased = lake.erase(authors=[author])
    left = lake.scan(columns=["key"], where=f"author = {author:d} or list_contains(mentions, {author:d})").num_rows
    return _certified("author", platforms()[platform].name, erased, corrections, left)


def erase_account(lake: "Lake", address: str) -> Certificate:
    """Everything by an account of the register, with its counts."""
    account = _account(address)
    posted = lake.scan(columns=["author"], where=f"account = '{account.pk:d}'")["author"].unique().to_pylist()
    listed = ", ".join(f"{author:d}" for author in posted) or "NULL"
    corrections = forget_where(lake, f"author in ({listed})")
    erased = lake.erase(accounts=[str(account.pk)])
    left = lake.scan(columns=["key"], where=f"account = '{account.pk:d}'").num_rows
    return _certified("account", str(account), erased, corrections, left)


def erase_before(lake: "Lake", day: date) -> Certificate:
    """Every message that was written and every count that was observed before a day."""
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    earlier = f"created_at < TIMESTAMP '{day:%Y-%m-%d}'"
    corrections = forget_where(lake, earlier)
    erased = lake.erase(before=moment)
    left = lake.scan(columns=["key"], where=earlier).num_rows
    return _certified("before", f"{day:%Y-%m-%d}", erased, corrections, left)


def _author(who: str) -> tuple[str, str]:
    """Platform and canonical id of ``PLATFORM:ID`` or of an address that holds the id."""
    platform, colon, id = who.partition(":")
    if colon and platform in platforms() and id:
        return platform, id
    try:
        address = read_address(who)
    except NotAnAddress as error:
        raise CannotErase(f"{error} Or give it as PLATFORM:ID.") from None
    if address.platform and address.platform.id == "mastodon":
        return "mastodon", address.handle.lower()
    if address.platform and address.platform.platform_id(address.handle):
        return address.platform.id, address.platform.platform_id(address.handle)
    raise CannotErase(
        "A handle does not tell the platform's unchanging id, by which an author is known here."
        " Give it as PLATFORM:ID, such as bluesky:did:plc:… or x:12345; docs/how-to/erase.md says where to find it."
    )


def _account(address: str) -> Account:
    if address.isdigit() and (account := Account.objects.filter(pk=int(address)).first()):
        return account
    found = check(address).found
    if not found:
        raise CannotErase(f"{address!r} is no account of the register. For a private person use --author.")
    if len(found) > 1:
        numbers = ", ".join(f"{one.account.pk} ({one.account})" for one in found)
        raise CannotErase(f"{address!r} can be several accounts: {numbers}. Give the number.")
    return found[0].account


def _certified(what: str, detail: str, erased: Any, corrections: int, left: int) -> Certificate:
    at = datetime.now(UTC)
    counts = (erased.messages, erased.mentions, erased.snapshots, erased.files)
    certificate = Certificate(at.isoformat(timespec="seconds"), what, detail, *counts, corrections, left)
    folder = home() / "certificates"
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / f"erasure-{at:%Y%m%dT%H%M%S%f}.json", certificate)
    return certificate


def _write(file: Path, certificate: Certificate) -> None:
    file.write_text(json.dumps(asdict(certificate), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
