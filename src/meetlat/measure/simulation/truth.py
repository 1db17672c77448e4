"""The truth beside the lake: per contact, per organisation, per account, and in all."""

import json
from pathlib import Path
from shutil import rmtree
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from meetlat.measure.simulation.clock import SERVICES
from meetlat.measure.simulation.columns import moments, numbers
from meetlat.measure.simulation.plan import VERSION, Plan
from meetlat.measure.simulation.world import World

NOTE = "Everything here is simulated: no organisation, resident or message in it exists."
IN_TIME = "answered_at <= asked_at + INTERVAL 7 DAY"
FOLLOWED = "asked_at + INTERVAL 7 DAY <= until"
CONTACTS = f"""
SELECT organisation,
    count(*) AS contacts,
    count(*) FILTER (seen) + count(*) FILTER (thanks_alone) AS contacts_seen,
    count(*) FILTER (question) AS questions,
    count(*) FILTER (question AND seen) AS questions_seen,
    count(*) FILTER (question AND answered_at IS NOT NULL) AS answered,
    count(*) FILTER (question AND seen AND answer_seen) AS answered_seen,
    count(*) FILTER (question AND late) AS answered_late,
    count(*) FILTER (question AND {FOLLOWED}) AS followed,
    count(*) FILTER (question AND {FOLLOWED} AND {IN_TIME}) AS answered_followed,
    count(*) FILTER (question AND NOT {FOLLOWED} AND answered_at IS NULL) AS open,
    count(*) FILTER (question AND answered_by != account) AS answered_by_colleague,
    count(*) FILTER (automatic) AS automatic,
    median(epoch(answered_at - asked_at)) FILTER (question AND {IN_TIME}) AS median_seconds,
    quantile_cont(epoch(answered_at - asked_at), 0.9) FILTER (question AND {IN_TIME}) AS p90_seconds
FROM contacts GROUP BY organisation
"""  # noqa: S608 (nothing in it comes from outside)
COUNTS = "SELECT organisation, sum(COLUMNS(* EXCLUDE (organisation)))::BIGINT FROM counts GROUP BY organisation"
ORGANISATIONS = f"""
SELECT told.* EXCLUDE (place),
    coalesce(COLUMNS(of_contacts.* EXCLUDE (organisation, median_seconds, p90_seconds)), 0),
    median_seconds, p90_seconds,
    answered_followed / nullif(followed, 0) AS share_answered,
    of_counts.* EXCLUDE (organisation),
    parent_unseen / nullif(with_parent, 0) AS share_parent_unseen
FROM told LEFT JOIN ({CONTACTS}) AS of_contacts USING (organisation)
JOIN ({COUNTS}) AS of_counts USING (organisation) ORDER BY place
"""  # noqa: S608 (nothing in it comes from outside)
RESIDENTS = """
SELECT home AS organisation,
    count(DISTINCT author) AS accounts,
    count(DISTINCT author) FILTER (named IS NOT NULL) AS told,
    count(DISTINCT author) FILTER (named != home) AS astray
FROM homes GROUP BY home ORDER BY home
"""
TOTALS = ("messages", "with_parent", "parent_unseen", "edited")


class Truth:
    """What is written beside a lake, in its folder ``truth``; the lake takes no notice of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def has(self, number: int) -> bool:
        return all(file.is_file() for file in self._files(number))

    def begin(self) -> None:
        """Without what a simulation that came to nothing left."""
        if self.folder.exists():
            rmtree(self.folder)

    def keep(self, number: int, contacts: pa.Table, counts: pa.Table, homes: pa.Table | None = None) -> None:
        """Of a piece. Homes first: what ``has`` looks at tells that they are there."""
        if homes is not None:
            _write(self.folder / "homes" / f"{number:05d}.parquet", homes)
        for file, table in zip(self._files(number), (contacts, counts), strict=True):
            _write(file, table)

    def complete(self, plan: Plan, world: World) -> dict[str, Any]:
        """What follows from all pieces; gives what stands in ``truth.json``."""
        organisations = self._summed(_told(world))
        _write(self.folder / "organisations.parquet", organisations)
        _write(self.folder / "accounts.parquet", _accounts(world))
        if world.homes:
            _write(self.folder / "residents.parquet", self._residents())
        said = {"simulated": True, "note": NOTE, "version": VERSION, "plan": plan.as_json()}
        said |= {
            "organisations": organisations.num_rows,
            "accounts": len(world.accounts),
            **self._totals(organisations),
        }
        (self.folder / "truth.json").write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")
        return said

    def _files(self, number: int) -> tuple[Path, Path]:
        return self.folder / "contacts" / f"{number:05d}.parquet", self.folder / "counts" / f"{number:05d}.parquet"

    def _summed(self, told: pa.Table) -> pa.Table:
        with duckdb.connect() as sql:
            self._views(sql)
            sql.register("told", told)
            table: pa.Table = sql.sql(ORGANISATIONS).to_arrow_table()
            return table

    def _residents(self) -> pa.Table:
        with duckdb.connect() as sql:
            sql.register("homes", sql.read_parquet(sorted(map(str, (self.folder / "homes").glob("*.parquet")))))
            table: pa.Table = sql.sql(RESIDENTS).to_arrow_table()
            return table

    def _totals(self, organisations: pa.Table) -> dict[str, Any]:
        """Of messages all; of contacts the sum over organisations."""
        with duckdb.connect() as sql:
            self._views(sql)
            sums = ", ".join(f"sum({name})::BIGINT" for name in TOTALS)
            row = sql.sql(f"SELECT {sums} FROM counts").fetchall()[0]  # noqa: S608
        names = ("contacts", "contacts_seen", "questions", "questions_seen", "answered", "answered_seen", "open")
        return dict(zip(TOTALS, row, strict=True)) | {name: int(organisations[name].to_numpy().sum()) for name in names}

    def _views(self, sql: duckdb.DuckDBPyConnection) -> None:
        sql.execute("SET TimeZone = 'UTC'")
        for name in ("contacts", "counts"):
            files = sorted(str(file) for file in (self.folder / name).glob("*.parquet"))
            sql.register(name, sql.read_parquet(files))


def _told(world: World) -> pa.Table:
    """What the organisations are truly like."""
    habits, there = world.habits, world.organisations
    columns: dict[str, Any] = {
        "place": list(range(len(there))),
        "organisation": [one.id for one in there],
        "name": [one.name for one in there],
        "inhabitants": [one.inhabitants for one in there],
        "until": moments(world.until),
        "successor": [one.successor or None for one in there],
        "rate": habits.rate,
        "service": [SERVICES[kind].name for kind in habits.service],
        "median_service_seconds": habits.median,
        "spread": habits.spread,
        "rate_automatic": habits.automatic,
        "rate_colleague": habits.colleague,
        "crisis_day": pa.array(habits.crisis // 86_400, pa.int32(), mask=habits.crisis == 0).cast(pa.date32()),
    }
    return pa.table(columns)


def _accounts(world: World) -> pa.Table:
    return pa.table(
        {
            "account": [one.number for one in world.accounts],
            "organisation": [one.organisation for one in world.accounts],
            "platform": [one.platform for one in world.accounts],
            "role": [one.role for one in world.accounts],
            "author": numbers(world.authors),
            "until": moments(world.until[world.holder]),
        }
    )


def _write(file: Path, table: pa.Table) -> None:
    """Whole or not at all: a file that is there holds everything."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    pq.write_table(table, part, compression="zstd")
    part.replace(file)
