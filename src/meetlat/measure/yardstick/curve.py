"""The answer curve: which share of questions is answered within how long, when some are still open."""

from typing import TYPE_CHECKING, Any

from meetlat.measure.statistics.survival import answer_curve
from meetlat.measure.yardstick.cuts import NAMES, added
from meetlat.measure.yardstick.judged import ANSWERED, LATE, UNSEEN, seconds_between
from meetlat.measure.yardstick.pictures import DAY, HOUR, MINUTE, questions

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa
    from ibis.expr.types import Table

STEPS = ((HOUR, MINUTE), (DAY, 10 * MINUTE), (7 * DAY, HOUR))  # up to an hour by the minute, and so on
LAST = 7 * DAY
POINTS = (
    *(MINUTE * minutes for minutes in (5, 10, 15, 30, 45)),
    *(HOUR * hours for hours in (1, 2, 3, 4, 6, 8, 12, 16, 20)),
    *(DAY * days for days in (1, 2, 3, 4, 5, 6, 7)),
)
CURVE = (*NAMES, "seconds", "share", "low", "high")


def waits(contacts: "Table", cells: "Table") -> "Table":
    """NAMES, seconds, came, contacts, unseen: how long was waited, in steps, and whether the answer came then.

    ``unseen``: of the whole cell, how many answers are not in the lake; those have no time of their own.
    """
    import ibis

    asked = questions(contacts)
    came = asked.status.isin([ANSWERED, LATE]) & (asked.seconds <= LAST)
    waited = ibis.least(seconds_between(asked.asked_at, asked.end), float(LAST))
    rows = asked.mutate(came=came.fill_null(False), waited=waited.clip(lower=0.0))
    rows = rows.mutate(seconds=ibis.ifelse(rows.came, _up(rows.seconds), _down(rows.waited)))
    lost, timed = rows.filter(rows.status == UNSEEN), rows.filter(rows.status != UNSEEN)
    unseen = added(lost.group_by("organisation").agg(unseen=lost.count()), cells, [])
    told = timed.group_by("organisation", "seconds", "came").agg(contacts=timed.count())
    joined = added(told, cells, ["seconds", "came"]).left_join(unseen, NAMES)
    return joined.select(*NAMES, "seconds", "came", "contacts", unseen=joined.unseen.fill_null(0))


def curves(waits: "pa.Table") -> "pa.Table":
    """The columns of CURVE at POINTS, for each organisation and group of ``waits``."""
    import pyarrow as pa

    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in waits.to_pylist():
        groups.setdefault(tuple(row[name] for name in NAMES), []).append(row)
    rows = [dict(zip(CURVE, line, strict=True)) for group in sorted(groups) for line in _points(group, groups[group])]
    types = [(name, pa.string()) for name in NAMES] + [(name, pa.float64()) for name in CURVE[len(NAMES) :]]
    return pa.Table.from_pylist(rows, schema=pa.schema(types))


def _points(group: tuple[str, ...], rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    import numpy as np

    seconds, came, number = (np.array([row[name] for row in rows]) for name in ("seconds", "came", "contacts"))
    answered, unseen = int(number[came].sum()), rows[0]["unseen"]
    if unseen and not answered:
        return []  # there were answers, and nothing tells how fast they were
    weights = np.where(came, 1 + unseen / max(answered, 1), 1.0)
    told = answer_curve(seconds, came, weights, number).at(POINTS)
    known = [point for point in zip(POINTS, told.share, told.low, told.high, strict=True) if not np.isnan(point[1])]
    return [(*group, *(float(number) for number in point)) for point in known]


def _up(seconds: Any) -> Any:
    """To the next whole step, so that an answer never seems faster than it was."""
    return _stepped((seconds <= most, (seconds / step).ceil() * step) for most, step in STEPS)


def _down(seconds: Any) -> Any:
    """To the whole step before it, so that nobody seems to have been watched longer than they were."""
    return _stepped((seconds <= most, (seconds / step).floor() * step) for most, step in STEPS)


def _stepped(steps: "Iterable[tuple[Any, Any]]") -> Any:
    import ibis

    return ibis.cases(*steps, else_=float(LAST)).cast("float64")
