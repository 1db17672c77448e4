from tests.measure.inbox import contacts
from tests.measure.messages import columns_of, tables


def test_the_share_answered_on_each_platform() -> None:
    asked = contacts(answered=1, unseen=1, unanswered=2, late=1, open=3, unclear=3)
    asked += contacts(unanswered=4, each={"platform": "x"}) + contacts("nl.b", answered=1, each={"platform": "x"})
    found = columns_of("answered_on_platform", tables(contacts=asked), "organisation", "platform", "value", "n")
    assert found == [("nl.a", "mastodon", 0.4, 5), ("nl.a", "x", 0.0, 4), ("nl.b", "x", 1.0, 1)]
