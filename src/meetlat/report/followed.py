"""Which accounts were followed: of any other one, that nothing was heard tells nothing."""

from typing import TYPE_CHECKING

from meetlat.collect.unread import asked_from, streamed
from meetlat.lake import Lake
from meetlat.measure.simulation.known import simulated_accounts

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table


def with_followed(holders: "pa.Table", messages: "Table", lake: Lake) -> "pa.Table":
    """``followed``: a visit was asked for, a live stream could have shown it, or the lake holds what it said.

    Whom a simulation made speak was followed too, also who said nothing.
    """
    import pyarrow as pa

    known = {str(id) for id in asked_from()} | _spoken(messages) | simulated_accounts(lake)
    live = streamed()
    rows = holders.select(["account", "author", "platform"]).to_pylist()
    told = [row["account"] in known or (row["platform"] in live and row["author"] is not None) for row in rows]
    return holders.append_column("followed", pa.array(told, pa.bool_()))


def _spoken(messages: "Table") -> set[str]:
    official = messages.filter(messages.account.notnull()).select("account").distinct()
    return {str(id) for id in official.to_pyarrow()["account"].to_pylist()}
