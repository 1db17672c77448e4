"""The counts of accounts that lie in the lake, as pages show them."""

from collections.abc import Callable
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
LATEST = """SELECT unnest(max_by({{{struct}}}, (observed_at, run))) FROM {counts}
    WHERE regexp_full_match(account, '[0-9]+') GROUP BY account"""
OF_ONE = """SELECT {columns} FROM {counts} WHERE account = '{account:d}'
    ORDER BY observed_at DESC, run DESC LIMIT {most:d}"""
EVERY = """SELECT {columns}, run FROM {counts} WHERE account = '{account:d}' AND split_part(source, '#', 1) = '{source}'
    ORDER BY observed_at, run"""


def latest_counts(lake: "Lake") -> dict[int, Snapshot]:
    """Of every account that was ever counted the last count."""
    from meetlat.lake.manifest import read_manifest

    files, kept = read_manifest(lake.folder).snapshots, _KEPT.get(lake.folder)
    if kept is None or (kept.files != files and kept.until < monotonic()):
        struct = ", ".join(f"'{name}': {name}" for name in COLUMNS)
        found = _read(lake, lambda counts: LATEST.format(struct=struct, counts=counts))
        kept = _KEPT[lake.folder] = _Kept(files, monotonic() + FRESH, {one.account: one for one in found})
    return kept.latest


def counts_of(lake: "Lake", account: int, most: int = 20) -> list[Snapshot]:
    """The last counts of one account, the newest first."""
    columns = ", ".join(COLUMNS)
    return _read(lake, lambda counts: OF_ONE.format(columns=columns, counts=counts, account=account, most=most))


def every_count(lake: "Lake", account: int, source: str) -> list[tuple[Snapshot, int]]:
    """All that a source ever told of an account, with the run; also what it corrected later, which stands before it."""
    columns = ", ".join(COLUMNS)
    told = {"columns": columns, "account": account, "source": source}
    rows = _rows(lake, lambda counts: EVERY.format(counts=counts, **told), standing=False)
    return [(_snapshot(row), row["run"]) for row in rows]


def _read(lake: "Lake", question: Callable[[str], str]) -> list[Snapshot]:
    return [_snapshot(row) for row in _rows(lake, question)]


def _rows(lake: "Lake", question: Callable[[str], str], *, standing: bool = True) -> list[dict[str, Any]]:
    from meetlat.lake.files import DamagedFile
    from meetlat.lake.manifest import read_manifest
    from meetlat.lake.sql import counts_sql, session

    for left in reversed(range(AGAIN)):
        files = read_manifest(lake.folder).snapshots
        if not files:
            return []
        try:
            with session() as sql:
                found = sql.sql(question(counts_sql(lake.folder, files, standing)))
                return list(found.to_arrow_table().to_pylist())
        except DamagedFile:
            if not left or files == read_manifest(lake.folder).snapshots:
                raise
    raise AssertionError


def _snapshot(row: dict[str, Any]) -> Snapshot:
    told = {name: row[name] for name in COLUMNS}
    return Snapshot(**told | {"account": int(row["account"]), "source": row["source"].partition("#")[0]})
