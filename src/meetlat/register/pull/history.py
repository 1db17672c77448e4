"""What the directory knew and when: first_seen and last_seen of accounts, and what it lists no more.

The dates say when the directory knew an account, not when it was opened or closed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from meetlat.register.platforms import platforms
from meetlat.register.pull.source import Row

Key = tuple[str, str, str]


@dataclass(frozen=True)
class Accounts:
    """The two tables after a pull."""

    current: list[Row]
    withdrawn: list[Row]


def key(row: Row) -> Key:
    """One account of one organisation, however its handle is written."""
    platform = platforms().get(row["platform"])
    return row["organisation"], row["platform"], platform.key(row["handle"]) if platform else row["handle"].lower()


def continued(earlier: Accounts, listed: Iterable[Row], today: date, spoken_for: Callable[[Row], bool]) -> Accounts:
    """The accounts of today. ``spoken_for`` says of which earlier ones the sources would have told us.

    What is listed again keeps its first day; a withdrawn account that comes back starts anew and its row stays.
    """
    known = {key(row): row for row in earlier.current}
    current = {key(row): _seen(row, known.get(key(row)), today) for row in listed}
    gone = []
    for row in earlier.current:
        if key(row) in current:
            continue
        if spoken_for(row):
            gone.append(row)
        else:
            current[key(row)] = row
    return Accounts(_sorted(current.values()), _sorted([*earlier.withdrawn, *gone]))


def _seen(row: Row, before: Row | None, today: date) -> Row:
    first = before["first_seen"] if before else today.isoformat()
    return {**row, "first_seen": first, "last_seen": today.isoformat()}


def _sorted(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["organisation"], row["platform"], row["handle"], row["last_seen"]))


def added(listed: list[Row], more: Iterable[Row]) -> tuple[list[Row], list[str]]:
    """A second directory's accounts beside the first's; and what was left out of them.

    The first knows some accounts by the platform's unchanging id. Whether a second name is the same account cannot be
    told, so a name is not counted beside an id.
    """
    known = {key(row) for row in listed}
    by_id = {(row["organisation"], row["platform"]) for row in listed if _has_id(row)}
    taken, aside = list(listed), []
    for row in more:
        if key(row) in known:
            continue
        if (row["organisation"], row["platform"]) in by_id and not _has_id(row):
            aside.append(f"accounts.csv: {row['organisation']}: {row['platform']} is known by its id already")
            continue
        known.add(key(row))
        taken.append(row)
    return taken, aside


def _has_id(row: Row) -> bool:
    return bool(platforms()[row["platform"]].platform_id(row["handle"]))
