"""The counts of accounts that lie in the lake, as pages show them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from meetlat.lake import Lake

FRESH = 30.0  # seconds; while a run adds counts all the time, they are not all read again for every page
AGAIN = 5  # times: a change of the lake may take away the files that were about to be read
T = TypeVar("T")


@dataclass(frozen=True)
class Snapshot:
    """What an account counted at one moment, as one source told. None: it did not tell."""

    account: int
    observed_at: datetime
    followers: int | None
    following: int | None
    posts: int | None
    source: str


@dataclass(frozen=True)
class _Kept:
    files: Any
    until: float
    latest: dict[int, Snapshot]


_KEPT: dict[Any, _Kept] = {}  # by the folder of the lake
COLUMNS = ("account", "observed_at", "followers", "following", "posts", "source")
LATEST = """SELECT unnest(max_by({{{struct}}}, (observed_at, run))) FROM read_parquet({files})
    WHERE regexp_full_match(account, '[0-9]+') GROUP BY account"""
OF_ONE = """SELECT {columns} FROM read_parquet({files}) WHERE account = '{account:d}'
    ORDER BY observed_at DESC, run DESC LIMIT {most:d}"""


def latest_counts(lake: "Lake") -> dict[int, Snapshot]:
    """Of every account that was ever counted the last count."""
    from meetlat.lake.manifest import read_manifest

    files, kept = read_manifest(lake.folder).snapshots, _KEPT.get(lake.folder)
    if kept is None or (kept.files != files and kept.until < monotonic()):
        struct = ", ".join(f"'{name}': {name}" for name in COLUMNS)
        found = _read(lake, lambda listed: LATEST.format(struct=struct, files=listed))
        kept = _KEPT[lake.folder] = _Kept(files, monotonic() + FRESH, {one.account: one for one in found})
    return kept.latest


def counts_of(lake: "Lake", account: int, most: int = 20) -> list[Snapshot]:
    """The last counts of one account, the newest first."""
    columns = ", ".join(COLUMNS)
    return _read(lake, lambda listed: OF_ONE.format(columns=columns, files=listed, account=account, most=most))


def _read(lake: "Lake", question: Callable[[str], str]) -> list[Snapshot]:
    from meetlat.lake.files import DamagedFile
    from meetlat.lake.manifest import read_manifest
    from meetlat.lake.sql import listed, session

    for left in reversed(range(AGAIN)):
        files = read_manifest(lake.folder).snapshots
        if not files:
            return []
        try:
            with session() as sql:
                return _snapshots(sql.sql(question(listed(lake.folder, files))).to_arrow_table().to_pylist())
        except DamagedFile:
            if not left or files == read_manifest(lake.folder).snapshots:
                raise
    raise AssertionError


def _snapshots(rows: Iterable[dict[str, Any]]) -> list[Snapshot]:
    return [Snapshot(int(row["account"]), *(row[name] for name in COLUMNS[1:])) for row in rows]
