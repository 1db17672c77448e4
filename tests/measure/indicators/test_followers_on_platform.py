import pytest

from tests.measure.messages import Given, columns_of, tables


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # each platform apart
        (
            {"counts": [{"followers": 1_500.0}, {"followers": 500.0, "platform": "x"}]},
            [("nl.a", "mastodon", 0.15, 1_500.0, 10_000.0, 1), ("nl.a", "x", 0.05, 500.0, 10_000.0, 1)],
        ),
        # two accounts on one platform
        (
            {"counts": [{"followers": 1_500.0, "account": "1"}, {"followers": 500.0, "account": "2"}]},
            [("nl.a", "mastodon", 0.2, 2_000.0, 10_000.0, 2)],
        ),
        # not known on one of two
        (
            {"counts": [{"followers": 1_500.0}, {"platform": "x"}]},
            [("nl.a", "mastodon", 0.15, 1_500.0, 10_000.0, 1)],
        ),
        # the inhabitants are not known
        ({"counts": [{"followers": 1_500.0}], "organisations": [{"inhabitants": None}]}, []),
    ],
)
def test_followers_on_each_platform(given: Given, expected: list[tuple[str, str, float, float, float, int]]) -> None:
    columns = ("organisation", "platform", "value", "count", "base", "n")
    assert columns_of("followers_on_platform", tables(**given), *columns) == expected
