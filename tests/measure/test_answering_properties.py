"""What must hold of every figure of answering, whatever residents and organisations say."""

from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import ibis
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetlat.measure import indicators
from tests.measure.messages import NOON, SCHEMAS, Row, arrow, tables

COUNTS = (
    "contacts", "heard", "heard_on_platform", "heard_per_1000", "open_questions", "people_heard", "questions",
)  # fmt: skip
TIMES = ("median_service_time", "median_time", "p90_time")
SHARES = (
    "after_hours", "answered", "answered_1h", "answered_24h", "answered_4h", "answered_by_other",
    "answered_on_platform", "answers_within_2h", "automatic_replies", "complaints", "late_answers", "question_share",
    "reactions_negative", "reactions_positive", "reports", "unseen_answers", "unseen_parents",
)  # fmt: skip
OF_RESIDENTS, WHO = {"contacts", "heard", "seen"}, {"voices", "organisations"}
EVERY = (*COUNTS, *TIMES, *SHARES, "never_answers")
HOUR = 3600

Inbox = dict[str, list[Row]]
Found = dict[str, list[tuple[Any, ...]]]

few = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ORGANISATIONS = ("nl.a", "nl.b", "nl.c", "be.d", "be.e")  # each is a case: there are few examples, of several
STATUSES = ("answered", "unanswered", "late", "unseen", "open", "unclear")


@st.composite
def contact_rows(draw: st.DrawFn) -> Row:
    status = draw(st.sampled_from(STATUSES))
    seconds = {"answered": draw(st.integers(0, 168 * HOUR)), "late": draw(st.integers(169, 500)) * HOUR}.get(status)
    asked_at = NOON + timedelta(hours=draw(st.integers(0, 400)))
    answered = {"answered_at": asked_at + timedelta(seconds=seconds)} if seconds is not None else {}
    by = {"answered_by": draw(st.sampled_from(["care", "town"]))} if answered else {}
    return {
        "organisation": draw(st.sampled_from(ORGANISATIONS)), "platform": draw(st.sampled_from(["mastodon", "x"])),
        "account": "town", "asked_at": asked_at, "status": status, "question": draw(st.booleans()),
        "followed": status != "open" and draw(st.booleans()), "automatic": draw(st.booleans()), **answered, **by,
    }  # fmt: skip


heard_rows = st.fixed_dictionaries(
    {
        "organisation": st.sampled_from(ORGANISATIONS),
        "platform": st.sampled_from(["mastodon", "x"]),
        "author": st.integers(1, 5),
        "is_question": st.sampled_from([True, False, None]),
        "contact": st.sampled_from(["question", "report", "complaint", "other", None]),
        "sentiment": st.sampled_from(["positive", "neutral", "negative", None]),
    }
)


@st.composite
def inboxes(draw: st.DrawFn) -> Inbox:
    with_parent = {id: draw(st.integers(0, 30)) for id in ORGANISATIONS}
    return {
        "contacts": draw(st.lists(contact_rows(), min_size=10, max_size=80)),
        "heard": draw(st.lists(heard_rows, max_size=40)),
        "seen": [
            {"organisation": id, "with_parent": number, "parent_seen": draw(st.integers(0, number))}
            for id, number in with_parent.items()
        ],
        "voices": [
            {"organisation": id, "platform": platform} for id in ORGANISATIONS for platform in ("mastodon", "x")
        ],
        "organisations": [{"organisation": id, "inhabitants": draw(st.integers(1, 10**6))} for id in ORGANISATIONS],
    }


@cache
def _engine() -> tuple[Any, dict[str, str]]:
    """A database that takes one inbox after another, and the query of each indicator, compiled once."""
    database = ibis.duckdb.connect(threads=1)
    _fill(database, {})
    given = {name: database.table(name) for name in SCHEMAS}
    return database, {id: _query(id, given) for id in EVERY}


def _fill(database: Any, inbox: Inbox) -> None:
    for name, table in arrow(**inbox).items():
        database.con.register(name, table)


def _query(id: str, given: dict[str, Any]) -> str:
    found = _computed(id, given)
    columns = ("organisation", "platform", "value", "count", "base", "n", "low", "high")
    return str(ibis.to_sql(found.select(*(name for name in columns if name in found.columns)), dialect="duckdb"))


def _computed(id: str, given: dict[str, Any]) -> Any:
    compute = indicators()[id].compute
    assert compute is not None
    return compute(given)


