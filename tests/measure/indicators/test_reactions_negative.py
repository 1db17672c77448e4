from tests.measure.messages import columns_of, tables


def test_the_share_of_messages_that_sound_negative() -> None:
    """A message that was not read takes no part."""
    heard = [{"sentiment": read} for read in ("negative", "neutral", "neutral", "positive", None)]
    assert columns_of("reactions_negative", tables(heard=heard), "value", "count", "n") == [(0.25, 1.0, 4)]
