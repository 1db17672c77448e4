import pytest

from tests.measure.messages import Expected, Given, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # Lochem
        ({"counts": [{"posts": 0.0, "followers": 246.0}]}, {"nl.a": 1.0}),
        # 100 is enough, 99 is not
        (
            {"counts": [{"platform": p, "posts": 0.0, "followers": f} for p, f in (("x", 100.0), ("mastodon", 99.0))]},
            {"nl.a": 1.0},
        ),
        # how many follow is not known
        ({"counts": [{"posts": 0.0}]}, {"nl.a": 0.0}),
        # it speaks
        (
            {"voices": [{"author": 1}], "counts": [{"followers": 246.0}], "posts": [{"created_at": "2025-12-01"}]},
            {"nl.a": 0.0},
        ),
        # its messages never reach us
        ({"counts": [{"posts": 500.0, "followers": 246.0}]}, {"nl.a": 0.0}),
        # no account
        ({"organisations": [{}]}, {}),
    ],
)
def test_how_many_are_silent_and_followed(given: Given, expected: Expected) -> None:
    """Lochem in 2014: no message, 246 followers."""
    assert value_of("silent_with_followers", tables(**given)) == expected
