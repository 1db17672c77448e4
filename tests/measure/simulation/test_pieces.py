"""Whatever is asked: so many messages, each once, none outside its days, and parents as they are told."""

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetlat.lake import MESSAGES
from meetlat.measure.simulation import Plan, World, invented
from meetlat.measure.simulation import plan as planning
from meetlat.measure.simulation.cases import draw_cases
from meetlat.measure.simulation.contacts import draw_contacts
from meetlat.measure.simulation.keys import ACCOUNT, MESSAGE, RESIDENT, keys, pseudonyms
from meetlat.measure.simulation.piece import clock_of, make

DAYS = st.dates(date(2015, 1, 1), date(2027, 1, 1))
PLANS = st.builds(
    lambda messages, seed, since, days: Plan(messages, seed, since, since + timedelta(days)),
    st.integers(1, 600),
    st.integers(0, 2**40),
    DAYS,
    st.integers(1, 500),
)


def written(plan: Plan, world: World) -> pa.Table:
    clock = clock_of(plan)
    return pa.concat_tables([make(plan, world, piece, clock).messages for piece in plan.pieces()])


@settings(max_examples=40)
@given(PLANS, st.integers(1, 12))
def test_exactly_what_was_asked(plan: Plan, organisations: int) -> None:
    table = written(plan, invented(plan, organisations))
    assert table.schema == MESSAGES
    rows = {row["key"]: row for row in table.to_pylist()}
    assert len(rows) == len({row["id"] for row in rows.values()}) == plan.messages
    assert 0 not in rows
    for row in rows.values():
        assert plan.start <= row["created_at"].timestamp() < plan.end
        assert row["created_at"] <= row["observed_at"]
        assert row["parent_seen"] == (row["parent"] is None or row["parent"] in rows)
        assert row["parent"] not in rows or rows[row["parent"]]["created_at"] <= row["created_at"]


@settings(max_examples=10)
@given(PLANS, st.integers(1, 12))
def test_the_same_seed_gives_the_same(plan: Plan, organisations: int) -> None:
    assert written(plan, invented(plan, organisations)).equals(written(plan, invented(plan, organisations)))


def test_another_seed_gives_another() -> None:
    one, other = (written(plan, invented(plan, 3)) for plan in (Plan(50, 1), Plan(50, 2)))
    assert not set(one["key"].to_pylist()) & set(other["key"].to_pylist())


def test_a_month_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "AT_ONCE", 40)
    plan = Plan(3_000, 5)
    assert plan.parts == 5
    table = written(plan, invented(plan, 4))
    assert len(set(table["key"].to_pylist())) == plan.messages


def test_nobody_turns_to_the_same_organisation_again_while_a_case_may_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "AT_ONCE", 100)
    plan = Plan(6_000, 5)
    world = invented(plan, 2)
    last: dict[int, int] = {}
    for piece in plan.pieces():
        chance, clock = plan.chance(9, piece.number), clock_of(plan)
        cases = draw_cases(chance, plan, world, piece, clock, piece.messages)
        contacts = draw_contacts(chance, world, clock, cases)
        assert len(set(cases.resident.tolist())) == len(cases.resident)
        assert all(last.get(who, 0) + 86_400 < at for who, at in zip(cases.resident, cases.start, strict=True))
        for who, at in zip(contacts.resident.tolist(), contacts.last.tolist(), strict=True):
            last[who] = max(last.get(who, 0), at)


@given(st.integers(0, 2**62), st.integers(0, 2**24 - 1))
def test_keys_never_meet(seed: int, piece: int) -> None:
    numbers = np.arange(100)
    sorts = [keys(seed, sort, numbers, piece) for sort in (MESSAGE, RESIDENT, ACCOUNT)]
    every = np.concatenate([*sorts, keys(seed, MESSAGE, numbers, (piece + 1) % 2**24)])
    assert every.dtype == np.int64
    assert len(set(every.tolist())) == 400


def test_a_resident_has_another_pseudonym_on_each_platform() -> None:
    residents, platforms = np.repeat(np.arange(50), 8), np.tile(np.arange(8), 50)
    found = pseudonyms(3, residents, platforms)
    assert len(set(found.tolist())) == 400
    assert set(pseudonyms(3, np.arange(50), np.zeros(50, int)).tolist()) == set(
        keys(3, RESIDENT, np.arange(50)).tolist()
    )
