"""The same texts give the same readings: whatever stands beside them, however they are cut, on many processes."""

from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetlat.text.batch import AT_ONCE
from meetlat.text.files import AsLines, read_beside
from meetlat.text.files.pieces import Piece
from meetlat.text.labelled import TRAIN, labelled
from meetlat.text.reading import Reader

SAID = [row.text for row in labelled() if row.split == TRAIN]
ODD = [
    "",
    " ",
    "?",
    "\0",
    "\ud800",
    "e" + "\u0301" * 50,
    "\u202eabc",
    "https://polderdam.example/?a=1",
    "@… ja",
    "👍" * 9,
]

texts = st.lists(st.sampled_from(SAID) | st.sampled_from(ODD) | st.text(max_size=40), min_size=1, max_size=30)


@cache
def reader() -> Reader:
    return Reader()


@cache
def alone(text: str) -> dict[str, Any]:
    row: dict[str, Any] = reader().read([text]).to_pylist()[0]
    return row


@given(texts, st.randoms(use_true_random=False))
def test_neighbours_and_order_do_not_matter(texts: list[str], chance: Any) -> None:
    chance.shuffle(texts)
    assert reader().read(texts).to_pylist() == [alone(text) for text in texts]


@settings(max_examples=10)
@given(st.lists(st.integers(1, len(SAID) - 1), max_size=4))
def test_where_they_are_cut_does_not_matter(cuts: list[int]) -> None:
    bounds = [0, *sorted(cuts), len(SAID)]
    parts = [reader().read(SAID[low:high]).to_pylist() for low, high in pairwise(bounds)]
    assert [row for part in parts for row in part] == whole()


@cache
def whole() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = reader().read(SAID).to_pylist()
    return rows


def test_more_than_fits_in_one_batch() -> None:
    many = (SAID * 3)[: AT_ONCE * 2 + 1]
    assert reader().read(many).to_pylist() == (whole() * 3)[: len(many)]


def test_nothing_and_no_text() -> None:
    assert reader().read([]).num_rows == 0
    assert reader().read([None]).to_pylist() == [alone("")]


@pytest.mark.slow
@given(st.integers(2, 3), st.lists(st.integers(1, len(SAID) - 1), min_size=1, max_size=4))
@settings(max_examples=3)
def test_several_processes_say_the_same(processes: int, cuts: list[int]) -> None:
    bounds = [0, *sorted(cuts), len(SAID)]
    pieces = [Piece(list(SAID[low:high])) for low, high in pairwise(bounds)]
    said = [one.lines for one in read_beside(AsLines(reader()), pieces, processes)]
    assert b"".join(said) == AsLines(reader())(Piece(list(SAID))).lines
