from tests.measure.inbox import contacts
from tests.measure.messages import tables, value_of


def test_every_contact_counts() -> None:
    """Also one that holds no question, is still open, or cannot be timed."""
    given = tables(
        contacts=contacts(answered=2, open=1, unclear=1) + contacts(unanswered=3, each={"question": False}),
        voices=[{}, {"organisation": "nl.b"}],
    )
    assert value_of("contacts", given) == {"nl.a": 7.0, "nl.b": 0.0}
