import pytest

from tests.measure.inbox import contacts
from tests.measure.messages import Expected, Row, tables, value_of


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (contacts(unanswered=10), {"nl.a": 1.0}),
        (contacts(unanswered=10, open=5, unclear=5), {"nl.a": 1.0}),
        (contacts(unanswered=10, each={"automatic": True}), {"nl.a": 1.0}),  # a machine answers nothing
        (contacts(unanswered=9), {}),  # nine can be chance
        (contacts(unanswered=9, open=5, unclear=5), {}),
        (contacts(unanswered=9) + contacts(unanswered=5, each={"question": False}), {}),
        (contacts(unanswered=9, answered=1), {"nl.a": 0.0}),
        (contacts(unanswered=9, unseen=1), {"nl.a": 0.0}),
        (contacts(unanswered=9, late=1), {"nl.a": 0.0}),
    ],
)
def test_who_answers_none_of_at_least_ten_questions(asked: list[Row], expected: Expected) -> None:
    assert value_of("never_answers", tables(contacts=asked)) == expected
