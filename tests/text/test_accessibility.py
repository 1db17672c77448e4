"""Whether a post can be read by everybody: one table of cases per rule, and any text in."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.text.accessibility import COLUMNS, accessibility

COUNTS = ("length", "words_in_capitals", "hashtags", "hard_hashtags", "emoji_in_a_row", "signs_as_pictures")
ANY_TEXT = st.text(st.characters(codec=None), max_size=60)
HOSTILE = [
    "",
    "a",
    "\0",
    "\u202e\u200f#\u202d",
    "\ud800",
    "e" + "\u0301" * 10_000,
    "a" * 1_000_000,
    "#" * 100_000,
    "😀" * 9_999,
]


def row(text: str | None, **known: Any) -> dict[str, Any]:
    (only,) = accessibility([text], **known).to_pylist()
    return dict(only)


@pytest.mark.parametrize(("text", "readable"), [
    ("#wateenmooiedag", False),
    ("#WATEENMOOIEDAG", False),                # no capital tells where a word begins
    ("#WatEenMooieDag", True),
    ("#wat_een_mooie_dag", True),              # the underscore parts the words
    ("#zwerfafval", True),                     # twelve letters and fewer may be one word
    ("#twaalfletter", True),
    ("#dertienletter", False),
    ("#gemeenteraadsverkiezingen", False),     # one word, taken for several: the price of a rule that anybody can check
    ("#dag #wateenmooiedag", False),           # one is enough
    ("geen hashtag", None),
    ("nummer # 4 en a#b", None),
    ("https://polderdam.example/#wateenmooiedag", None),
])  # fmt: skip
def test_hashtags_show_where_words_begin(text: str, readable: bool | None) -> None:
    assert row(text)["readable_hashtags"] is readable


@pytest.mark.parametrize(("text", "fine"), [
    ("De BOA zag het GFT bij de WOZ-balie liggen", True),
    ("LET OP, morgen is het gemeentehuis dicht", True),
    ("MORGEN IS HET GEMEENTEHUIS DICHT", False),
    ("MORGEN is het GEMEENTEHUIS helemaal DICHT", False),  # three words in capitals
    ("NL-ALERT", True),                                    # too short to tell
    ("www.polderdam.example/ABCDEFGHIJKLMNOPQRSTUVWXYZ hier staat het", True),
])  # fmt: skip
def test_no_shouting(text: str, fine: bool) -> None:
    assert row(text)["no_shouting"] is fine


@pytest.mark.parametrize(("text", "number"), [
    ("hoera", 0),
    ("hoera 🎉", 1),
    ("🎉🎉 en 🎉🎉🎉", 3),
    ("🎉 🎉 🎉 🎉", 4),
    ("👩‍👩‍👧", 1),   # several signs, read as one
    ("👍🏽", 1),
    ("🇳🇱🇧🇪", 2),
])  # fmt: skip
def test_emoji_in_a_row(text: str, number: int) -> None:
    found = row(text)
    assert (found["emoji_in_a_row"], found["few_emoji"]) == (number, number <= 3)


@pytest.mark.parametrize(("text", "number"), [
    ("kijk ===> hier", 1), ("kijk -> hier", 1), ("***** nieuws *****", 2), ("¯\\_(ツ)_/¯", 1), ("- een lijst", 0),
    ("dat duurt...", 0), ("van 8.00 - 9.00 uur", 0), ("https://polderdam.example/a---b", 0), (":-)", 0),
])  # fmt: skip
def test_signs_as_pictures(text: str, number: int) -> None:
    found = row(text)
    assert (found["signs_as_pictures"], found["no_signs_as_pictures"]) == (number, number == 0)


@pytest.mark.parametrize(("text", "number"), [("𝓗𝓸𝓲", 3), ("Ｈoi", 1), ("ⓗoi", 1), ("Hoi, é en ß", 0), ("Привет", 0)])
def test_fancy_letters(text: str, number: int) -> None:
    found = row(text)
    assert (found["fancy_letters"], found["plain_letters"]) == (number, number == 0)


@pytest.mark.parametrize(("pictures", "described", "verdict"), [
    (2, 2, True), (2, 1, False), (1, 0, False), (0, 0, None), (None, None, None), (1, None, None), (None, 1, None),
])  # fmt: skip
def test_pictures_are_described(pictures: int | None, described: int | None, verdict: bool | None) -> None:
    assert row("foto", pictures=[pictures], described=[described])["described"] is verdict


def test_nothing_is_known_of_pictures_without_their_columns() -> None:
    assert row("foto")["described"] is None


@pytest.mark.parametrize(("text", "verdict"), [
    ("lees https://www.polderdam.example/nieuws", True),
    ("lees https://loket.polderdam.example", True),
    ("lees HTTPS://POLDERDAM.EXAMPLE:443/a?b", True),
    ("lees www.polderdam.example.", True),
    ("lees https://polderdam.example@kwaad.example/", False),
    ("lees https://nepolderdam.example", False),
    ("lees https://krant.example/?u=https://polderdam.example", False),
    ("polderdam", False),
])  # fmt: skip
def test_a_link_to_the_own_site(text: str, verdict: bool) -> None:
    assert row(text, own_hosts=["https://www.Polderdam.example/"])["links_to_original"] is verdict
    assert row(text)["links_to_original"] is None


def test_of_a_long_text_the_whole_length_is_told() -> None:
    assert row("a" * 12_345)["length"] == 12_345


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_read(text: str) -> None:
    assert tuple(row(text)) == COLUMNS


@given(
    st.lists(
        st.none() | ANY_TEXT | st.from_regex(r"(#\w{10,15}|[=<>-]{2,4}|www\.\w+|\0| ){1,6}", fullmatch=True), max_size=6
    )
)
def test_any_text_is_read_by_itself(texts: list[str | None]) -> None:
    """What stands beside a text changes nothing."""
    together = accessibility(texts, own_hosts=["polderdam.example"]).to_pylist()
    assert together == [row(text, own_hosts=["polderdam.example"]) for text in texts]
    for found in together:
        assert all(found[name] >= 0 for name in COUNTS)
        assert 0 <= found["capitals"] <= 1
        assert found["hard_hashtags"] <= found["hashtags"]
