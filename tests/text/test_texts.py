"""The plain form: what is kept of a text, and that nothing that is text makes it fail."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.text.letters import BEGIN, END, LINK, NAME
from meetlat.text.texts import LONGEST, laid_out

SHOWN = {BEGIN: "^", END: "$", LINK: "<link>", NAME: "<name>"}
ANY = st.text(st.characters(), max_size=60)  # halves of surrogate pairs included
HOSTILE = {
    "nothing": "",
    "one letter": "a",
    "long": "Wanneer komt het grofvuil? " * 3_704,
    "a megabyte of a": "a" * 1_000_000,
    "accents": "a" + "\u0301" * 10_000,
    "accents of many sorts": "a" + "\u0301\u0316\u0345\u0321" * 2_500,
    "NUL": "wie\0weet\0het",
    "right to left": "\u202eneereg\u202c \u200fwat",
    "half a pair": "ja \ud83d nee \udc00",
    "private use": "".join(map(chr, range(0xE000, 0xE020))),
    "only ends": chr(END) * 500,
    "signs": "?!." * 3_000,
    "apostrophes": "'" * 3_000,
    "at signs": "@" * 3_000 + " @ @ @",
    "links": "https://" * 1_000 + " www. ://",
    "line ends": "\r\n\u2028\u2029\x85" * 500,
}


def shown(text: str | None) -> str:
    return "".join(SHOWN.get(ord(sign), sign) for sign in laid_out([text]).plain).strip()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (None, "^ $"),
        ("", "^ $"),
        ("Wanneer komt het grofvuil", "^ wanneer komt het grofvuil $"),
        ("Weet iemand dat? Graag actie!", "^ weet iemand dat ? ^ graag actie ! ^ $"),
        ("Echt?!? Nee...", "^ echt ? ^ nee . ^ $"),
        ("Open tot 21.00 uur, a.u.b. komen", "^ open tot 21.00 uur a.u.b . ^ komen $"),
        ("Van 1,5 naar 2:30", "^ van 1,5 naar 2:30 $"),
        ("twee\nregels", "^ twee . ^ regels $"),
        ("Kijk: https://polderdam.example/a?b=c!", "^ kijk : <link> $"),
        ("zie www.polderdam.example", "^ zie <link> $"),
        ("@… weet jij het", "^ <name> weet jij het $"),
        ("mail naar jan@polderdam.example", "^ mail naar <name> $"),
        ("L'eau qu'est-ce que c'est", "^ l' eau qu' est ce que c' est $"),
        ("foto’s van 's-Gravenhage", "^ foto's van s gravenhage $"),
        ("Heeeeel mooooi", "^ heel mooi $"),
        ("#WatEenDag 👍🏽❤️", "^ # wateendag 👍 ❤ $"),
        ("“Zo” zei «hij»", '^ " zo " zei " hij " $'),
        ("Amsterdam/Rotterdam", "^ amsterdam rotterdam $"),
        ("e\u0301te\u0301", "^ été $"),
        ("ﬁets", "^ ﬁets $"),
        ("＠jan fietst", "^ <name> fietst $"),
        ("a\0b", "^ a b $"),
        ("stil\u200bte", "^ stilte $"),
    ],
)
def test_plain_form(text: str | None, plain: str) -> None:
    assert shown(text) == plain


def test_capitals_stay_beside_it() -> None:
    texts = laid_out(["Best Eindhoven", "ÉÉN"])
    assert (
        "".join(map(chr, texts.cased)).replace(chr(BEGIN), "^").replace(chr(END), "$") == " ^ Best Eindhoven $ ^ ÉÉN $"
    )
    assert len(texts.cased) == len(texts.codes)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_texts_within_a_second(text: str) -> None:
    began = time.process_time()
    texts = laid_out([text, "en verder"])
    assert texts.plain.endswith("en verder " + chr(END))
    assert time.process_time() - began < 1


def test_long_texts_are_cut() -> None:
    assert shown("b" * LONGEST + "?") == "^ bb $"
    assert shown("ja " * LONGEST + "nee").count("ja") == LONGEST // 3


@given(st.lists(st.none() | ANY, max_size=8))
def test_each_text_is_laid_out_by_itself(texts: list[str | None]) -> None:
    together = laid_out(texts)
    alone = [laid_out([text]).plain for text in texts]
    assert together.plain == "".join(alone)
    assert together.number == len(texts) == len(together.ends)


@given(ANY)
def test_words_stand_one_space_apart(text: str) -> None:
    plain = laid_out([text]).plain
    assert "  " not in plain
    assert plain[:2] == " " + chr(BEGIN)
    assert plain[-1] == chr(END)
    assert not any(sign.isupper() for sign in plain if ord(sign) < 0x3000 and len(sign.lower()) == 1)


def test_each_place_knows_its_text() -> None:
    texts = laid_out(["a b", "", "c"])
    assert np.array_equal(texts.text_of[texts.ends], [0, 1, 2])
    assert [chr(code) for code in texts.codes[texts.text_of == 2]] == [" ", chr(BEGIN), " ", "c", " ", chr(END)]
