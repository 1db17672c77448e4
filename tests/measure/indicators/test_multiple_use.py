import pytest

from tests.measure.messages import Expected, Given, columns_of, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # one in two
        ({"posts": [{}, {"own_link": True}], "organisations": [{"own_site": "a.nl"}]}, {"nl.a": 0.5}),
        # a link elsewhere
        ({"posts": [{"own_link": False}], "organisations": [{"own_site": "a.nl"}]}, {"nl.a": 0.0}),
        # replies take no part
        (
            {
                "posts": [{"own_link": True}, {"kind": "reply"}, {"kind": "repost"}],
                "organisations": [{"own_site": "a.nl"}],
            },
            {"nl.a": 1.0},
        ),
        # the website is not known
        ({"posts": [{}]}, {}),
        # an account that was silent
        ({"voices": [{}], "organisations": [{"own_site": "a.nl"}]}, {}),
    ],
)
def test_who_leads_to_its_own_website(given: Given, expected: Expected) -> None:
    """Of messages that start a conversation; only where the website is known."""
    assert value_of("multiple_use", tables(**given)) == expected


def test_what_stands_behind_it() -> None:
    found = columns_of(
        "multiple_use",
        tables(posts=[{}, {}, {}, {"own_link": True}], organisations=[{"own_site": "a.nl"}]),
        "count",
        "base",
        "n",
    )
    assert found == [(1.0, 4.0, 4)]
