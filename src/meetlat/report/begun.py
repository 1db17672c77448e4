"""From when on each organisation was followed: that it said nothing before then, tells nothing."""

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING

from meetlat.collect.unread import asked_from

if TYPE_CHECKING:
    import pyarrow as pa


def begun(holders: "pa.Table", files: "pa.Table", first: datetime | None) -> "pa.Table":
    """organisation, since (naive UTC): from when on the first of its accounts was read.

    That is the moment from which a visit was asked for, or at which the files begin that brought its messages
    (``files``: account, since). Of an account of which neither tells, ``first``: where the lake begins.
    """
    import pyarrow as pa

    read: dict[str, list[datetime]] = defaultdict(list)
    for account, asked in asked_from().items():
        read[str(account)].append(asked.replace(tzinfo=None))
    for row in files.to_pylist():
        read[row["account"]].append(row["since"])
    since: dict[str, datetime] = {}
    for row in holders.select(["account", "organisation"]).to_pylist():
        if began := min(read.get(row["account"], []), default=first):
            since[row["organisation"]] = min(began, since.get(row["organisation"], began))
    columns = {"organisation": pa.array(list(since), pa.string())}
    return pa.table({**columns, "since": pa.array(list(since.values()), pa.timestamp("us"))})
