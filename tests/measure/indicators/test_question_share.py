from tests.measure.messages import columns_of, tables


def test_the_share_of_messages_that_ask() -> None:
    """A message that was not read takes no part."""
    heard = [{"is_question": asks} for asks in (True, False, False, False, None, None)]
    assert columns_of("question_share", tables(heard=heard), "value", "count", "n") == [(0.25, 1.0, 4)]
