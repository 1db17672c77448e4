"""Service seconds as an expression: two equality joins with the quarters, the same on both engines."""

from typing import TYPE_CHECKING

from meetlat.measure.hours.local import whole_second
from meetlat.measure.hours.quarters import QUARTER

if TYPE_CHECKING:
    from ibis.expr.types import Table


def service_seconds(rows: "Table", quarters: "Table", start: str, end: str, into: str) -> "Table":
    """``rows`` (with a column schedule) and ``into``: float64, how long it was open between two moments.

    Null where a moment is not known or not among the quarters. Never below zero: an answer outside hours to a message
    outside hours took no service time.
    """
    clocked = worked(worked(rows, quarters, start, _began(into)), quarters, end, _ended(into))
    seconds = (clocked[_ended(into)] - clocked[_began(into)]).clip(lower=0).cast("float64")
    return clocked.mutate(**{into: seconds}).drop(_began(into), _ended(into))


def worked(rows: "Table", quarters: "Table", at: str, into: str) -> "Table":
    """``rows`` and ``into``: how many seconds (int64) its schedule had been open at a moment, since the quarters begin.

    Whole seconds: not every engine keeps smaller ones.
    """
    passed = quarters.select(
        _schedule="schedule", _quarter=whole_second(quarters.quarter) // QUARTER, _open="open", _before="before"
    )
    moments = rows.mutate(_at=whole_second(rows[at]))
    quarter_of = moments.mutate(_in=moments._at // QUARTER)
    joined = quarter_of.left_join(passed, [quarter_of.schedule == passed._schedule, quarter_of._in == passed._quarter])
    seconds = joined._before + joined._open.ifelse(joined._at % QUARTER, 0)
    return joined.select(*rows.columns, **{into: seconds.cast("int64")})


def _began(into: str) -> str:
    return f"_{into}_began"


def _ended(into: str) -> str:
    return f"_{into}_ended"
