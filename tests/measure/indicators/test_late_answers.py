from tests.measure.inbox import contacts
from tests.measure.messages import columns_of, tables


def test_the_share_of_questions_answered_late() -> None:
    asked = contacts(late=1, answered=1, unseen=1, unanswered=1, open=4, unclear=4)
    given = tables(contacts=asked + contacts(late=4, each={"question": False}))
    assert columns_of("late_answers", given, "value", "count", "n") == [(0.25, 1.0, 4)]
