"""In which ways a message of a resident reaches an organisation: once for each organisation, however often it says so.

Body 1 speaks with the accounts of seats 1 (pseudonym 10) and 2 (11), and held that of seat 3 (30) twice, the second
time before the first was closed; body 2 speaks with those of seats 4 (20) and 5 (30).
"""

from datetime import datetime
from typing import Any

import pyarrow as pa
import pytest

from meetlat.lake import connect
from meetlat.measure.conversations.directed import bits, inward, talk
from meetlat.measure.yardstick.workbench import Workbench

Row = dict[str, Any]
MOMENT = pa.timestamp("us")
NOON, EVENING, NIGHT = (datetime(2025, 4, 7, hour) for hour in (12, 18, 23))
VOICES = [(1, 1, 10, None, None), (1, 2, 11, None, None), (2, 4, 20, None, None), (2, 5, 30, None, None),
          (1, 3, 30, None, EVENING), (1, 3, 30, NOON, None)]  # fmt: skip
VOICE: dict[str, pa.DataType] = {
    "body": pa.int32(),
    "seat": pa.int32(),
    "author": pa.int64(),
    "since": MOMENT,
    "until": MOMENT,
}
OURS, OWN, OF_ANOTHER, NOT_THERE = 1_001, 1_002, 1_003, 1_004  # keys
SAID: Row = {
    "author": 900, "account": None, "created_at": NIGHT, "kind": "post", "mentions": [], "page": None, "parent": None,
    "root": None,
}  # fmt: skip
BEFORE: list[Row] = [
    {**SAID, "key": OURS, "author": 10, "account": "account"},
    {**SAID, "key": OWN},
    {**SAID, "key": OF_ANOTHER, "author": 901},
]
MESSAGE: dict[str, pa.DataType] = {
    "key": pa.int64(), "author": pa.int64(), "account": pa.string(), "created_at": MOMENT, "kind": pa.string(),
    "mentions": pa.list_(pa.int64()), "page": pa.int64(), "parent": pa.int64(), "root": pa.int64(),
}  # fmt: skip
REPLY: Row = {"parent": OURS}
CASES: dict[str, tuple[Row, set[tuple[int, int, tuple[str, ...]]]]] = {
    "one account": ({"mentions": [11]}, {(1, 2, ("mention",))}),
    "the same account twice": ({"mentions": [11, 11]}, {(1, 2, ("mention",))}),
    "two accounts of one organisation": ({"mentions": [11, 10]}, {(1, 1, ("mention",))}),
    "two organisations": ({"mentions": [11, 20]}, {(1, 2, ("mention",)), (2, 4, ("mention",))}),
    "a reply": (REPLY, {(1, 1, ("reply",))}),
    "a reply that names it": ({**REPLY, "mentions": [10]}, {(1, 1, ("mention", "reply"))}),
    "a reply that names another account of it": ({**REPLY, "mentions": [11]}, {(1, 1, ("mention", "reply"))}),
    "a reply on its own page is to its own message": ({**REPLY, "page": 10}, {(1, 1, ("reply",))}),
    "on its page": ({"page": 10}, {(1, 1, ("page",))}),
    "on its page, by name": ({"page": 10, "mentions": [10]}, {(1, 1, ("mention", "page"))}),
    "on its page, under what is not there": ({"page": 10, "parent": NOT_THERE}, {(1, 1, ("page",))}),
    "on its page, under a message of another": ({"page": 10, "parent": OF_ANOTHER}, set()),
    "in three ways": (
        {"parent": OWN, "page": 20, "mentions": [20, 30]},
        {(2, 4, ("mention", "page")), (1, 3, ("mention",))},
    ),
    "an account that it was given twice": ({"page": 30, "created_at": NOON}, {(1, 3, ("page",)), (2, 5, ("page",))}),
    "nobody we know": ({"mentions": [77], "page": 78}, set()),
    "an organisation that speaks": ({"author": 10, "account": "account", "mentions": [10]}, set()),
}


@pytest.fixture(scope="module")
def found() -> list[Row]:
    bench = Workbench(connect())
    said = [{**SAID, **row, "key": key} for key, (row, _) in enumerate(CASES.values())]
    spoken = [dict(zip(VOICE, row, strict=True)) for row in VOICES]
    voices = bench.bring("voices", pa.Table.from_pylist(spoken, pa.schema(VOICE)))
    messages = bench.bring("messages", pa.Table.from_pylist([*BEFORE, *said], pa.schema(MESSAGE)))
    return bench.result("inward", inward(talk(messages), voices)).to_pylist()


@pytest.mark.parametrize("case", CASES)
def test_it_reaches(case: str, found: list[Row]) -> None:
    mine = [row for row in found if row["key"] == [*CASES].index(case)]
    ways = bits()
    told = [(row["body"], row["seat"], tuple(way for way, bit in ways.items() if row["ways"] & bit)) for row in mine]
    assert set(told) == CASES[case][1]
    assert len(told) == len(set(told))
