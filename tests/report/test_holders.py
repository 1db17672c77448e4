"""Whose account it was when: the first holder also of what it said before a directory listed it."""

from datetime import datetime
from typing import Any

import pyarrow as pa
import pytest

from meetlat.lake import connect
from meetlat.measure.yardstick.workbench import Workbench
from meetlat.report.holders import firsts, with_first

MOMENT = pa.timestamp("us")


def on(day: int) -> datetime:
    return datetime(2025, 11, day)


def since(rows: list[tuple[str, datetime | None]], *seen: dict[str, datetime]) -> list[Any]:
    """Of holders of an account: from when on, once the lake was looked at."""
    accounts, moments = zip(*rows, strict=True)
    held = pa.table({"account": list(accounts), "since": pa.array(moments, MOMENT), "until": ["kept"] * len(rows)})
    found = with_first(held, *seen)
    assert found.column_names == held.column_names
    return [row["since"] for row in found.to_pylist()]


@pytest.mark.parametrize(
    ("held", "said", "counted", "expected"),
    [
        ([("1", on(5))], {}, {}, [on(5)]),
        ([("1", on(5))], {"1": on(3)}, {}, [on(3)]),  # it spoke before it was listed
        ([("1", on(5))], {"1": on(4)}, {"1": on(2)}, [on(2)]),  # and was counted before that
        ([("1", on(5))], {"1": on(7)}, {}, [on(5)]),
        ([("1", None)], {"1": on(3)}, {}, [None]),
        ([("1", on(5)), ("1", on(8))], {"1": on(3)}, {}, [on(3), on(8)]),  # handed over
        ([("1", on(8)), ("1", None)], {"1": on(3)}, {}, [on(8), None]),
        ([("1", on(5)), ("1", on(5))], {"1": on(3)}, {}, [on(3), on(3)]),  # shared
        ([("1", on(5)), ("2", on(8))], {"2": on(3)}, {}, [on(5), on(3)]),
    ],
)
def test_from_when_it_was_seen(held: Any, said: Any, counted: Any, expected: list[Any]) -> None:
    assert since(held, said, counted) == expected


def test_when_each_account_was_first_there() -> None:
    told = pa.table({"account": ["1", None, "1", "2"], "at": pa.array([on(4), on(1), on(3), on(9)], MOMENT)})
    assert firsts(Workbench(connect()).bring("told", told), "at") == {"1": on(3), "2": on(9)}
