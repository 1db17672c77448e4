from tests.measure.inbox import contacts
from tests.measure.messages import columns_of, tables


def test_the_share_of_contacts_with_an_automatic_reply() -> None:
    """Of every contact that was followed and can be timed, with a question or without."""
    automatic = contacts(unanswered=1, open=5, unclear=5, each={"automatic": True})
    given = tables(contacts=automatic + contacts(answered=2) + contacts(unanswered=1, each={"question": False}))
    assert columns_of("automatic_replies", given, "value", "count", "n") == [(0.25, 1.0, 4)]
