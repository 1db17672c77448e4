"""A batch as it comes in: made to fit the columns, the erased left out, each message once."""

import re

import numpy as np
import pyarrow as pa

from meetlat.lake.arrow import Column, Numbers, indices, number_of
from meetlat.lake.arrow import compute as pc
from meetlat.lake.schema import ANSWERS, COUNTS, MESSAGES, STORED

PLATFORM = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")  # it names a folder
MESSAGE_TELLS = set(MESSAGES.names) - {"run", "parent_seen"}
INCOMING = pa.schema([*MESSAGES, STORED.field("root_given")])


def fitted(messages: pa.Table, run: int) -> pa.Table:
    """The batch with exactly the columns of the lake, the run filled in.

    A root that is the message itself is no root, and whether a parent was seen is the lake's to say: ``settle`` does.
    Raises ValueError when a column is missing, of another type, or empty where it may not be.
    """
    if missing := MESSAGE_TELLS - set(messages.column_names):
        raise ValueError(f"messages without the column {min(missing)}")
    given: dict[str, Column] = {name: messages.column(name).cast(MESSAGES.field(name).type) for name in MESSAGE_TELLS}
    given["run"] = pa.repeat(pa.scalar(run, pa.int32()), messages.num_rows)
    given["root"] = _no_own_root(given["root"], given["key"])
    given["root_given"] = pc.is_valid(given["root"])
    given["parent_seen"] = starts_a_thread(given["parent"], given["kind"])
    given["mentions"] = pc.coalesce(given["mentions"], pa.scalar([], given["mentions"].type))
    table = pa.table([given[name] for name in INCOMING.names], names=INCOMING.names).cast(INCOMING)
    _check_platforms(table)
    return table


def starts_a_thread(parent: Column, kind: Column) -> Column:
    """No parent, and none to be expected. A reply without a parent replies to a message we do not know."""
    answers = pc.is_in(kind, value_set=pa.array(ANSWERS, kind.type))
    return pc.and_(pc.is_null(parent), pc.invert(answers))


def without_erased(table: pa.Table, erased: tuple[int, ...]) -> pa.Table:
    """Messages of others only, with the erased out of their mentions."""
    if not erased:
        return table
    authors = pa.array(erased, pa.int64())
    kept = table.filter(pc.invert(pc.is_in(table.column("author"), value_set=authors)))
    place = kept.schema.get_field_index("mentions")
    mentions, _ = without_mentions(kept.column(place).combine_chunks(), authors)
    return kept.set_column(place, STORED.field("mentions"), mentions)


def without_mentions(mentions: Column, authors: Column) -> tuple[Column, int]:
    """The lists without these authors, and how many mentions that were."""
    values = pc.list_flatten(mentions)
    out = pc.is_in(values, value_set=authors)
    number = number_of(out)
    if not number:
        return mentions, 0
    keep = pc.invert(out)
    rows = pc.list_parent_indices(mentions).to_numpy()[keep.to_numpy(zero_copy_only=False)]
    ends = np.cumsum(np.bincount(rows, minlength=len(mentions)))
    offsets = pa.array(np.concatenate([[0], ends]), pa.int32())
    return pa.ListArray.from_arrays(offsets, values.filter(keep)), number


def each_once(table: pa.Table) -> pa.Table:
    """One row per key: what would stand in the lake had the rows come one by one."""
    keys = table.column("key").to_numpy()
    order = np.argsort(keys, kind="stable")
    first = np.append(True, keys[order][1:] != keys[order][:-1]) if len(keys) else np.array([], bool)
    if first.all():
        return table
    return _folded(table.take(indices(order)), first)


def _folded(table: pa.Table, first: Numbers) -> pa.Table:
    """``table`` is sorted by key; ``first`` marks the first row of each key."""
    kept = _not_older(table, first)
    table, first = table.filter(pa.array(kept)), _firsts(first, kept)
    starts = np.flatnonzero(first)
    lasts = np.append(starts[1:], len(first)) - 1
    folded = table.take(indices(lasts))
    for name in (*COUNTS, "root"):
        rows = _last_known(table.column(name), starts, lasts)
        folded = folded.set_column(folded.schema.get_field_index(name), table.schema.field(name), rows)
    given = pc.is_valid(folded.column("root"))
    return folded.set_column(folded.schema.get_field_index("root_given"), table.schema.field("root_given"), given)


def _not_older(table: pa.Table, first: Numbers) -> Numbers:
    """Which rows are not older than a row of the same key before them."""
    moments = np.unique(table.column("observed_at").cast(pa.int64()).to_numpy(), return_inverse=True)[1]
    rising = moments + np.cumsum(first) * (moments.max() + 1)  # so that no key looks newer than the next
    kept: Numbers = rising >= np.maximum.accumulate(rising)
    return kept


def _firsts(first: Numbers, kept: Numbers) -> Numbers:
    groups = np.cumsum(first)[kept]
    return np.append(True, groups[1:] != groups[:-1])


def _last_known(column: Column, starts: Numbers, lasts: Numbers) -> Column:
    known = np.where(pc.is_valid(column).to_numpy(), np.arange(len(column)), -1)
    rows = np.maximum.accumulate(known)[lasts]
    return column.take(pa.array(rows, pa.int64(), mask=rows < starts))


def _no_own_root(root: Column, key: Column) -> Column:
    return pc.if_else(pc.equal(root, key), pa.scalar(None, pa.int64()), root)


def _check_platforms(table: pa.Table) -> None:
    for platform in pc.unique(table.column("platform")).to_pylist():
        if not PLATFORM.fullmatch(platform):
            raise ValueError(f"platform {platform!r}: expected a short lower-case name")
