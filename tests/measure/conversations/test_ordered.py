"""What is said before and after each turn, of a resident with an organisation or with one of its accounts."""

from datetime import timedelta
from typing import Any

import pyarrow as pa
import pytest

from meetlat.lake import connect
from meetlat.measure.conversations.ordered import AROUND, ordered
from meetlat.measure.yardstick.workbench import Workbench
from tests.measure.yardstick.worlds import MONDAY

Row = dict[str, Any]
TURN: dict[str, pa.DataType] = {
    "body": pa.int32(), "seat": pa.int32(), "author": pa.int64(), "key": pa.int64(), "created_at": pa.timestamp("us"),
    "thread": pa.int64(), "to_unseen": pa.bool_(), "thread_unknown": pa.bool_(), "ways": pa.int32(),
    "by_organisation": pa.bool_(), "is_question": pa.bool_(), "automatic": pa.bool_(),
}  # fmt: skip
ASKED: Row = {
    "body": 1, "seat": 1, "author": 9, "thread": 1, "to_unseen": False, "thread_unknown": False, "ways": 1,
    "by_organisation": False, "is_question": True, "automatic": False,
}  # fmt: skip
ANSWERED: Row = ASKED | {"by_organisation": True, "ways": 0, "is_question": False}
AUTOMATIC: Row = ANSWERED | {"automatic": True}
LOST: Row = ASKED | {"to_unseen": True, "thread": 5}
ABOVE: Row = LOST | {"thread_unknown": True}
NOTHING = (None, None, None, False, None, None, False)
CASES: dict[str, tuple[str, list[Row], list[tuple[Any, ...]]]] = {
    "one": ("body", [ASKED], [NOTHING]),
    "a machine, then somebody": (
        "body",
        [ASKED, AUTOMATIC, ANSWERED],
        [(None, 1, 2, True, None, None, False), (0, 1, 2, False, None, None, False), (1, 2, 2, *NOTHING[3:])],
    ),
    "a reply to what is not there": ("body", [ASKED, LOST], [(*NOTHING[:4], 1, None, False), (0, *NOTHING[1:])]),
    "in a thread of which nobody tells the start": (
        "body",
        [ASKED, ABOVE],
        [(*NOTHING[:4], 1, 5, False), (0, *NOTHING[1:])],
    ),
    "another resident": ("body", [ASKED, ANSWERED | {"author": 8}], [NOTHING, (None, 1, 1, *NOTHING[3:])]),
    "another account answers": (
        "body",
        [ASKED, ANSWERED | {"seat": 2}],
        [(None, 1, 1, False, None, None, True), (0, 1, 1, False, None, None, True)],
    ),
    "of its accounts each by itself": ("seat", [ASKED, ANSWERED | {"seat": 2}], [NOTHING, (None, 1, 1, *NOTHING[3:])]),
}


@pytest.mark.parametrize("case", CASES)
def test_around_it_is(case: str) -> None:
    party, turns, around = CASES[case]
    bench = Workbench(connect())
    said = [turn | {"key": at, "created_at": MONDAY + timedelta(minutes=at)} for at, turn in enumerate(turns)]
    given = bench.bring("turns", pa.Table.from_pylist(said, pa.schema(TURN)))
    found = bench.result("ordered", ordered(given, party).order_by("key")).to_pylist()
    assert [tuple(_minutes(row[name]) for name in AROUND) for row in found] == around


def _minutes(told: Any) -> Any:
    """Moments as minutes after the first turn."""
    return (told - MONDAY) // timedelta(minutes=1) if hasattr(told, "year") else told
