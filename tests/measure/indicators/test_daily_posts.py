import pytest

from tests.measure.messages import Expected, Given, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # exactly one a day is not more
        ({"posts": [{}] * 14, "organisations": [{"weeks": 2.0}]}, {"nl.a": 0.0}),
        # one more
        ({"posts": [{}] * 15, "organisations": [{"weeks": 2.0}]}, {"nl.a": 1.0}),
        # an account that was silent
        ({"voices": [{}]}, {"nl.a": 0.0}),
        # no account
        ({"organisations": [{}]}, {}),
    ],
)
def test_who_sends_more_than_one_a_day(given: Given, expected: Expected) -> None:
    """On average over the weeks that were observed."""
    assert value_of("daily_posts", tables(**given)) == expected
