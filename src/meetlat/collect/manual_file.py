"""Manual counts in a CSV file or a workbook: account, platform, date, followers, following, posts."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetlat.clock import ZONE
from meetlat.collect import ledger
from meetlat.collect.draft import Refused
from meetlat.collect.formats import Item
from meetlat.collect.importing import Imported, imported, sha256
from meetlat.collect.manual import COUNTED, BadCount, Counted, add, checked, snapshot
from meetlat.collect.mapping.table import File, Row, open_table, plain
from meetlat.collect.mapping.times import Times, moment
from meetlat.collect.mapping.values import number, text_of
from meetlat.collect.source import COUNTS

if TYPE_CHECKING:
    from meetlat.lake import Lake

NEEDED = ("account", "date")
NAMES = {
    "account": ("account", "handle", "url", "adres", "adresse", "compte", "accountnaam"),
    "platform": ("platform", "kanaal", "netwerk", "network", "réseau", "plateforme"),
    "date": ("date", "datum", "dag", "day", "jour"),
    "followers": ("followers", "volgers", "abonnés", "aantal volgers", "fans"),
    "following": ("following", "volgend", "abonnements", "gevolgd"),
    "posts": ("posts", "berichten", "publications", "aantal berichten"),
}


def import_counts(path: Path, lake: "Lake") -> Imported:
    """Adds every count of a CSV file or a workbook; what cannot be is set aside with its line.

    Raises FormatChanged when the file has no column for the account or the day, or for none of the numbers.
    """
    asked = {"file": path.name, "format": "counts"}
    with ledger.running(COUNTS, asked, checksum=sha256(path), version="1") as run:
        rows, refused = [], []
        for line, row in _rows(path):
            run.seen += 1
            try:
                counted = _counted(row)
                rows.append(snapshot(checked(counted, lake.now()), counted, run.pk))
            except (BadCount, Refused) as why:
                refused.append((line, str(why)))
        run.new, run.refused = add(lake, rows, run.pk), len(refused)
        run.refusals.all().delete()
        ledger.set_aside(run, refused)
        run.save(update_fields=["seen", "new", "refused"])
        ledger.held(run)
    return imported(run)


def _rows(path: Path) -> Iterator[Item]:
    known = {plain(alias): name for name, aliases in NAMES.items() for alias in aliases}

    def is_header(header: tuple[str, ...]) -> bool:
        found = {known.get(plain(name)) for name in header}
        return found.issuperset(NEEDED) and not found.isdisjoint(COUNTED)

    wanted = f"has no row with the columns {', '.join(NEEDED)} and at least one of {', '.join(COUNTED)}."
    yield from open_table(path, File(), is_header, wanted, known).rows


def _counted(row: Row) -> Counted:
    """A row of a file as a count. Raises Refused."""
    if row.problem:
        raise Refused(row.problem)
    if not text_of(row.get("account")).strip():
        raise Refused("account: is empty")
    numbers = {name: _number(name, row.get(name)) for name in COUNTED}
    day = moment(row.get("date") or "", Times()).astimezone(ZONE).date()
    return Counted(text_of(row["account"]), day, text_of(row.get("platform")).strip(), **numbers)


def _number(name: str, said: Any) -> int | None:
    if text_of(said).strip().startswith("-") and text_of(said).strip("- ").isdigit():
        raise Refused(f"{name}: is below zero")
    try:
        return number(said)
    except Refused:
        raise Refused(f"{name}: is no whole number") from None
