"""The truth is what a count of the written messages finds, message by message."""

from collections import Counter
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

import pyarrow.parquet as pq
import pytest
from scipy.stats import binomtest

from meetlat.lake import Lake
from meetlat.measure.simulation import Plan, fill, invented
from tests.measure.simulation.recount import Recount, recount

Row = dict[str, Any]
PLANS = [(Plan(12_000, 1), 8), (Plan(4_000, 7), 60)]


@pytest.fixture(scope="module", params=PLANS, ids=["few organisations", "many organisations"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    plan, organisations = request.param
    lake = Lake(tmp_path_factory.mktemp("simulated"))
    said = fill(lake, plan, invented(plan, organisations))
    assert said["messages"] == lake.number_of_messages() == plan.messages
    return lake.folder


@pytest.fixture(scope="module")
def again(folder: Path) -> Recount:
    return recount(folder)


@pytest.fixture(scope="module")
def organisations(folder: Path) -> dict[str, Row]:
    rows = pq.read_table(folder / "truth" / "organisations.parquet").to_pylist()
    return {row["organisation"]: row for row in rows}


@pytest.fixture(scope="module")
def contacts(folder: Path) -> list[Row]:
    return pq.read_table(folder / "truth" / "contacts").to_pylist()


def test_contacts(again: Recount, organisations: dict[str, Row]) -> None:
    for id, true in organisations.items():
        found = again.contacts[id]
        asking = [contact for contact in found if contact.asks]
        answered = [contact for contact in asking if contact.answered_at]
        told = (len(found), len(asking), len(answered))
        assert told == (true["contacts_seen"], true["questions_seen"], true["answered_seen"]), id


def test_every_answer_is_by_whom_and_when_the_truth_says(again: Recount, contacts: list[Row]) -> None:
    found = Counter(
        (id, one.asked_at, one.answered_at, one.answered_by)
        for id, those in again.contacts.items()
        for one in those
        if one.asks and one.answered_at
    )
    true = Counter(
        (row["organisation"], row["asked_at"], row["answered_at"], row["answered_by"])
        for row in contacts
        if row["question"] and row["seen"] and row["answer_seen"]
    )
    assert found == true
    assert true


def test_medians(organisations: dict[str, Row], contacts: list[Row]) -> None:
    for id, true in organisations.items():
        seconds = [
            (row["answered_at"] - row["asked_at"]).total_seconds()
            for row in contacts
            if row["organisation"] == id and row["question"] and row["answered_at"] and not row["late"]
        ]
        assert true["median_seconds"] == (pytest.approx(median(seconds)) if seconds else None)


def test_messages_and_what_was_not_seen(folder: Path, again: Recount, organisations: dict[str, Row]) -> None:
    rows = Lake(folder).scan(["key", "parent", "parent_seen", "text"]).to_pylist()
    there = {row["key"] for row in rows}
    children = [row for row in rows if row["parent"] is not None]
    assert all(row["parent_seen"] == (row["parent"] in there) for row in children)
    counts = pq.read_table(folder / "truth" / "counts")
    assert counts["with_parent"].to_numpy().sum() == len(children)
    assert counts["parent_unseen"].to_numpy().sum() == sum(not row["parent_seen"] for row in children) > 0
    for id, true in organisations.items():
        assert {kind: true[kind] for kind in again.counts[id]} == again.counts[id]


def test_an_edited_message_says_what_it_said_last(folder: Path, organisations: dict[str, Row]) -> None:
    said = Lake(folder).scan(["text"])["text"].to_pylist()
    assert sum(row["edited"] for row in organisations.values()) > 0
    assert not any(str(text).startswith(("Ik wilde iets zeggen", "Over ")) for text in said)


def test_what_is_in_time(contacts: list[Row]) -> None:
    answered = [row for row in contacts if row["answered_at"]]
    delays = {
        late: [row["answered_at"] - row["asked_at"] for row in answered if row["late"] == late] for late in (0, 1)
    }
    assert max(delays[False]) <= timedelta(days=7) < min(delays[True])
    assert all(row["asked_at"] < row["answered_at"] < row["until"] for row in answered)


def test_share_answered_is_a_draw_from_the_rate(organisations: dict[str, Row]) -> None:
    chances = [
        binomtest(row["answered_followed"], row["followed"], row["rate"]).pvalue
        for row in organisations.values()
        if row["followed"]
    ]
    assert min(chances) > 0.05 / len(chances) / 5
    assert sum(chance > 0.05 for chance in chances) / len(chances) > 0.85


def test_the_lake_is_sound(folder: Path) -> None:
    checked = Lake(folder).check()
    assert checked.sound
    assert checked.snapshots > 0


def test_nobody_answers_for_an_organisation_that_is_gone(tmp_path: Path) -> None:
    plan = Plan(3_000, 3)
    world = invented(plan, 120)
    fill(Lake(tmp_path), plan, world)
    ended = {one.id: one for one in world.organisations if one.successor}
    known = {one.id: one.until for one in world.organisations}
    assert ended
    assert all(known[one.successor] == plan.end for one in ended.values())
    holders = {one.number: one.organisation for one in world.accounts}
    for row in Lake(tmp_path).scan(["account", "created_at"], "account IS NOT NULL").to_pylist():
        assert row["created_at"].timestamp() < known[holders[row["account"]]]
