"""From organisations to groups: cells, each an organisation or a group of them, all counted at once."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table

CUTS: tuple[tuple[str, ...], ...] = (("organisation",), ("country", "kind"), ("country", "kind", "size_class"))
NAMES = ("organisation", "country", "kind", "size_class")
CELL = ("member", "cell", *NAMES)


def cells(organisations: "pa.Table", cuts: Iterable[tuple[str, ...]] = CUTS) -> "pa.Table":
    """The columns of CELL: a row per organisation (``member``) and cell that it is in.

    Of NAMES each cell has those that made it; the others are empty, which means all.
    """
    import pyarrow as pa

    rows = organisations.select(NAMES).to_pylist()
    known: dict[tuple[str, ...], int] = defaultdict(lambda: len(known))
    told = [_row(row, cut, known) for row in rows for cut in cuts]
    types: list[tuple[str, pa.DataType]] = [
        ("member", pa.string()),
        ("cell", pa.int32()),
        *((name, pa.string()) for name in NAMES),
    ]
    return pa.Table.from_pylist(told, schema=pa.schema(types))


def _row(organisation: dict[str, Any], cut: tuple[str, ...], known: dict[tuple[str, ...], int]) -> dict[str, Any]:
    names = {name: organisation[name] if name in cut else "" for name in NAMES}
    return {"member": organisation["organisation"], "cell": known[tuple(names.values())], **names}


def in_cells(rows: "Table", cells: "Table") -> "Table":
    """Each row as often as its organisation (or its ``body``) is in a cell, with ``cell`` in the place of that.

    ``cells``: the columns of CELL and body.
    """
    key, member = ("body", "body") if "body" in rows.columns else ("organisation", "member")
    members = cells.select("cell", _member=member)
    met = rows.join(members, rows[key] == members["_member"])
    return met.select("cell", *(name for name in rows.columns if name != key))


def added(counted: "Table", cells: "Table", by: list[str]) -> "Table":
    """NAMES, ``by`` and the sums of the other columns: what was counted per organisation, as each cell has it."""
    told = in_cells(counted, cells)
    sums = {name: told[name].sum().cast("int64") for name in told.columns if name not in ("cell", *by)}
    return of_cells(told.group_by("cell", *by).agg(**sums), cells)


def of_cells(told: "Table", cells: "Table") -> "Table":
    """NAMES in the place of ``cell``."""
    names = cells.select("cell", *NAMES).distinct()
    return told.join(names, "cell").select(*NAMES, *(name for name in told.columns if name != "cell"))
