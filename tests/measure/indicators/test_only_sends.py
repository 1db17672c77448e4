import pytest

from tests.measure.messages import Expected, Given, columns_of, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # news only
        ({"posts": [{}] * 3}, {"nl.a": 1.0}),
        # one reply
        ({"posts": [{}] * 3 + [{"kind": "reply"}]}, {"nl.a": 0.0}),
        # a reply of which the other side was never seen
        ({"posts": [{}, {"kind": "reply", "to_resident": False}]}, {"nl.a": 0.0}),
        # a word to a resident that is no reply
        ({"posts": [{}, {"to_resident": True}]}, {"nl.a": 0.0}),
        # a machine that replies
        ({"posts": [{}, {"kind": "reply", "automatic": True}]}, {"nl.a": 1.0}),
        # who sends nothing does not only send
        ({"voices": [{}]}, {"nl.a": 0.0}),
        # no account
        ({"organisations": [{}]}, {}),
    ],
)
def test_who_only_sends(given: Given, expected: Expected) -> None:
    """Any word back is enough, unless a machine said it."""
    assert value_of("only_sends", tables(**given)) == expected


def test_how_many_messages_stand_behind_it() -> None:
    found = columns_of(
        "only_sends", tables(posts=[{}] * 3, voices=[{}, {"organisation": "nl.b"}]), "organisation", "value", "n"
    )
    assert found == [("nl.a", 1.0, 3), ("nl.b", 0.0, 0)]
