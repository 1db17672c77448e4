"""Until when an answer would have been seen: how far an organisation was observed on a platform, and what was missed.

What was not seen is not unanswered. So a contact is followed no further than to where the next gap of the collector
begins, and one that was asked in a gap is not followed at all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from meetlat.clock import on_the_clock
from meetlat.measure.yardstick.followed import spans
from meetlat.spans import Span, merged

if TYPE_CHECKING:
    import pyarrow as pa

    from meetlat.measure.yardstick.given import Given
    from meetlat.measure.yardstick.period import Period

Key = tuple[str, str]  # organisation, platform
DAY = timedelta(days=1)


class Watch(NamedTuple):
    """Answers to what is said to an organisation on a platform are given there, by any of its accounts."""

    organisation: str
    platform: str
    end: datetime | None  # nothing was observed after it; None: nothing ever was
    missed: tuple[Span, ...]  # in order, none touching another

    @property
    def seen_until(self) -> datetime | None:
        """Where the last gap runs to the end, it is the end."""
        behind = self.end and self.missed and self.missed[-1][1] >= self.end
        return min(self.end, self.missed[-1][0]) if self.end and behind else self.end


def watches(given: "Given") -> list[Watch]:
    """One for each organisation and platform that it has had an account on."""
    seen = {row["platform"]: row["until"] for row in given.observed.to_pylist()}
    missed: dict[Key, list[Span]] = defaultdict(list)
    for row in given.missed.to_pylist() if given.missed else []:
        missed[row["organisation"], row["platform"]].append((row["since"], row["until"]))
    held: dict[Key, list[datetime | None]] = defaultdict(list)
    for row in given.holders.select(["organisation", "platform", "until"]).to_pylist():
        held[row["organisation"], row["platform"]].append(row["until"])
    for key, since in _begun(given).items():
        if since > given.period.since + DAY:  # who collects from a date begins at midnight UTC
            missed[key].append((given.period.since - DAY, since))
    ends = {key: _end(seen.get(key[1]), held[key]) for key in _begun(given)}
    return [Watch(*key, ends.get(key), tuple(merged(missed[key]))) for key in sorted(held)]


def stretches(watches: Iterable[Watch], period: "Period") -> "pa.Table":
    """organisation, platform, start, stop, end: to where a contact is followed that is asked from start to stop.

    last: nothing was observed after that end. Else a gap begins there, or the contact was asked in one.
    """
    import pyarrow as pa

    rows = [(one.organisation, one.platform, *part) for one in watches for part in _parts(one, period)]
    types: list[tuple[str, pa.DataType]] = [(name, pa.string()) for name in ("organisation", "platform")]
    types += [(name, pa.timestamp("us")) for name in ("start", "stop", "end")]
    schema = pa.schema([*types, ("last", pa.bool_())])
    return pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema)


def observed(watches: Iterable[Watch], period: "Period") -> dict[str, tuple[int, datetime | None]]:
    """organisation -> on how many days of the period something was missed, and until when it was observed."""
    known: dict[str, list[Watch]] = defaultdict(list)
    for one in watches:
        known[one.organisation].append(one)
    return {id: (len(set(_days(those, period))), _until(those, period)) for id, those in known.items()}


def _begun(given: "Given") -> dict[Key, datetime]:
    """From when on each was followed on each platform; who never was, is not among them."""
    begun: dict[Key, datetime] = {}
    rows = given.holders.select(["organisation", "platform"]).to_pylist()
    for row, told in zip(rows, spans(given), strict=True):
        key = row["organisation"], row["platform"]
        for since, _ in told:
            begun[key] = min(since, begun.get(key, since))
    return begun


def _end(seen: datetime | None, ends: list[datetime | None]) -> datetime | None:
    """To where all was observed there, or until the organisation gave its last account up."""
    closed = [end for end in ends if end is not None]
    return min(seen, max(closed)) if seen and len(closed) == len(ends) else seen


def _parts(watch: Watch, period: "Period") -> Iterator[tuple[datetime, datetime, datetime, bool]]:
    """Together the whole period."""
    at, last = period.since, watch.end or period.since
    for start, stop in watch.missed:
        if stop <= at:
            continue
        if start > at:
            yield at, min(start, period.until), min(start, last), stop >= last
        if start >= period.until:
            return
        yield max(start, at), min(stop, period.until), min(start, last), False
        at = stop
    if at < period.until:
        yield at, period.until, last, watch.end is not None


def _days(watches: Iterable[Watch], period: "Period") -> Iterator[date]:
    for since, until in (span for one in watches for span in one.missed):
        at, stop = on_the_clock(max(since, period.since)), on_the_clock(min(until, period.until))
        while at < stop:
            yield at.date()
            at = datetime(at.year, at.month, at.day) + DAY  # noqa: DTZ001 - on the clock


def _until(watches: Iterable[Watch], period: "Period") -> datetime | None:
    known = [one.seen_until for one in watches if one.seen_until]
    return min(max(known), period.until) if known else None
