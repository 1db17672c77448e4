from tests.measure.inbox import answered_after, contacts
from tests.measure.messages import columns_of, tables


def test_answers_from_another_account_of_the_organisation() -> None:
    """Who gave an answer that we did not see is not known, so it takes no part."""
    asked = answered_after(1, 2, 3, account="town") + answered_after(4, account="town", answered_by="care")
    given = tables(contacts=asked + contacts(unseen=4, unanswered=4, late=4))
    assert columns_of("answered_by_other", given, "value", "count", "n") == [(0.25, 1.0, 4)]
