import pytest

from tests.measure.messages import Expected, Given, columns_of, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # Buren 2014: 1,798 messages, 6.9 % of the inhabitants
        ({"counts": [{"posts": 1_798.0}], "organisations": [{"inhabitants": 26_060.0}]}, {"nl.a": 1_798 / 26_060}),
        # all accounts together
        ({"counts": [{"posts": 100.0}, {"posts": 400.0, "platform": "x"}]}, {"nl.a": 0.05}),
        # the inhabitants are not known, or nobody lives there
        (
            {
                "counts": [{"posts": 5.0}, {"posts": 5.0, "organisation": "nl.b"}],
                "organisations": [{"inhabitants": None}, {"organisation": "nl.b", "inhabitants": 0.0}],
            },
            {},
        ),
        # the count is not known
        ({"counts": [{}]}, {}),
    ],
)
def test_messages_per_inhabitant(given: Given, expected: Expected) -> None:
    """Nobody is divided by zero, or by what is not known."""
    assert value_of("posts_per_inhabitant", tables(**given)) == pytest.approx(expected)


def test_a_group_can_be_added_up() -> None:
    found = columns_of(
        "posts_per_inhabitant",
        tables(counts=[{"posts": 100.0}, {"posts": 400.0, "platform": "x"}]),
        "count",
        "base",
        "n",
    )
    assert found == [(500.0, 10_000.0, 2)]
