"""Where authors live: most messages count, a tie stays open."""

from typing import Any

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetlat.measure.statistics.placing import residents, tellers
from tests.measure.statistics.register import rows

PLACES = [("nl.a",), ("nl.b",), ("nl.c",)]

said = st.lists(
    st.tuples(st.integers(1, 4), st.lists(st.sampled_from(["nl.a", "nl.b"]), max_size=2, unique=True)), max_size=12
)


def living(messages: list[tuple[Any, ...]]) -> dict[str, int]:
    expression = residents(ibis.memtable(rows("messages", messages)), ibis.memtable(rows("municipalities", PLACES)))
    found = expression.to_pyarrow().to_pylist()
    assert len(found) == len(PLACES)
    return {row["organisation"]: row["accounts"] for row in found}


def told(messages: list[tuple[Any, ...]]) -> tuple[int, ...]:
    (row,) = tellers(ibis.memtable(rows("messages", messages))).to_pyarrow().to_pylist()
    assert list(row) == ["accounts", "placed", "open"]
    return tuple(row.values())


@pytest.mark.parametrize(
    ("messages", "a", "b", "numbers"),
    [
        ([], 0, 0, (0, 0, 0)),
        ([(1, ["nl.a"])], 1, 0, (1, 1, 0)),
        ([(1, [])], 0, 0, (1, 0, 0)),  # says nothing of where he lives
        ([(1, None)], 0, 0, (1, 0, 0)),  # not read
        ([(None, ["nl.a"])], 0, 0, (0, 0, 0)),  # by nobody we know
        ([(1, ["nl.a"]), (1, ["nl.b"])], 0, 0, (1, 0, 1)),  # a tie
        ([(1, ["nl.a", "nl.b"])], 0, 0, (1, 0, 1)),
        ([(1, ["nl.a", "nl.b"]), (1, ["nl.b"])], 0, 1, (1, 1, 0)),
        ([(1, ["nl.a"]), (1, ["nl.a"]), (1, ["nl.b"])], 1, 0, (1, 1, 0)),
        ([(1, ["nl.a"]), (2, ["nl.a"]), (3, ["nl.b"])], 2, 1, (3, 3, 0)),
        ([(1, ["be.z"])], 0, 0, (1, 1, 0)),  # lives elsewhere, but told it
    ],
)
def test_where_authors_live(messages: list[tuple[Any, ...]], a: int, b: int, numbers: tuple[int, ...]) -> None:
    assert living(messages) == {"nl.a": a, "nl.b": b, "nl.c": 0}
    assert told(messages) == numbers


@settings(max_examples=20)
@given(said)
def test_everybody_is_in_one_place_at_most(messages: list[tuple[int, list[str]]]) -> None:
    accounts, placed, open_ = told(messages)
    assert sum(living(messages).values()) == placed
    assert placed + open_ <= accounts == len({author for author, _ in messages})
    assert placed + open_ == len({author for author, places in messages if places})


@settings(max_examples=20)
@given(said)
def test_the_order_of_messages_does_not_matter(messages: list[tuple[int, list[str]]]) -> None:
    assert living(messages) == living(messages[::-1])
