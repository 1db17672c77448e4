"""In a lake of which all is known the yardstick finds exactly what happened, as far as the lake shows it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime

import numpy as np
import pytest

from meetlat.measure.simulation import Plan
from meetlat.measure.simulation.followers import snapshots
from tests.measure.yardstick.truth_given import WEEK, Known, Row

PLAN, ORGANISATIONS = Plan(20_000, 5), 60
NEW_YEAR = datetime(2025, 1, 1)
TALK = ("post", "reply", "comment")
TIMES = {"median_time": 0.5, "p90_time": 0.9}


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    return Known(tmp_path_factory.mktemp("known"), PLAN, ORGANISATIONS)


@pytest.fixture(scope="module")
def asked(known: Known) -> list[Row]:
    """The contacts of which the question lies in the lake."""
    return [row for row in known.true_contacts if row["seen"]]


def true_status(row: Row) -> str:
    """What became of a contact. An answer that is not in the lake shows by the thanks for it."""
    if row["answered_at"] and not row["late"]:
        return "answered" if row["answer_seen"] else "unseen"
    if row["answer_seen"]:
        return "late"
    return "unanswered" if row["followed"] else "open"


def number(known: Known, indicator: str) -> dict[str, float]:
    return {id: row["value"] for id, row in known.values(indicator).items()}


def counted(known: Known, rows: Iterable[Row]) -> dict[str, float]:
    """How many of each organisation, also of those that have none."""
    found = Counter(row["organisation"] for row in rows)
    return {id: float(found[id]) for id in known.ids}


@pytest.mark.parametrize(("indicator", "truth"), [("contacts", "contacts_seen"), ("questions", "questions_seen")])
def test_contacts_and_questions(known: Known, indicator: str, truth: str) -> None:
    assert number(known, indicator) == {id: row[truth] for id, row in known.true_organisations.items()}


def test_what_became_of_every_contact(known: Known, asked: list[Row]) -> None:
    """Left out: after one in a thousand the resident replies to something else that never reached the lake."""
    true = {row["first"]: row for row in asked}
    found = [row for row in known.contacts if row["first"] in true]
    clear = [row for row in found if row["status"] != "unclear"]
    assert len(clear) > 0.998 * len(found)
    assert {row["first"]: row["status"] for row in clear} == {
        row["first"]: true_status(true[row["first"]]) for row in clear
    }
    assert all(row["followed"] == true[row["first"]]["followed"] for row in clear)


def test_what_is_no_contact_is_not_taken_for_one(known: Known, asked: list[Row]) -> None:
    """Thanks for a lost answer that come a day later."""
    true = {row["first"] for row in asked}
    others = [row for row in known.contacts if row["first"] not in true]
    assert {row["status"] for row in others} == {"unclear"}
    assert len(others) == sum(row["thanks_alone"] for row in known.true_contacts)


def test_who_answered_when(known: Known, asked: list[Row]) -> None:
    names = ("first", "answer", "answered_at", "answered_by", "automatic")
    true = {tuple(row[name] for name in names) for row in asked if row["answer_seen"]}
    assert {tuple(row[name] for name in names) for row in known.contacts if row["answer"]} == true


def test_open_questions(known: Known, asked: list[Row]) -> None:
    still = [row for row in asked if row["question"] and true_status(row) == "open"]
    assert number(known, "open_questions") == counted(known, still)
    assert still


@pytest.mark.parametrize("indicator", TIMES)
def test_times(known: Known, asked: list[Row], indicator: str) -> None:
    unclear = {row["first"] for row in known.contacts if row["status"] == "unclear"}
    seconds = defaultdict(list)
    for row in asked:
        if row["question"] and row["followed"] and true_status(row) == "answered" and row["first"] not in unclear:
            seconds[row["organisation"]].append((row["answered_at"] - row["asked_at"]).total_seconds())
    true = {id: np.quantile(those, TIMES[indicator]) for id, those in seconds.items()}
    assert number(known, indicator) == pytest.approx(true)


def test_posts(known: Known) -> None:
    kinds = ("post", "reply", "comment", "repost", "quote")
    true = {id: sum(row[f"own_{kind}"] for kind in kinds) for id, row in known.true_organisations.items()}
    assert number(known, "posts") == true


def test_heard(known: Known) -> None:
    """Everything of a contact that is in the lake, and the thanks for an answer to one that is not."""
    heard: Counter[str] = Counter()
    for row in known.true_contacts:
        heard[row["organisation"]] += (row["said"] + row["thanked"]) * row["seen"]
    assert number(known, "heard") == {id: heard[id] for id in known.ids}


def test_parents_that_are_not_there(known: Known) -> None:
    """Reposts and quotes turn to nobody, and so do replies of residents to each other."""
    holders = {row["account"]: row["organisation"] for row in known.accounts}
    authors = {row["author"]: row["organisation"] for row in known.accounts}
    unseen: Counter[str] = Counter()
    replies: Counter[str] = Counter()
    for row in known.lake.scan(where="parent IS NOT NULL").to_pylist():
        to = holders.get(row["account"]) or authors.get(row["page"] or (row["mentions"] or [None])[0])
        if row["kind"] in TALK and to:
            replies[to] += 1
            unseen[to] += not row["parent_seen"]
    found = known.values("unseen_parents")
    assert {id: (row["count"], row["n"]) for id, row in found.items()} == {
        id: (unseen[id], replies[id]) for id in replies
    }
    assert sum(unseen.values()) > 0


def test_followers(known: Known) -> None:
    holders = {row["account"]: row["organisation"] for row in known.accounts}
    last = {
        row["account"]: row["followers"]
        for row in snapshots(known.plan, known.world).sort_by("observed_at").to_pylist()
    }
    true: Counter[str] = Counter()
    for account, followers in last.items():
        true[holders[account]] += followers
    assert number(known, "followers") == true


def test_an_organisation_that_ends_leaves_its_last_questions_open(known: Known) -> None:
    ended = [id for id, row in known.true_organisations.items() if row["successor"]]
    those = [row for row in known.contacts if row["organisation"] in ended]
    assert max(row["asked_at"] for row in those) < NEW_YEAR
    last = [row for row in those if row["asked_at"] > NEW_YEAR - WEEK]
    assert last
    assert not any(row["followed"] or row["status"] in ("unanswered", "late") for row in last)


def test_what_it_went_into_answers_for_its_own_only(known: Known, asked: list[Row]) -> None:
    heirs = {row["successor"] for row in known.true_organisations.values()} - {None}
    true = Counter(row["organisation"] for row in asked if row["question"])
    assert {id: number(known, "questions")[id] for id in heirs} == {id: true[id] for id in heirs}
