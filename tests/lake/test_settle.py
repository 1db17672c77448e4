"""Threads: chains, forks, circles, parents that come later or never, roots that the platform gave."""

import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.lake import Lake, Settled
from meetlat.lake.threads import roots_of_circles
from tests.lake.model import Model, Row, differences, held, row, table

Threads = dict[int, tuple[int | None, bool]]  # key -> root, parent_seen


def threads(lake: Lake) -> Threads:
    return {key: (one["root"], one["parent_seen"]) for key, one in held(lake).items()}


def reply(key: int, parent: int | None, root: int | None = None) -> Row:
    return row(key, parent=parent, root=root, kind="reply")


SHAPES: list[tuple[str, list[Row], Threads]] = [
    ("a post", [row(1)], {1: (None, True)}),
    ("a reply to something unknown", [reply(1, None)], {1: (None, False)}),
    ("a chain", [row(1), reply(2, 1), reply(3, 2)], {1: (None, True), 2: (1, True), 3: (1, True)}),
    ("a fork", [row(1), reply(2, 1), reply(3, 1)], {1: (None, True), 2: (1, True), 3: (1, True)}),
    ("a parent we do not have", [reply(2, 1), reply(3, 2)], {2: (1, False), 3: (1, True)}),
    ("a root that was given", [reply(2, 1, root=9), reply(3, 2)], {2: (9, False), 3: (9, True)}),
    ("a given root above a gap", [reply(3, 2, root=1), row(1)], {3: (1, False), 1: (None, True)}),
    ("itself", [reply(1, 1), reply(2, 1)], {1: (None, True), 2: (1, True)}),
    ("a circle", [reply(2, 3), reply(3, 2), reply(4, 3)], {2: (None, True), 3: (2, True), 4: (2, True)}),
    ("a root that is below", [reply(2, 3), reply(3, 1, root=2)], {2: (None, True), 3: (2, False)}),
]


@pytest.mark.parametrize(("rows", "stands"), [shape[1:] for shape in SHAPES], ids=[shape[0] for shape in SHAPES])
def test_a_shape(tmp_path: Path, rows: list[Row], stands: Threads) -> None:
    lake = Lake(tmp_path)
    lake.commit(table(rows), run=1)
    lake.settle()
    assert threads(lake) == stands
    assert lake.settle() == Settled()


def test_ancestors_that_come_late_and_go_again(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    lake.commit(table([reply(4, 3)]), run=1)
    assert lake.settle() == Settled(parents=0, roots=1)
    assert threads(lake) == {4: (3, False)}
    lake.commit(table([reply(3, 2), reply(2, 1)]), run=2)
    assert lake.settle() == Settled(parents=2, roots=3)
    assert threads(lake) == {4: (1, True), 3: (1, True), 2: (1, False)}
    lake.commit(table([]), run=3, gone=[3])
    assert lake.settle() == Settled(parents=1, roots=1)
    assert threads(lake) == {4: (3, False), 2: (1, False)}


def test_a_parent_that_is_edited(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    lake.commit(table([row(1), row(2), reply(3, 1), reply(4, 3)]), run=1)
    lake.settle()
    lake.commit(table([reply(3, 2)]), run=2)
    lake.settle()
    assert threads(lake) == {1: (None, True), 2: (None, True), 3: (2, True), 4: (2, True)}


def test_counts_leave_threads_settled(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    lake.commit(table([row(1), reply(2, 1)]), run=1)
    lake.settle()
    lake.commit(table([reply(2, 1) | {"likes": 3}]), run=2)
    assert threads(lake) == {1: (None, True), 2: (1, True)}
    assert lake.settle() == Settled()


def test_no_thread_is_too_deep(tmp_path: Path) -> None:
    keys = list(range(1, 5001))
    random.Random(3).shuffle(keys)
    lake = Lake(tmp_path)
    lake.commit(table([row(keys[0]), *(reply(key, above) for above, key in pairwise(keys))]), run=1)
    assert lake.settle().roots == 4999
    assert {one["root"] for one in held(lake).values()} == {None, keys[0]}


def test_a_large_lake_equals_a_walk(tmp_path: Path) -> None:
    choose = random.Random(11)
    rows = [
        reply(key, choose.choice([None, choose.randrange(1, 3300)]), choose.choice([None] * 9 + [7]))
        for key in range(1, 3000)
    ]
    lake, model = Lake(tmp_path), Model()
    lake.commit(table(rows), run=1)
    model.commit(rows, run=1)
    lake.settle()
    assert differences(held(lake), model.settled()) == []


@given(st.dictionaries(st.integers(1, 12), st.integers(1, 12), max_size=12))
def test_circles(parents: dict[int, int]) -> None:
    """Only what leads into a circle is asked: everybody's parent is there."""
    closed = {key: parent if parent in parents else key for key, parent in parents.items()}
    model = Model()
    model.commit([reply(key, parent) for key, parent in closed.items()], run=1)
    assert roots_of_circles(closed) == {key: model.root(key) for key in closed}
