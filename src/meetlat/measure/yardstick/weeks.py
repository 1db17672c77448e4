"""How long each organisation was there to be observed: what is told per week is divided by it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from meetlat.measure.yardstick.given import Given


def with_weeks(given: "Given") -> Any:
    """The organisations, with how many weeks of the period each was there and followed."""
    import pyarrow as pa

    period, there, begun = given.period, _there(given), given.followed_from()
    seen: list[datetime] = [one for one in given.observed["until"].to_pylist() if one]
    last = min(period.until, max(seen, default=period.until))

    def weeks(id: str) -> float:
        since, until = there.get(id, (period.since, last))
        first = max(since, period.since, begun.get(id, period.since))
        return max((min(until, last) - first) / timedelta(weeks=1), 0.0)

    told = [weeks(str(id)) for id in given.organisations["organisation"].to_pylist()]
    return given.organisations.append_column("weeks", pa.array(told, pa.float64()))


def _there(given: "Given") -> dict[str, tuple[datetime, datetime]]:
    """organisation -> from its first account to the end of its last."""
    there: dict[str, tuple[datetime, datetime]] = {}
    for row in given.holders.select(["organisation", "since", "until"]).to_pylist():
        since, until = row["since"] or given.period.since, row["until"] or given.period.until
        first, last = there.get(row["organisation"], (since, until))
        there[row["organisation"]] = min(first, since), max(last, until)
    return there
