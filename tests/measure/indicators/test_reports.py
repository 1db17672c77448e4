from tests.measure.messages import columns_of, tables


def test_the_share_of_messages_that_are_a_report() -> None:
    """A message that was not read takes no part."""
    heard = [{"contact": read} for read in ("report", "question", "complaint", "other", None)]
    assert columns_of("reports", tables(heard=heard), "value", "count", "n") == [(0.25, 1.0, 4)]
