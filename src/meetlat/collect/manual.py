"""Followers, following and posts that a person counted."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from meetlat.clock import ZONE
from meetlat.collect import ledger
from meetlat.collect.mapping.values import platform_named
from meetlat.problem import Problem
from meetlat.register.address import NotAnAddress
from meetlat.register.models import Account
from meetlat.register.official import Answer, check
from meetlat.register.platforms import platforms

if TYPE_CHECKING:
    from meetlat.lake import Lake

SOURCE = "manual"
FIRST = date(1997, 1, 1)  # no social network is older
MOST = 10_000_000_000  # more than there are people
COUNTED = ("followers", "following", "posts")


class BadCount(Problem):
    """A count that cannot be. ``field`` and ``code`` name the reason for who says it in another language.

    Codes: empty, future, too_early, negative, too_many, no_numbers, not_an_address,
    unknown, several, unknown_platform, not_counted. ``about`` holds
    what such a text can name: nearest.
    """

    def __init__(self, field: str, code: str, text: str, **about: str) -> None:
        super().__init__(text)
        self.field, self.code, self.about = field, code, about


@dataclass(frozen=True)
class Counted:
    """What stood at an account on a day."""

    account: str  # address or handle
    day: date
    platform: str = ""
    followers: int | None = None
    following: int | None = None
    posts: int | None = None

    @property
    def is_empty(self) -> bool:
        return all(getattr(self, name) is None for name in COUNTED)


def record_counts(account: Account, lake: "Lake", counted: Counted, note: str = "") -> bool:
    """Adds what a person counted; False when the day has a manual count already, which is never overwritten.

    A wrong one is corrected by ``manual_correcting.correct_count``.

    ``note``: where the numbers stood; it stays with the run. Raises BadCount.
    """
    check_numbers(counted, lake.now())
    asked = {"account": account.pk, "day": counted.day.isoformat()} | ({"note": note} if note else {})
    with ledger.running(SOURCE, asked, checksum=hashlib.sha256(repr(asked).encode()).hexdigest()) as run:
        new = add(lake, [snapshot(account, counted, run.pk)], run.pk)
        run.seen, run.new = 1, new
        run.save(update_fields=["seen", "new"])
    return bool(new)


def add(lake: "Lake", rows: list[dict[str, Any]], run: int) -> int:
    import pyarrow as pa

    from meetlat.lake import SNAPSHOTS

    return lake.add_snapshots(pa.Table.from_pylist(rows, SNAPSHOTS), run=run)


def snapshot(account: Account, counted: Counted, run: int) -> dict[str, Any]:
    """A day is kept as its first moment in Dutch and Belgian time: the same day counted twice is one snapshot."""
    at = datetime(counted.day.year, counted.day.month, counted.day.day, tzinfo=ZONE).astimezone(UTC)
    numbers = {name: getattr(counted, name) for name in COUNTED}
    return {"account": str(account.pk), "observed_at": at, **numbers, "source": SOURCE, "run": run}


def checked(counted: Counted, now: datetime) -> Account:
    """The account, where the count can be. Raises BadCount."""
    check_numbers(counted, now)
    return known_account(counted.account, counted.platform)


def check_numbers(counted: Counted, now: datetime) -> None:
    """The day and the numbers. Raises BadCount."""
    check_day(counted, now)
    if counted.is_empty:
        raise BadCount("followers", "no_numbers", f"none of {', '.join(COUNTED)} was filled in.")
    for name in COUNTED:
        _check_number(name, getattr(counted, name) or 0)


def check_day(counted: Counted, now: datetime) -> None:
    if counted.day > now.astimezone(ZONE).date():
        raise BadCount("date", "future", "date: lies in the future. Write the day on which was counted.")
    if counted.day < FIRST:
        raise BadCount("date", "too_early", f"date: lies before {FIRST.year}; there were no social networks then.")


def _check_number(name: str, count: int) -> None:
    if count < 0:
        raise BadCount(name, "negative", f"{name}: is below zero.")
    if count > MOST:
        raise BadCount(name, "too_many", f"{name}: is more than {MOST:,}.")


def known_account(said: str, platform: str = "") -> Account:
    """The register's account, current or former. Raises BadCount with the nearest official one."""
    try:
        answer = check(_address(said.strip(), platform))
    except NotAnAddress:
        raise BadCount("account", "not_an_address", "account: is no address and no handle of an account.") from None
    accounts = [found.account for found in answer.found]
    if len({account.platform for account in accounts}) > 1:
        raise BadCount("account", "several", "account: stands on several platforms; say which, or give its address.")
    if not accounts:
        nearest = _nearest(answer)
        hint = f" The nearest is {nearest}." if nearest else ""
        raise BadCount("account", "unknown", f"account: is no account of the register.{hint}", nearest=nearest)
    return accounts[-1]


def _address(said: str, platform: str) -> str:
    """A bare handle with its platform as an address."""
    if not platform:
        return said
    known = platforms().get(platform_named(platform))
    if known is None:
        raise BadCount("platform", "unknown_platform", f"platform: is not known. Known: {', '.join(platforms())}.")
    handle = said.removeprefix("@")
    bare = handle and not any(sign in handle for sign in "/@:") and "{server}" not in known.profile
    return known.url(handle) if bare else said


def _nearest(answer: Answer) -> str:
    return answer.nearest[0].account.url if answer.nearest else ""
