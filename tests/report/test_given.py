"""What the yardstick is given of the lake and the ledger."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa
import pytest

from meetlat.collect.models import Run
from meetlat.lake import connect
from meetlat.measure.yardstick.workbench import Workbench
from meetlat.report.given import _filed, counted_for

pytestmark = pytest.mark.django_db


def on(day: int) -> datetime:
    return datetime(2025, 11, day)


def filed(rows: Sequence[tuple[str | None, int, datetime]]) -> list[dict[str, Any]]:
    """Of messages: account, run, created_at."""
    accounts, runs, moments = zip(*rows, strict=True)
    types = (pa.string(), pa.int32(), pa.timestamp("us"))
    columns = [pa.array(values, type) for values, type in zip((accounts, runs, moments), types, strict=True)]
    messages = Workbench(connect()).bring("messages", pa.table(columns, ["account", "run", "created_at"]))
    return _filed(messages).to_pylist()


def test_an_account_reaches_as_far_as_the_files_it_came_with() -> None:
    """Also when others spoke last in one."""
    first, second, visit = (Run.objects.create(source=name, status="done").pk for name in ("file:x", "file:y", "x"))
    rows = [("1", first, on(3)), ("2", first, on(5)), (None, first, on(8)), ("2", second, on(6)), ("3", visit, on(9))]
    reach, other = {"since": on(3), "until": on(8)}, {"since": on(6), "until": on(6)}
    assert filed(rows) == [{"account": "1", **reach}, {"account": "2", **reach}, {"account": "2", **other}]


def test_without_files_nothing_came_with_one() -> None:
    assert filed([("1", 1, on(3))]) == []


@pytest.mark.parametrize(
    ("year", "found"),
    [
        (2026, {"nl.a": 2025, "nl.b": 2025, "be.a": 2020}),
        (2024, {"nl.a": 2023, "be.a": 2020}),  # of one year, also who is not in it
        (2020, {"nl.a": 2023, "be.a": 2020}),  # before the first there is the first, of each country its own
        (2010, {"nl.a": 2023, "be.a": 2018}),
    ],
)
def test_inhabitants_of_the_year_or_the_nearest_before_it(year: int, found: dict[str, int]) -> None:
    rows = [("nl.a", 2023), ("nl.a", 2025), ("nl.b", 2025), ("be.a", 2018), ("be.a", 2020)]
    table = pa.Table.from_pylist([{"organisation": id, "year": counted} for id, counted in rows])
    assert {row["organisation"]: row["year"] for row in counted_for(year, table).to_pylist()} == found


def test_nobody_counted() -> None:
    nothing = pa.table({"organisation": pa.array([], pa.string()), "year": pa.array([], pa.int64())})
    assert counted_for(2025, nothing).num_rows == 0
