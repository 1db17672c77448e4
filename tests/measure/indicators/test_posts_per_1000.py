import pytest

from tests.measure.messages import Expected, Given, columns_of, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # 10,000 inhabitants
        ({"posts": [{}] * 5}, {"nl.a": 0.5}),
        # 2,000 inhabitants
        ({"posts": [{}] * 5, "organisations": [{"inhabitants": 2_000.0}]}, {"nl.a": 2.5}),
        # not known, or nobody
        (
            {
                "posts": [{}, {"organisation": "nl.b"}],
                "organisations": [{"inhabitants": None}, {"organisation": "nl.b", "inhabitants": 0.0}],
            },
            {},
        ),
        # an account that was silent
        ({"voices": [{}]}, {"nl.a": 0.0}),
    ],
)
def test_messages_per_1000_inhabitants(given: Given, expected: Expected) -> None:
    """Nobody is divided by zero, or by what is not known."""
    assert value_of("posts_per_1000", tables(**given)) == expected


def test_a_group_can_be_added_up() -> None:
    found = columns_of("posts_per_1000", tables(posts=[{}] * 5), "organisation", "count", "base", "n")
    assert found == [("nl.a", 5.0, 10_000.0, 5)]
