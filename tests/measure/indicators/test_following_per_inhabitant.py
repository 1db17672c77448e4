import pytest

from tests.measure.messages import Expected, Given, columns_of, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # Brummen 2014: 318 followed, 1.5 % of the inhabitants
        ({"counts": [{"following": 318.0}], "organisations": [{"inhabitants": 21_200.0}]}, {"nl.a": 0.015}),
        # all accounts together
        ({"counts": [{"following": 100.0}, {"following": 400.0, "platform": "x"}]}, {"nl.a": 0.05}),
        # the inhabitants are not known, or nobody lives there
        (
            {
                "counts": [{"following": 5.0}, {"following": 5.0, "organisation": "nl.b"}],
                "organisations": [{"inhabitants": None}, {"organisation": "nl.b", "inhabitants": 0.0}],
            },
            {},
        ),
        # the count is not known
        ({"counts": [{}]}, {}),
    ],
)
def test_followed_per_inhabitant(given: Given, expected: Expected) -> None:
    """Nobody is divided by zero, or by what is not known."""
    assert value_of("following_per_inhabitant", tables(**given)) == pytest.approx(expected)


def test_a_group_can_be_added_up() -> None:
    found = columns_of(
        "following_per_inhabitant",
        tables(counts=[{"following": 100.0}, {"following": 400.0, "platform": "x"}]),
        "count",
        "base",
        "n",
    )
    assert found == [(500.0, 10_000.0, 2)]
