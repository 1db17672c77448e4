"""The open tables of an edition, from its frozen inputs and its figures: the same today and in ten years.

A frozen table keeps its rows and columns in their order and gets some more columns after them: the queries of the
edition run on the open tables and the checksums of its inputs can be checked.
"""

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetlat.report.models import Edition, Figure

if TYPE_CHECKING:
    import pyarrow as pa

NAMES = ("organisations", "accounts", "holdings", "evidence", "figures")
FIGURE = (
    "indicator", "organisation", "country", "kind", "size_class", "province", "platform",
    "value", "count", "n", "low", "high", "coverage", "year", "note",
)  # fmt: skip
NUMBERS = {"inhabitants", "inhabitants_year"}
TEXTS = {"indicator", "organisation", "country", "kind", "size_class", "province", "platform", "note"}


def open_tables(folder: Path, edition: Edition) -> dict[str, "pa.Table"]:
    """organisations, accounts, holdings (which organisation has which account), evidence, figures."""
    given = {name: frozen(folder, name) for name in NAMES if name != "figures"}
    return {
        **given,
        "organisations": _with(given["organisations"], _people(edition, given["organisations"])),
        "accounts": _with(given["accounts"], _holders(given)),
        "figures": figures(edition),
    }


def frozen(folder: Path, name: str) -> "pa.Table":
    """A table as the edition keeps it."""
    import pyarrow.parquet as pq

    return pq.read_table(folder / f"{name}.parquet", partitioning=None)


def _with(table: "pa.Table", columns: dict[str, list[Any]]) -> "pa.Table":
    """The table with more columns: whole numbers where the name says so, else texts."""
    import pyarrow as pa

    for name, values in columns.items():
        table = table.append_column(name, pa.array(values, pa.int64() if name in NUMBERS else pa.string()))
    return table


def _people(edition: Edition, organisations: "pa.Table") -> dict[str, list[Any]]:
    """The size class and the inhabitants that the edition used."""
    ids = [str(id) for id in organisations["organisation"].to_pylist()]
    classes = _of_each(edition, "any_account", "size_class")
    people = {name: _of_each(edition, "inhabitants", name) for name in ("value", "year", "note")}
    return {
        "size_class": [classes.get(id) for id in ids],
        "inhabitants": [_whole(people["value"].get(id)) for id in ids],
        "inhabitants_year": [people["year"].get(id) for id in ids],
        "inhabitants_note": [people["note"].get(id) for id in ids],
    }


def _of_each(edition: Edition, indicator: str, field: str) -> dict[str, Any]:
    rows = Figure.objects.filter(edition=edition, indicator=indicator).exclude(organisation="")
    return dict(rows.values_list("organisation", field))


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)


def _holders(given: dict[str, "pa.Table"]) -> dict[str, list[Any]]:
    """Who has each account: more than one where it is shared."""
    known = {row["organisation"]: row for row in given["organisations"].to_pylist()}
    held: dict[int, list[str]] = defaultdict(list)
    for row in given["holdings"].to_pylist():
        held[row["account"]].append(row["organisation"])
    accounts = [held[row["account"]] for row in given["accounts"].select(["account"]).to_pylist()]
    return {
        "organisations": [" ".join(ids) for ids in accounts],
        "organisation_names": ["; ".join(_each(known, ids, "name")) for ids in accounts],
        "countries": [" ".join(_each(known, ids, "country")) for ids in accounts],
        "kinds": [" ".join(_each(known, ids, "kind")) for ids in accounts],
    }


def _each(known: dict[str, dict[str, Any]], ids: list[str], column: str) -> list[str]:
    """What the organisations have in a column, each word once; nothing of those that no longer exist."""
    return list(dict.fromkeys(known[id][column] for id in ids if id in known))


def figures(edition: Edition) -> "pa.Table":
    """Every figure of an edition, in the order in which they were stored."""
    import pyarrow as pa

    rows = Figure.objects.filter(edition=edition).order_by("id").values_list(*FIGURE)
    types: dict[str, pa.DataType] = {"n": pa.int64(), "year": pa.int64(), **dict.fromkeys(TEXTS, pa.string())}
    schema = pa.schema([(name, types.get(name, pa.float64())) for name in FIGURE])
    columns = list(zip(*rows.iterator(chunk_size=5_000), strict=True)) or [()] * len(FIGURE)
    cells = zip(columns, schema, strict=True)
    return pa.table([pa.array(values, field.type) for values, field in cells], schema=schema)
