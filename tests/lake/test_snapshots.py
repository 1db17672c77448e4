"""Snapshots: added once, never overwritten."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pytest

from meetlat.lake import SNAPSHOTS, Lake
from tests.lake.small import low_limits

__all__ = ["low_limits"]
DAY = datetime(2026, 3, 1, tzinfo=UTC)


def counts(*rows: tuple[str, datetime, int | None, str]) -> pa.Table:
    names = ("account", "observed_at", "followers", "source")
    return pa.Table.from_pylist([dict(zip(names, one, strict=True)) for one in rows], schema=SNAPSHOTS)


def followers(lake: Lake) -> list[Any]:
    found = lake.snapshots(ibis.duckdb.connect()).order_by("observed_at", "account", "source").to_pyarrow()
    return [(one["account"], one["source"], one["followers"], one["run"]) for one in found.to_pylist()]


def test_what_is_there_stays(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    assert followers(lake) == []
    assert lake.add_snapshots(counts(("1", DAY, 10, "a"), ("1", DAY, 99, "a"), ("1", DAY, 11, "b")), run=1) == 2
    assert lake.add_snapshots(counts(("1", DAY, 12, "a"), ("2", DAY, None, "a")), run=2) == 1
    assert lake.add_snapshots(counts(("2", DAY, 5, "a")), run=3) == 0
    assert followers(lake) == [("1", "a", 10, 1), ("1", "b", 11, 1), ("2", "a", None, 2)]
    assert lake.now() > DAY


def test_a_source_corrects_itself_and_others_stay(tmp_path: Path) -> None:
    """The wrong count stays in the file; the last word of that source at that moment is read."""
    lake = Lake(tmp_path)
    lake.add_snapshots(counts(("1", DAY, 10, "a"), ("1", DAY, 11, "b"), ("2", DAY, 12, "a")), run=1)
    lake.add_snapshots(counts(("1", DAY, 20, "a#2"), ("3", DAY, None, "a")), run=2)
    assert followers(lake) == [("1", "a#2", 20, 2), ("1", "b", 11, 1), ("2", "a", 12, 1), ("3", "a", None, 2)]
    lake.add_snapshots(counts(("1", DAY, 30, "a#3"), ("2", DAY, None, "a#2")), run=3)
    assert followers(lake) == [("1", "a#3", 30, 3), ("1", "b", 11, 1), ("3", "a", None, 2)]
    assert lake.check().sound


@pytest.mark.usefixtures("low_limits")
def test_many_days(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    for day in range(1, 21):
        lake.add_snapshots(
            counts(("1", DAY.replace(day=day), day, "a"), ("2", DAY.replace(day=day), day, "a")), run=day
        )
    before = followers(lake)
    assert len(before) == 40
    lake.compact()
    assert followers(lake) == before
    assert lake.check().sound


def test_a_column_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="without the column source"):
        Lake(tmp_path).add_snapshots(counts(("1", DAY, 1, "a")).drop_columns(["source"]), run=1)
