"""Which ranking an address asks for: whatever it says, something that can be ranked."""

import pytest
from django.http import QueryDict
from hypothesis import example, given
from hypothesis import strategies as st

from meetlat.measure.ranking import Tie
from meetlat.site.pages.measures.ranking_asked import OFFERED, TOP_LIST, USUAL, Wish, wished
from meetlat.site.pages.measures.ranking_form import wrong as words_of_wrong

TEXTS = st.text(max_size=12)


@pytest.mark.parametrize(
    ("query", "wish"),
    [
        ("", Wish()),
        ("by=answered", Wish(("answered",), minimum=TOP_LIST)),  # top lists of answering begin at twenty
        ("by=answered&minimum=5", Wish(("answered",), minimum=5)),
        ("by=posts&by=posts&by=nothing", Wish(("posts",))),
        ("by=nothing", Wish()),
        ("by=posts&weight-posts=2%2C5", Wish(("posts",), {"posts": 2.5})),
        (
            "by=posts&weight-posts=0&weight-answered=3",
            Wish(("posts",), {"answered": 3.0}),
        ),
        ("by=posts&weight-posts=1", Wish(("posts",))),
        ("weight-posts=nan", Wish()),
        ("weight-posts=1e9", Wish()),
        ("per=organisation&size=S&tie=average&list=yes", Wish(USUAL, {}, False, "S", Tie.AVERAGE, 0, True)),
        ("without=+Ameland%0D%0AVeere+&without=%00nl.gm0093", Wish(without="Ameland\r\nVeere \nnl.gm0093")),
        ("per=x&size=x&tie=x&list=x&minimum=-3", Wish()),
    ],
)
def test_what_is_asked(query: str, wish: Wish) -> None:
    assert wished(QueryDict(query)) == wish


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("", []),
        ("edition=measures-2025", []),  # nothing was sent: no form
        ("per=inhabitant&size=&tie=&minimum=&weight-posts=", [("by", "")]),
        ("by=posts&by=Foo", [("by", "Foo")]),
        ("by=posts&weight-posts=-3&weight-answered=nan", [("weight", "-3"), ("weight", "nan")]),
        ("by=posts&size=XL&tie=x&minimum=abc", [("size", "XL"), ("tie", "x"), ("minimum", "abc")]),
        ("by=posts&minimum=" + "9" * 99, [("minimum", "9" * 40)]),
    ],
)
def test_what_cannot_be_is_named(query: str, wrong: list[tuple[str, str]]) -> None:
    assert list(wished(QueryDict(query)).wrong) == wrong
    assert len(words_of_wrong(wished(QueryDict(query)))) == len(wrong)


@given(
    st.dictionaries(
        st.sampled_from(["by", "per", "size", "tie", "list", "minimum", "weight-posts", "without", "x"]), TEXTS
    )
)
@example({"weight-posts": "1"})
@example({"weight-posts": "1.23456789"})
@example({"weight-posts": "1e-300"})
def test_any_address_asks_for_something_that_can_be(query: dict[str, str]) -> None:
    given = QueryDict(mutable=True)
    given.update(query)
    wish = wished(given)
    assert set(wish.measures) <= set(OFFERED)
    assert wish.measures
    assert all(0 < wish.weight(one) <= 10 for one in wish.measures)
    assert wished(QueryDict(wish.query()[1:])) == wish  # the address carries all of it


def test_counts_can_be_ranked_per_inhabitant_or_not() -> None:
    assert Wish().indicator("followers") == "followers_per_inhabitant"
    assert Wish(per_inhabitant=False).indicator("followers") == "followers"
    assert Wish().indicator("answered") == "answered"
