import pytest

from tests.measure.inbox import answered_after, contacts
from tests.measure.messages import Row, columns_of, tables, value_of


@pytest.mark.parametrize(
    ("asked", "hours"),
    [
        (answered_after(1, 2, 100), 2),
        (answered_after(1, 2), 1.5),  # between the two in the middle
        (answered_after(1) + contacts(unanswered=9, unseen=9, late=9, open=9, unclear=9), 1),
        (answered_after(1) + answered_after(5, 5, followed=False), 1),  # only fast ones can be in so soon
        (answered_after(1) + answered_after(5, 5, question=False), 1),
    ],
)
def test_the_time_in_the_middle(asked: list[Row], hours: float) -> None:
    assert value_of("median_time", tables(contacts=asked)) == {"nl.a": hours * 3600}


def test_without_an_answer_that_we_saw_there_is_no_time() -> None:
    assert value_of("median_time", tables(contacts=contacts(unseen=3, unanswered=3))) == {}


def test_a_time_comes_with_its_number_and_interval() -> None:
    """Of 20 answers the interval runs from the 6th to the 15th: Conover 1999, 3.2."""
    [(value, n, low, high)] = columns_of(
        "median_time", tables(contacts=answered_after(*range(1, 21))), "value", "n", "low", "high"
    )
    assert (value, n, low, high) == (10.5 * 3600, 20, 6 * 3600, 15 * 3600)
