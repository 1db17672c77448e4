from tests.measure.inbox import answered_after, contacts
from tests.measure.messages import columns_of, tables


def test_the_share_of_answers_within_two_hours() -> None:
    """To the second; questions without an answer, or with one that we did not see in time, take no part."""
    asked = answered_after(1, 2, 2 + 1 / 3600, 100) + contacts(unanswered=5, unseen=5, late=5)
    found = columns_of("answers_within_2h", tables(contacts=asked), "value", "count", "n")
    assert found == [(0.5, 2.0, 4)]
