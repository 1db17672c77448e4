import pytest

from tests.measure.messages import Expected, Given, columns_of, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # every kind is a message
        ({"posts": [{}, {"kind": "reply"}, {"kind": "comment"}, {"kind": "repost"}, {"kind": "quote"}]}, {"nl.a": 5.0}),
        # all accounts of an organisation together
        ({"posts": [{"platform": "x"}, {}, {"organisation": "nl.b"}]}, {"nl.a": 2.0, "nl.b": 1.0}),
        # nl.b has an account and was silent
        ({"posts": [{}], "voices": [{}, {"organisation": "nl.b"}]}, {"nl.a": 1.0, "nl.b": 0.0}),
        # nobody followed the account of nl.b, so its silence tells nothing; what came by another way counts
        ({"posts": [{}], "voices": [{}, {"organisation": "nl.b", "followed": False}]}, {"nl.a": 1.0}),
        ({"posts": [{}], "voices": [{"followed": False}]}, {"nl.a": 1.0}),
        # nl.c has no account
        ({"organisations": [{"organisation": "nl.c"}]}, {}),
    ],
)
def test_how_many_messages(given: Given, expected: Expected) -> None:
    """Of every kind; an account that said nothing gives zero, no account gives nothing."""
    assert value_of("posts", tables(**given)) == expected


def test_what_stands_behind_it() -> None:
    found = columns_of(
        "posts", tables(posts=[{}] * 3, voices=[{}, {"organisation": "nl.b"}]), "organisation", "count", "n"
    )
    assert found == [("nl.a", 3.0, 3), ("nl.b", 0.0, 0)]
