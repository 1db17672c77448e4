import pytest

from tests.measure.messages import Expected, Given, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # two messages of one account
        ({"posts": [{}] * 2}, {"nl.a": 1.0}),
        # two accounts on one platform
        ({"posts": [{"account": "1"}, {"account": "2"}]}, {"nl.a": 2.0}),
        # an account of two
        ({"posts": [{"account": "1"}, {"account": "1", "organisation": "nl.b"}]}, {"nl.a": 1.0, "nl.b": 1.0}),
        # an account that was silent
        ({"voices": [{}]}, {"nl.a": 0.0}),
        # no account
        ({"organisations": [{}]}, {}),
    ],
)
def test_with_how_many_accounts_it_spoke(given: Given, expected: Expected) -> None:
    """In the whole period; a shared account counts for each."""
    assert value_of("posting_accounts", tables(**given)) == expected
