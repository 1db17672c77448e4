"""What the indicators of answering share: which contacts count, and how fast answers are that nobody saw."""

import pytest

from meetlat.measure.answering import answered_within, answers, followed, questions, share_of_heard, timed
from tests.measure.inbox import answered_after, contacts
from tests.measure.messages import Row, tables
from tests.measure.tables import rows_of

EVERY = contacts(answered=1, unseen=1, late=1, unanswered=1, open=1, unclear=1)
SILENT = contacts(unanswered=1, each={"question": False})
UNFOLLOWED = contacts(answered=1, each={"followed": False})
HOUR = 3600


@pytest.mark.parametrize(
    ("which", "statuses"),
    [
        (timed, ["answered", "answered", "late", "open", "unanswered", "unanswered", "unseen"]),
        (followed, ["answered", "late", "unanswered", "unanswered", "unseen"]),
        (questions, ["answered", "late", "unanswered", "unseen"]),
        (answers, ["answered"]),
    ],
)
def test_which_contacts_count(which, statuses) -> None:  # type: ignore[no-untyped-def]
    found = which(tables(contacts=EVERY + SILENT + UNFOLLOWED))
    assert [status for (status,) in rows_of(found, "status")] == statuses


@pytest.mark.parametrize(
    ("asked", "expected"),  # value, count, base, n
    [
        (answered_after(0.5, 2) + contacts(unanswered=2), (0.25, 1.0, 4.0, 4)),
        (answered_after(1), (1.0, 1.0, 1.0, 1)),  # to the second: one hour is within one hour
        (contacts(unanswered=4), (0.0, 0.0, 4.0, 4)),
        (contacts(late=4), (0.0, 0.0, 4.0, 4)),
        (answered_after(0.5, 2) + contacts(unseen=2), (0.5, 1.0, 2.0, 4)),  # half of what we saw, so half of all
        (answered_after(0.5, 2) + contacts(unseen=2, unanswered=4), (0.25, 1.0, 4.0, 8)),
        (answered_after(0.5) + contacts(unseen=2), (1.0, 1.0, 1.0, 3)),
    ],
)
def test_the_share_within_an_hour(asked: list[Row], expected: tuple[float, float, float, int]) -> None:
    found = answered_within(tables(contacts=asked), HOUR)
    assert rows_of(found, "organisation", "value", "count", "base", "n") == [("nl.a", *expected)]


def test_how_fast_answers_are_of_which_none_was_seen_is_not_known() -> None:
    assert rows_of(answered_within(tables(contacts=contacts(unseen=5, unanswered=5)), HOUR), "value") == []


def test_a_late_answer_is_within_no_time() -> None:
    """Also where one asks for longer than the window."""
    found = answered_within(tables(contacts=contacts(answered=1, late=3)), 30 * 24 * HOUR)
    assert rows_of(found, "value") == [(0.25,)]


def test_unseen_answers_widen_the_interval() -> None:
    seen = answered_after(*[0.5] * 10, *[2] * 10) + contacts(unanswered=20)
    half = answered_after(*[0.5] * 5, *[2] * 5) + contacts(unseen=10, unanswered=20)
    (whole, narrow), (part, wide) = (
        rows_of(found.select("value", width=found.high - found.low), "value", "width")[0]
        for found in (answered_within(tables(contacts=asked), HOUR) for asked in (seen, half))
    )
    assert whole == part == 0.25
    assert 1.3 * narrow < wide < 1.5 * narrow  # as with half as many questions


def test_a_share_of_heard_is_of_what_was_read() -> None:
    heard = [{"sentiment": read} for read in ("positive", "negative", "neutral", None)]
    found = share_of_heard(tables(heard=heard), "sentiment", "positive")
    assert rows_of(found, "value", "n") == [(pytest.approx(1 / 3), 3)]
