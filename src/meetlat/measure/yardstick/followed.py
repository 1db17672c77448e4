"""When each account was followed: of any other time silence tells nothing."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from meetlat.clock import on_the_clock
from meetlat.spans import Span, length, within

if TYPE_CHECKING:
    import pyarrow as pa

    from meetlat.measure.yardstick.given import Given

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
SILENCE = timedelta(days=90)  # without a message, after which an account is called silent
LONG_AGO, FAR_AHEAD = (datetime(year, 1, 1) for year in (1900, 2200))  # noqa: DTZ001 - UTC without saying so
MONDAY = datetime(1900, 1, 1)  # noqa: DTZ001
Row = dict[str, Any]


def spans(given: "Given") -> list[list[Span]]:
    """Of each holder: when its account was followed, whoever held it then. Without a ledger up to the end there was."""
    rows = given.holders.select(["account", "platform"]).to_pylist()
    if given.followed is None:
        ends = {row["platform"]: row["until"] for row in given.observed.to_pylist()}
        return [[(LONG_AGO, ends.get(row["platform"]) or LONG_AGO)] for row in rows]
    told: dict[str, list[Span]] = defaultdict(list)
    for row in given.followed.to_pylist():
        told[row["account"]].append((row["since"], row["until"]))
    return [told.get(row["account"], []) for row in rows]


def with_weeks(given: "Given") -> "pa.Table":
    """The organisations, with how many weeks of the period an account of it was followed, and how many of the calendar
    it was followed in, in whole or in part.
    """
    import pyarrow as pa

    seen: dict[str, list[Span]] = defaultdict(list)
    for row, part in zip(given.holders.to_pylist(), _in_period(given), strict=True):
        seen[row["organisation"]] += part
    ids = [str(id) for id in given.organisations["organisation"].to_pylist()]
    table = given.organisations.append_column("weeks", pa.array([length(seen[id]) / WEEK for id in ids], pa.float64()))
    return table.append_column("calendar_weeks", pa.array([_calendar_weeks(seen[id]) for id in ids], pa.int64()))


def with_followed(given: "Given") -> "pa.Table":
    """The holders, with ``followed`` (its account was, in the period, while it was theirs), ``line`` and ``through``.

    ``line``: where the 90 days begin that end with the period, or with what was seen of it; null where it was not
    theirs all through them. ``through``: it was followed through them.
    """
    import pyarrow as pa

    rows, seen = given.holders.to_pylist(), [bool(part) for part in _in_period(given)]
    lines = [_line(row, told, given) for row, told in zip(rows, spans(given), strict=True)]
    table = given.holders.append_column("followed", pa.array(seen, pa.bool_()))
    table = table.append_column("line", pa.array([line for line, _ in lines], pa.timestamp("us")))
    return table.append_column("through", pa.array([through for _, through in lines], pa.bool_()))


def _in_period(given: "Given") -> list[list[Span]]:
    """Of each holder: when in the period its account was followed while it was theirs."""
    rows = given.holders.to_pylist()
    period = (given.period.since, given.period.until)
    held = (within([_held(row)], [period]) for row in rows)
    return [within(_early(told, given), own) for told, own in zip(spans(given), held, strict=True)]


def _early(told: list[Span], given: "Given") -> list[Span]:
    """Who collects from a date begins at midnight UTC, an hour or two behind that of Amsterdam."""
    since = given.period.since
    return [(since if since < start <= since + DAY else start, end) for start, end in told]


def _held(row: Row) -> Span:
    return row["since"] or LONG_AGO, row["until"] or FAR_AHEAD


def _line(row: Row, told: list[Span], given: "Given") -> tuple[datetime | None, bool]:
    known = within(told, [(LONG_AGO, given.period.until)])
    seen = bool(known) and known[-1][1] > given.period.since
    end = known[-1][1] if seen else given.period.until
    line, (since, until) = end - SILENCE, _held(row)
    through = seen and length(within(known, [(line, end)])) >= SILENCE - DAY
    return (line, through) if since <= line and until >= end else (None, False)


def _calendar_weeks(seen: list[Span]) -> int:
    """From Monday to Monday in Amsterdam."""
    local = [(on_the_clock(start) - MONDAY, on_the_clock(end) - MONDAY) for start, end in seen]
    return len({week for start, end in local for week in range(start // WEEK, -(-end // WEEK))})
