import pytest

from tests.measure.messages import Given, columns_of, tables


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # two accounts on one platform count together
        ({"posts": [{"account": "1"}, {"account": "2"}]}, [("nl.a", "mastodon", 2.0, 2)]),
        # each platform apart
        ({"posts": [{"platform": "x"}, {}, {}]}, [("nl.a", "mastodon", 2.0, 2), ("nl.a", "x", 1.0, 1)]),
        # an account there that was silent
        ({"voices": [{"platform": "x"}]}, [("nl.a", "x", 0.0, 0)]),
        # no account anywhere
        ({"organisations": [{}]}, []),
    ],
)
def test_messages_on_each_platform(given: Given, expected: list[tuple[str, str, float, int]]) -> None:
    """Only where the organisation has an account."""
    assert columns_of("posts_on_platform", tables(**given), "organisation", "platform", "value", "n") == expected
