import pytest

from tests.measure.messages import Expected, Given, columns_of, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # observed for a whole year
        ({"posts": [{}] * 26}, {"nl.a": 0.5}),
        # observed for a quarter of it
        ({"posts": [{}] * 26, "organisations": [{"weeks": 13.0}]}, {"nl.a": 2.0}),
        # an account that was silent
        ({"voices": [{}]}, {"nl.a": 0.0}),
        # not there to be observed: 0 over 0 is no number, which would spoil the middle of its group
        ({"voices": [{}], "organisations": [{"weeks": 0.0}]}, {}),
        # no account
        ({"organisations": [{}]}, {}),
    ],
)
def test_messages_per_week(given: Given, expected: Expected) -> None:
    """Over the weeks that were observed, not those of the period."""
    assert value_of("posts_per_week", tables(**given)) == expected


def test_a_group_can_be_added_up() -> None:
    found = columns_of("posts_per_week", tables(posts=[{}] * 26), "organisation", "count", "base", "n")
    assert found == [("nl.a", 26.0, 52.0, 26)]
