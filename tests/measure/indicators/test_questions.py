from tests.measure.inbox import contacts
from tests.measure.messages import tables, value_of


def test_only_contacts_with_a_question_count() -> None:
    """Also one that is still open, or cannot be timed: it was asked all the same."""
    asked = contacts(answered=2, open=1, unclear=1) + contacts("nl.b", unanswered=3, each={"question": False})
    given = tables(contacts=asked, voices=[{}, {"organisation": "nl.b"}])
    assert value_of("questions", given) == {"nl.a": 4.0, "nl.b": 0.0}
