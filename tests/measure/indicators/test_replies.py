import pytest

from tests.measure.messages import Expected, Given, columns_of, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # two in eight are replies, two are passed on
        (
            {"posts": [{}, {}, {"kind": "reply"}, {"kind": "comment"}, {"kind": "repost"}, {"kind": "quote"}, {}, {}]},
            {"nl.a": 0.25},
        ),
        # an automatic reply is one by its form
        ({"posts": [{"kind": "reply", "automatic": True}]}, {"nl.a": 1.0}),
        # each organisation by itself
        ({"posts": [{}, {"kind": "reply"}, {"organisation": "nl.b", "kind": "repost"}]}, {"nl.a": 0.5, "nl.b": 0.0}),
        # an account that was silent
        ({"voices": [{}]}, {}),
    ],
)
def test_who_replies(given: Given, expected: Expected) -> None:
    """A share of all messages; who said nothing has none."""
    assert value_of("replies", tables(**given)) == expected


def test_chance_is_shown() -> None:
    """Wilson's interval of 73 in 100, as statsmodels gives it."""
    posts = [{"kind": "reply"}] * 73 + [{"kind": "post"}] * 27
    [found] = columns_of("replies", tables(posts=posts), "value", "count", "base", "n", "low", "high")
    assert found == pytest.approx((0.73, 73.0, 100.0, 100, 0.635679, 0.807304), abs=1e-6)
