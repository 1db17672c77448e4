from tests.measure.inbox import contacts
from tests.measure.messages import columns_of, tables, value_of


def test_the_share_of_answers_that_never_reached_us() -> None:
    given = tables(contacts=contacts(answered=3, unseen=1, unanswered=5, late=5, open=5, unclear=5))
    assert columns_of("unseen_answers", given, "value", "count", "n") == [(0.25, 1.0, 4)]


def test_without_answers_there_is_no_share() -> None:
    assert value_of("unseen_answers", tables(contacts=contacts(unanswered=5))) == {}
