import pytest

from tests.measure.inbox import contacts
from tests.measure.messages import Row, columns_of, tables, value_of


@pytest.mark.parametrize(
    ("asked", "share"),
    [
        (contacts(answered=1, unanswered=3), 0.25),
        (contacts(answered=1, unseen=1, unanswered=2), 0.5),  # an answer that never reached us is an answer
        (contacts(answered=1, late=1, unanswered=2), 0.25),  # late is not in time
        (contacts(answered=1, unanswered=1, open=8), 0.5),  # an answer that can still come is not missing
        (contacts(answered=1, unanswered=1, unclear=8), 0.5),  # when it was asked is not known
        (contacts(answered=1, unanswered=1) + contacts(unanswered=8, each={"question": False}), 0.5),
        (contacts(answered=8, each={"followed": False}) + contacts(unanswered=2), 0.0),  # fast ones only: too rosy
    ],
)
def test_which_share_is_answered(asked: list[Row], share: float) -> None:
    assert value_of("answered", tables(contacts=asked)) == {"nl.a": share}


@pytest.mark.parametrize("asked", [[], contacts(open=3), contacts(unclear=3)])
def test_without_a_question_that_was_followed_there_is_no_share(asked: list[Row]) -> None:
    assert value_of("answered", tables(contacts=asked, voices=[{}])) == {}


def test_a_share_comes_with_its_numbers_and_interval() -> None:
    """Wilson's interval, as R's prop.test(20, 100, correct = FALSE) gives it."""
    given = tables(contacts=contacts(answered=18, unseen=2, unanswered=80))
    [(count, base, n, low, high)] = columns_of("answered", given, "count", "base", "n", "low", "high")
    assert (count, base, n) == (20.0, 100.0, 100)
    assert (low, high) == pytest.approx((0.1333669, 0.2888292), abs=1e-7)
