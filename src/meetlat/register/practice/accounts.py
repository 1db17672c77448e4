"""Invented accounts. Every address ends in ``.example``, where nobody can ever be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from meetlat.register.practice.country import CREATED, Row, listed, municipalities
from meetlat.register.practice.dice import dice
from meetlat.register.practice.people import AFTER, inhabitants

SILENT = "zz.m008"  # a municipality without any account
SHARING = ("zz.m048", "zz.m058")  # two municipalities with one LinkedIn account
SHARED_HANDLE = "oefenregio-otter-en-tarwe"
LISTED_FROM = date(2022, 1, 29)
TODAY = date.fromisoformat(CREATED)
PULL = 0.3  # how much likelier a large body is to be on a platform: its inhabitants to this power


@dataclass(frozen=True)
class Body:
    """Who can have an account. ``weight`` is its pull to platforms."""

    id: str
    kind: str
    name: str  # as it stands in a handle
    weight: float


def account_rows(seed: int) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """The rows of ``accounts.csv`` and of ``accounts_withdrawn.csv``."""
    chance = dice(seed, "accounts")
    bodies = _bodies(seed)
    current: list[dict[str, object]] = list(_shared(chance))
    withdrawn: list[dict[str, object]] = []
    for form in listed("presence"):
        present, gone = _present_and_gone(form, [body for body in bodies if body.kind == form["kind"]], chance)
        current += [_account(body, form, _days(chance, TODAY)) for body in present]
        withdrawn += [_account(body, form, _days(chance, _past(chance))) for body in gone]
    return _sorted(current), _sorted(withdrawn)


def _bodies(seed: int) -> list[Body]:
    counts = inhabitants(seed)
    towns = [
        Body(one.id, "municipality", one.domain, counts.get((one.id, AFTER), 10_000) ** PULL)
        for one in municipalities()
        if one.id != SILENT
    ]
    return [*towns, *(Body(row["id"], row["kind"], row["domain"], 1.0) for row in listed("bodies"))]


def _present_and_gone(form: Row, bodies: list[Body], chance: Random) -> tuple[list[Body], list[Body]]:
    """Draws by weight without putting back (Efraimidis and Spirakis, Information Processing Letters 97, 2006)."""
    drawn = sorted(bodies, key=lambda body: chance.random() ** (1 / body.weight), reverse=True)
    drawn = [body for body in drawn if form["platform"] != "linkedin" or body.id not in SHARING]
    present = round(float(form["share"]) * len(drawn))
    gone = round(float(form["withdrawn"]) * len(drawn))
    return drawn[:present], drawn[present : present + gone]


def _account(body: Body, form: Row, days: tuple[date, date]) -> dict[str, object]:
    handle = form["handle"].format(name=body.name)
    url = form["url"].format(name=body.name, handle=handle)
    return _row(body.id, form["platform"], handle, url, days)


def _shared(chance: Random) -> Iterator[dict[str, object]]:
    days = _days(chance, TODAY)
    for id in SHARING:
        yield _row(id, "linkedin", SHARED_HANDLE, f"https://linkedin.example/company/{SHARED_HANDLE}", days)


def _row(id: str, platform: str, handle: str, url: str, days: tuple[date, date]) -> dict[str, object]:
    first, last = days
    return {
        "organisation": id, "platform": platform, "handle": handle, "url": url, "first_seen": first, "last_seen": last,
    }  # fmt: skip


def _days(chance: Random, last: date) -> tuple[date, date]:
    return LISTED_FROM + timedelta(days=chance.randrange((last - LISTED_FROM).days)), last


def _past(chance: Random) -> date:
    return TODAY - timedelta(days=chance.randrange(30, 700))


def _sorted(rows: Iterable[dict[str, object]]) -> list[dict[str, object]]:
    return sorted(rows, key=lambda row: (str(row["organisation"]), str(row["platform"]), str(row["handle"])))
