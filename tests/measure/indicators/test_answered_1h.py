from tests.measure.inbox import answered_after, contacts
from tests.measure.messages import tables, value_of


def test_the_share_answered_within_one_hour() -> None:
    """To the second; a question without an answer counts against it."""
    asked = answered_after(0.5, 1, 1 + 1 / 3600) + contacts(unanswered=1)
    assert value_of("answered_1h", tables(contacts=asked)) == {"nl.a": 0.5}


def test_unseen_answers_are_taken_to_be_as_fast_as_those_seen() -> None:
    """Half of what we saw was in time, and 4 of 8 were answered: half of half."""
    asked = answered_after(0.5, 100) + contacts(unseen=2, unanswered=4)
    assert value_of("answered_1h", tables(contacts=asked)) == {"nl.a": 0.25}
