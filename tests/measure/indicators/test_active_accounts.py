import pytest

from tests.measure.messages import Expected, Given, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # two messages of one account
        ({"posts": [{"created_at": "2025-12-01"}] * 2}, {"nl.a": 1.0}),
        # one of two accounts
        ({"posts": [{"created_at": "2025-12-01"}, {"platform": "x"}]}, {"nl.a": 1.0}),
        # two platforms
        ({"posts": [{"created_at": "2025-12-01", "platform": p} for p in ("x", "mastodon")]}, {"nl.a": 2.0}),
        # silent since March
        ({"posts": [{}]}, {"nl.a": 0.0}),
        # no account
        ({"organisations": [{}]}, {}),
    ],
)
def test_how_many_accounts_are_in_use(given: Given, expected: Expected) -> None:
    """In the last 90 days; a single message is enough."""
    assert value_of("active_accounts", tables(**given)) == expected
