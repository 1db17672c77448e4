import pytest

from tests.measure.messages import Expected, Given, columns_of, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # two accounts
        ({"counts": [{"followers": 1_500.0}, {"followers": 500.0, "platform": "x"}]}, {"nl.a": 2_000.0}),
        # one of them is not known
        ({"counts": [{"followers": 1_500.0}, {"platform": "x"}]}, {"nl.a": 1_500.0}),
        # nobody is a finding
        ({"counts": [{"followers": 0.0}]}, {"nl.a": 0.0}),
        # not known is not nobody
        ({"counts": [{}], "voices": [{}, {"organisation": "nl.b"}]}, {}),
    ],
)
def test_how_many_follow(given: Given, expected: Expected) -> None:
    """All accounts together, as far as it is known."""
    assert value_of("followers", tables(**given)) == expected


def test_how_many_accounts_stand_behind_it() -> None:
    found = columns_of(
        "followers",
        tables(counts=[{"followers": 3.0}, {"followers": 4.0, "platform": "x"}, {"platform": "bluesky"}]),
        "value",
        "count",
        "n",
    )
    assert found == [(7.0, 7.0, 2)]
