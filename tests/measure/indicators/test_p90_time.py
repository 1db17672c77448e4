from tests.measure.inbox import answered_after, contacts
from tests.measure.messages import columns_of, tables


def test_the_time_in_which_nine_of_ten_answers_came() -> None:
    asked = answered_after(1, 2, 3, 4, 5, 6, 7, 8, 9, 20, 40) + contacts(unanswered=5, late=5, unseen=5)
    assert columns_of("p90_time", tables(contacts=asked), "value", "n") == [(20 * 3600.0, 11)]
