"""What the ledger says was missed, as the yardstick takes it: by organisation and platform."""

from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pytest

from meetlat.report import missed as module
from meetlat.report.missed import NAMES, missed
from meetlat.spans import Span

MOMENT = pa.timestamp("us")
END = datetime(2025, 11, 30)


def on(day: int) -> datetime:
    return datetime(2025, 11, day)


def holders(*rows: tuple[str, str, datetime | None, datetime | None]) -> pa.Table:
    """Account, organisation, since, until; all on X."""
    accounts, organisations, since, until = zip(*rows, strict=True)
    named: dict[str, Any] = {"account": accounts, "organisation": organisations, "platform": ["x"] * len(rows)}
    return pa.table({**named, "since": pa.array(since, MOMENT), "until": pa.array(until, MOMENT)})


@pytest.mark.parametrize(
    ("held", "unread", "found"),
    [
        ([("1", "nl.a", None, None)], {}, []),
        ([("1", "nl.a", None, None)], {1: [(on(3), on(5))]}, [("nl.a", on(3), on(5))]),
        ([("1", "nl.a", on(4), None)], {1: [(on(3), on(5))]}, [("nl.a", on(4), on(5))]),  # its own from the 4th
        ([("1", "nl.a", None, on(2))], {1: [(on(3), on(5))]}, []),
        (
            [("1", "nl.a", None, None), ("2", "nl.a", None, None)],  # any of them may have answered
            {1: [(on(3), on(5))], 2: [(on(4), on(7)), (on(9), on(10))]},
            [("nl.a", on(3), on(7)), ("nl.a", on(9), on(10))],
        ),
        (
            [("1", "nl.b", None, None), ("1", "nl.a", None, None)],  # two that share an account
            {1: [(on(3), on(5))]},
            [("nl.a", on(3), on(5)), ("nl.b", on(3), on(5))],
        ),
    ],
)
def test_what_was_missed(
    held: Any, unread: dict[int, list[Span]], found: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    aware = {id: [(a.replace(tzinfo=UTC), b.replace(tzinfo=UTC)) for a, b in spans] for id, spans in unread.items()}

    def told(until: dict[str, datetime], filed: dict[int, tuple[str, datetime]]) -> dict[int, list[Span]]:
        asked.append((until, filed))
        return aware

    monkeypatch.setattr(module, "unread", told)
    files = pa.table({"account": ["1", "1", "9"], "until": pa.array([on(6), on(2), on(7)], MOMENT)})  # 9 is not ours
    table = missed(holders(*held), pa.table({"platform": ["x"], "until": pa.array([END], MOMENT)}), files)
    rows = table.to_pylist()
    assert [(row["organisation"], row["since"], row["until"]) for row in rows] == found
    assert {row["platform"] for row in rows} <= {"x"}
    filed = {1: ("x", on(6).replace(tzinfo=UTC))}
    assert (asked, tuple(table.column_names)) == ([({"x": END.replace(tzinfo=UTC)}, filed)], NAMES)
