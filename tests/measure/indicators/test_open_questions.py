from tests.measure.inbox import contacts
from tests.measure.messages import tables, value_of


def test_questions_that_can_still_be_answered_in_time() -> None:
    asked = contacts(open=2, unanswered=3) + contacts(open=4, each={"question": False})
    given = tables(contacts=asked + contacts("nl.b", unanswered=1), voices=[{}, {"organisation": "nl.b"}])
    assert value_of("open_questions", given) == {"nl.a": 2.0, "nl.b": 0.0}
