import pytest

from tests.measure.messages import Expected, Given, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # one or five in a message
        ({"posts": [{}, {"hashtags": 1}, {"hashtags": 5}, {}]}, {"nl.a": 0.5}),
        # replies and quotes are written, reposts are not
        (
            {"posts": [{"kind": "reply"}, {"kind": "quote", "hashtags": 1}, {"kind": "repost", "hashtags": 3}]},
            {"nl.a": 0.5},
        ),
        # only reposts
        ({"posts": [{"kind": "repost", "hashtags": 3}]}, {}),
        # an account that was silent
        ({"voices": [{}]}, {}),
    ],
)
def test_who_uses_hashtags(given: Given, expected: Expected) -> None:
    """Of what the accounts wrote themselves."""
    assert value_of("hashtags", tables(**given)) == expected
