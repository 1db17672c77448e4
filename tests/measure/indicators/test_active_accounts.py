import pytest

from tests.measure.messages import Expected, Given, tables, value_of

DECEMBER = "2025-12-01"
BOTH = [{"author": 1}, {"author": 2, "platform": "x"}]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # two messages of one account
        ({"voices": [{"author": 1}], "posts": [{"created_at": DECEMBER}] * 2}, {"nl.a": 1.0}),
        # one of two accounts
        ({"voices": BOTH, "posts": [{"created_at": DECEMBER}, {"platform": "x"}]}, {"nl.a": 1.0}),
        # two platforms
        (
            {"voices": BOTH, "posts": [{"created_at": DECEMBER, "platform": p} for p in ("x", "mastodon")]},
            {"nl.a": 2.0},
        ),
        # silent since March
        ({"voices": [{"author": 1}], "posts": [{}]}, {"nl.a": 0.0}),
        # one of which silence would not have been noticed
        ({"voices": [{"author": 1, "through": False}], "posts": [{"created_at": DECEMBER}]}, {}),
        # no account
        ({"organisations": [{}]}, {}),
    ],
)
def test_how_many_accounts_are_in_use(given: Given, expected: Expected) -> None:
    """In the last 90 days; a single message is enough."""
    assert value_of("active_accounts", tables(**given)) == expected
