import pytest

from tests.measure.messages import Expected, Given, columns_of, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # Achtkarspelen 2014: 2.5 % of the inhabitants
        ({"counts": [{"followers": 700.0}], "organisations": [{"inhabitants": 28_000.0}]}, {"nl.a": 0.025}),
        # all accounts together
        ({"counts": [{"followers": 100.0}, {"followers": 400.0, "platform": "x"}]}, {"nl.a": 0.05}),
        # the inhabitants are not known, or nobody lives there
        (
            {
                "counts": [{"followers": 5.0}, {"followers": 5.0, "organisation": "nl.b"}],
                "organisations": [{"inhabitants": None}, {"organisation": "nl.b", "inhabitants": 0.0}],
            },
            {},
        ),
        # the count is not known
        ({"counts": [{}]}, {}),
    ],
)
def test_followers_per_inhabitant(given: Given, expected: Expected) -> None:
    """Nobody is divided by zero, or by what is not known."""
    assert value_of("followers_per_inhabitant", tables(**given)) == pytest.approx(expected)


def test_a_group_can_be_added_up() -> None:
    found = columns_of(
        "followers_per_inhabitant",
        tables(counts=[{"followers": 100.0}, {"followers": 400.0, "platform": "x"}]),
        "count",
        "base",
        "n",
    )
    assert found == [(500.0, 10_000.0, 2)]
