from tests.measure.messages import Row, columns_of, tables


def test_the_share_of_replies_to_what_we_do_not_have() -> None:
    """Where nothing replies to anything there is no share."""
    seen: list[Row] = [
        {"with_parent": 200, "parent_seen": 170},
        {"organisation": "nl.b", "with_parent": 10},
        {"organisation": "nl.c", "with_parent": 0},
    ]
    found = columns_of("unseen_parents", tables(seen=seen), "organisation", "value", "count", "base", "n")
    assert found == [("nl.a", 0.15, 30.0, 200.0, 200), ("nl.b", 0.0, 0.0, 10.0, 10)]


def test_the_interval_lies_around_it() -> None:
    [(low, value, high)] = columns_of(
        "unseen_parents", tables(seen=[{"with_parent": 200, "parent_seen": 170}]), "low", "value", "high"
    )
    assert 0.1 < low < value < high < 0.21
