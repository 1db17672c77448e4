"""Phrases as people write them, and where they are found."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.text.phrases import Phrases, Together
from meetlat.text.texts import laid_out


def finds(phrase: str, text: str) -> bool:
    return bool(len(Phrases([phrase]).find(laid_out([text])).phrase))


@pytest.mark.parametrize(
    ("phrase", "there", "not_there"),
    [
        ("afval", "Waar blijft het AFVAL?", "Het afvalbakje"),
        ("afval*", "Het afvalbakje", "Restafval ligt er"),
        ("*afval", "Restafval ligt er", "Het afvalbakje"),
        ("*afval*", "restafvalbak", "afbal"),
        ("^ wanneer", "Hallo. Wanneer komt u", "ik weet niet wanneer"),
        ("? $", "Is dat zo?!", "Is dat zo? Ja"),
        ("? ^ ja", "Is dat zo? Ja", "Ja? Is dat zo"),
        ("weet iemand", "Weet iemand  iets", "Weet niemand iets"),
        ("est-ce que", "Est ce que la piscine", "est que"),
        ("l'eau", "de l’eau !", "leau"),
        ("réparer", "reparer la route", "repare"),
        ("<link> $", "Lees https://a.example", "https://a.example lezen"),
        ("<name> weet", "@… weet jij", "weet @…"),
        ("!", "Nu!", "Nu?"),
        ("a.u.b", "kan dat a.u.b.", "aub"),
    ],
)
def test_notation(phrase: str, there: str, not_there: str) -> None:
    assert finds(phrase, there)
    assert not finds(phrase, not_there)


def test_accents_may_be_asked_for() -> None:
    exact, loose = Phrases(["où"], accents=True), Phrases(["où"])
    texts = laid_out(["ou bien", "où est"])
    assert list(exact.find(texts).text) == [1]
    assert list(loose.find(texts).text) == [0, 1]


def test_overlapping_phrases_are_all_found() -> None:
    found = Phrases(["kan iemand", "iemand mij", "iemand"]).find(laid_out(["Kan iemand mij helpen"]))
    assert sorted(found.phrase) == [0, 1, 2]


def test_counts_per_group() -> None:
    phrases = Phrases(["ja", "jawel", "nee"])
    texts = laid_out(["ja ja jawel", "nee", ""])
    counts = phrases.counts(phrases.find(texts), 3, np.array([0, 0, 1]), 2)
    assert counts.tolist() == [[3, 0], [0, 1], [0, 0]]


@pytest.mark.parametrize("phrase", ["", "*", "^", "$", " * ", "---"])
def test_a_phrase_of_nothing_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="no word or sign"):
        Phrases([phrase])


def test_no_phrases_find_nothing() -> None:
    assert not len(Phrases([]).find(laid_out(["ja"])).phrase)


WORDS = st.lists(st.sampled_from(["ja", "nee", "wat", "wie?", "Daar.", "…", "@x", "é"]), max_size=8).map(" ".join)


@given(
    st.lists(WORDS, max_size=6),
    st.lists(st.sampled_from(["ja", "ja nee", "^ wat", "? $", "n*"]), min_size=1, max_size=3),
)
def test_what_is_found_in_a_text_does_not_depend_on_its_neighbours(texts: list[str], phrases: list[str]) -> None:
    machine = Phrases(phrases)
    together = machine.find(laid_out(texts))
    for number, text in enumerate(texts):
        alone = machine.find(laid_out([text]))
        assert sorted(together.phrase[together.text == number]) == sorted(alone.phrase)


def test_several_look_in_one_pass_and_each_finds_what_is_its_own() -> None:
    several = [Phrases(["afval", "^ wie"]), Phrases([]), Phrases(["*val*", "afval"]), Phrases.as_they_stand([" en "])]
    said = ["Wie haalt het afval op en wanneer", "", "afval en aanval"]
    together, alone = laid_out(said), laid_out(said)
    Together(several).look(together)
    for each in several:
        one, other = each.find(together), each.find(alone)
        assert all(np.array_equal(getattr(one, name), getattr(other, name)) for name in ("phrase", "text", "start"))
    assert [len(each.find(together).phrase) for each in several] == [3, 0, 5, 2]
    assert set(together.found) == set(several)
