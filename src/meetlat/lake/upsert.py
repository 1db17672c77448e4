"""What becomes of a message that is stored already when it comes in again."""

import numpy as np
import pyarrow as pa

from meetlat.lake.arrow import Column, Numbers, indices, numbers
from meetlat.lake.arrow import compute as pc
from meetlat.lake.incoming import starts_a_thread
from meetlat.lake.schema import COUNTS, STORED

SILENT = {"observed_at", "run", "parent_seen"}  # a difference in these alone is not worth a new file
SAID = [name for name in STORED.names if name not in SILENT]


def merged(stored: pa.Table, incoming: pa.Table) -> tuple[pa.Table, Numbers]:
    """Row by row the message as it should stand, and which of the rows are worth writing.

    The incoming row wins unless it is older. What it does not tell keeps what was known: counts, and the root.
    """
    newer = numbers(pc.greater_equal(incoming.column("observed_at"), stored.column("observed_at")))
    told = {name: incoming.column(name) for name in STORED.names}
    for name in COUNTS:
        told[name] = pc.coalesce(told[name], stored.column(name))
    told |= _thread(stored, told)
    table = pa.table([told[name] for name in STORED.names], schema=STORED)
    return table, newer & _differs(stored, table)


def _thread(stored: pa.Table, told: dict[str, Column]) -> dict[str, Column]:
    """A root found by ``settle`` holds as long as the parent is the same; one that the platform gave always does."""
    same_parent = pa.chunked_array([pa.array(_same(stored.column("parent"), told["parent"]))])
    holds = pc.or_(stored.column("root_given"), same_parent)
    kept = pc.if_else(holds, stored.column("root"), pa.scalar(None, pa.int64()))
    came = pc.is_valid(told["root"])
    given = pc.or_(came, pc.and_(stored.column("root_given"), pc.is_valid(kept)))
    alone = starts_a_thread(told["parent"], told["kind"])
    answered = pc.and_(pc.is_valid(told["parent"]), pc.and_(same_parent, stored.column("parent_seen")))
    return {
        "root": pc.coalesce(told["root"], kept),
        "root_given": given,
        "parent_seen": pc.or_(alone, answered),
    }


def _differs(one: pa.Table, other: pa.Table) -> Numbers:
    differs = np.zeros(one.num_rows, dtype=bool)
    for name in SAID:
        differs |= ~_same(one.column(name), other.column(name))
    return differs


def _same(one: Column, other: Column) -> Numbers:
    """Where two columns agree; unknown agrees with unknown."""
    if pa.types.is_list(one.type):
        return _same_lists(one.combine_chunks(), other.combine_chunks())
    neither = pc.and_(pc.is_null(one), pc.is_null(other))
    return numbers(pc.or_(neither, pc.fill_null(pc.equal(one, other), False)))


def _same_lists(one: Column, other: Column) -> Numbers:
    same = numbers(pc.equal(pc.list_value_length(one), pc.list_value_length(other)))
    rows = np.flatnonzero(same)
    left, right = one.take(indices(rows)), other.take(indices(rows))
    differing = pc.not_equal(pc.list_flatten(left), pc.list_flatten(right))
    same[rows[pc.list_parent_indices(left).filter(differing).to_numpy()]] = False
    return same
