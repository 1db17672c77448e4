"""What people said of messages, laid over what was read in them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from meetlat.lake.schema import READINGS

if TYPE_CHECKING:
    from ibis.expr.types import Table

CORRECTABLE = ("language", "is_question", "contact", "relation", "automatic", "sentiment", "topics", "places")
CORRECTIONS = pa.schema([READINGS.field("key"), *(READINGS.field(name).with_nullable(True) for name in CORRECTABLE)])


def corrections_table(corrections: Iterable[tuple[int, str, Any]]) -> pa.Table:
    """A row per message, with null where nobody said anything. Of each key and column the last counts."""
    rows: dict[int, dict[str, Any]] = {}
    for key, column, value in corrections:
        rows.setdefault(key, {"key": key})[column] = value
    return pa.Table.from_pylist([rows[key] for key in sorted(rows)], CORRECTIONS)


def corrected(readings: "Table", corrections: pa.Table) -> "Table":
    """Readings in which the word of a person outranks the reader's; ``by_person`` where there is one.

    ``readings``: with ``key`` and the columns of CORRECTABLE, of any backend; ``corrections``: of CORRECTIONS.
    """
    import ibis

    if not corrections.num_rows:
        return readings.mutate(by_person=ibis.literal(False))
    said = {"key": "said_of"} | {name: f"said_{name}" for name in CORRECTABLE}
    told = ibis.memtable(corrections.rename_columns([said[name] for name in corrections.schema.names]))
    both = readings.left_join(told, readings.key == told.said_of)
    over = {name: ibis.coalesce(both[f"said_{name}"], both[name]) for name in CORRECTABLE}
    return both.mutate(**over, by_person=both.said_of.notnull()).select(*readings.columns, "by_person")
