import pytest

from tests.measure.messages import Expected, Given, columns_of, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # two accounts
        ({"counts": [{"following": 1_500.0}, {"following": 500.0, "platform": "x"}]}, {"nl.a": 2_000.0}),
        # one of them is not known
        ({"counts": [{"following": 1_500.0}, {"platform": "x"}]}, {"nl.a": 1_500.0}),
        # nobody is a finding
        ({"counts": [{"following": 0.0}]}, {"nl.a": 0.0}),
        # not known is not nobody
        ({"counts": [{}], "voices": [{}, {"organisation": "nl.b"}]}, {}),
    ],
)
def test_how_many_are_followed(given: Given, expected: Expected) -> None:
    """All accounts together, as far as it is known."""
    assert value_of("following", tables(**given)) == expected


def test_how_many_accounts_stand_behind_it() -> None:
    found = columns_of(
        "following",
        tables(counts=[{"following": 3.0}, {"following": 4.0, "platform": "x"}, {"platform": "bluesky"}]),
        "value",
        "count",
        "n",
    )
    assert found == [(7.0, 7.0, 2)]