def figures(inbox: Inbox, which: Iterable[str] = EVERY) -> Found:
    database, queries = _engine()
    _fill(database, inbox)
    return {id: sorted(database.con.execute(queries[id]).fetchall(), key=str) for id in which}


def renamed(inbox: Inbox, names: dict[str, str]) -> Inbox:
    return {name: [row | {"organisation": names[row["organisation"]]} for row in rows] for name, rows in inbox.items()}


def both(one: Inbox, other: Inbox) -> Inbox:
    """Two inboxes as one; as the keys of messages follow from their places, no two are alike."""
    return {name: one[name] + other[name] for name in one}


def of(found: Found, names: Iterable[str]) -> Found:
    return {id: [row for row in rows if row[0] in names] for id, rows in found.items()}


def test_every_indicator_of_answering_is_held_to_these_rules() -> None:
    """Those that ask for nothing but contacts, heard messages or their parents, and who there is."""
    asked = {id: _touched(id) for id, indicator in indicators().items() if indicator.of == "messages"}
    assert {id for id, names in asked.items() if names & OF_RESIDENTS and names <= OF_RESIDENTS | WHO} == {*EVERY}


def _touched(id: str) -> set[str]:
    """Which tables an indicator asks for."""
    given = Watched(tables())
    _computed(id, given)
    return given.touched


class Watched(dict[str, Any]):
    def __init__(self, tables: dict[str, Any]) -> None:
        super().__init__(tables)
        self.touched: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.touched.add(name)
        return super().__getitem__(name)


@few
@given(inboxes(), inboxes())
def test_an_unrelated_organisation_changes_nobodys_figure(inbox: Inbox, other: Inbox) -> None:
    unrelated = renamed(other, {id: f"zz.{id}" for id in ORGANISATIONS})
    assert of(figures(both(inbox, unrelated)), ORGANISATIONS) == figures(inbox)


@few
@given(inboxes(), st.randoms(use_true_random=False))
def test_neither_the_order_of_rows_nor_the_names_of_organisations_matter(inbox: Inbox, chance: Any) -> None:
    names = dict(zip(ORGANISATIONS, chance.sample((*ORGANISATIONS, "aa.a", "zz.z"), 5), strict=True))
    shuffled = {name: chance.sample(rows, len(rows)) for name, rows in renamed(inbox, names).items()}
    expected = {id: sorted(((names[row[0]], *row[1:]) for row in rows), key=str) for id, rows in figures(inbox).items()}
    assert figures(shuffled) == expected


@few
@given(inboxes())
def test_twice_as_much_of_everything_leaves_shares_alike_and_narrows_their_intervals(inbox: Inbox) -> None:
    once, twice = (
        {(id, *row[:-6]): row[-6:] for id, rows in found.items() for row in rows}
        for found in (figures(inbox, SHARES), figures(_doubled(inbox), SHARES))
    )
    assert once.keys() == twice.keys()
    for place, (value, count, base, n, low, high) in once.items():
        value_2, count_2, _, n_2, low_2, high_2 = twice[place]
        assert (count_2, n_2) == (2 * count, 2 * n)
        assert value == pytest.approx(count / base) == value_2
        assert base <= n
        assert 0 <= low <= value + 1e-12
        assert value - 1e-12 <= high <= 1
        assert high_2 - low_2 < high - low


def _doubled(inbox: Inbox) -> Inbox:
    """Every contact and message twice; the parents that were seen in twice as large numbers."""
    numbers = [
        row | {"with_parent": 2 * row["with_parent"], "parent_seen": 2 * row["parent_seen"]} for row in inbox["seen"]
    ]
    return inbox | {"contacts": inbox["contacts"] * 2, "heard": inbox["heard"] * 2, "seen": numbers}


@few
@given(inboxes())
def test_who_waits_longer_has_seen_more_answers(inbox: Inbox) -> None:
    """Within an hour, four hours, a day, seven days: no share is below the one before."""
    found = figures(inbox, ("answered_1h", "answered_4h", "answered_24h", "answered"))
    shares = [{row[0]: row[1] for row in rows} for rows in found.values()]
    for organisation in shares[0]:
        grown = [share[organisation] for share in shares]
        assert all(before <= after + 1e-12 for before, after in pairwise(grown))


@few
@given(inboxes())
def test_who_never_answers_has_no_share_of_answers(inbox: Inbox) -> None:
    found = figures(inbox, ("never_answers", "answered"))
    answered = {row[0]: row[1] for row in found["answered"]}
    assert all(answered[row[0]] == 0 for row in found["never_answers"] if row[1] == 1)
