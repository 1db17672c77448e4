"""The language reader: invented posts, what it does with anything else, and that neighbours do not matter."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.text.language import LANGUAGES, UNSURE, languages
from meetlat.text.texts import laid_out

POSTS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("language_posts.tsv").read_text("utf-8").removesuffix("\n").split("\n")
]
SHARE = 0.98  # of the posts; all but three


def read(*texts: str | None) -> list[str]:
    return [LANGUAGES[code] for code in languages(laid_out(texts))[0]]


def test_posts_of_all_kinds() -> None:
    found = read(*(text for _, text in POSTS))
    wrong = [(got, language, text) for got, (language, text) in zip(found, POSTS, strict=True) if got != language]
    assert len(wrong) <= (1 - SHARE) * len(POSTS), wrong


def test_posts_say_enough() -> None:
    counts = Counter(language for language, _ in POSTS)
    assert set(counts) == set(LANGUAGES)
    assert min(counts[language] for language in LANGUAGES if language != "unsure") >= 20
    lengths = [len(text) for _, text in POSTS]
    assert sum(3 <= length < 40 for length in lengths) >= 90


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "unsure"),
        (None, "unsure"),
        ("https://voorbeeld.nl/wanneer/komt/het", "unsure"),
        ("@wanneerkomthet 😀 12:30", "unsure"),
        ("Amsterdam", "nl"),
        ("wanneer", "nl"),
        ("Straße", "de"),  # the lists write ss
        ("regenwaterafvoerproblematiek", "nl"),  # no list holds it
        ("Abfallentsorgungsgebührenverordnung", "de"),
        ("l'éclairage n'est pas réparé", "fr"),
        ("I'm not sure it's open", "en"),
        ("De website zegt \"page not found\" als ik een afspraak wil maken", "nl"),
        ("L'application dit \"page not found\" quand je clique", "fr"),
        ("Wij vragen aandacht voor het Griekse woord δημοκρατία in ons dorp", "nl"),
        ("WANNEER KOMT DE BUS", "nl"),
        ("wanneeeeeer komt de buuuuus", "nl"),
    ],
)  # fmt: skip
def test_one_text(text: str | None, language: str) -> None:
    assert read(text) == [language]


@pytest.mark.parametrize("language", LANGUAGES[:4])
def test_long_posts_are_read_as_well(language: str) -> None:
    said = " ".join(text for of, text in POSTS if of == language)
    assert read((said * 3)[:3_000]) == [language]


def test_no_texts() -> None:
    codes, certainty = languages(laid_out([]))
    assert codes.tolist() == certainty.tolist() == []


@pytest.mark.parametrize("sure", ["Wanneer komt het grofvuil in onze straat?", "Quand passe le camion poubelle ?"])
def test_plain_sentences_are_certain_and_single_names_less(sure: str) -> None:
    _, certainty = languages(laid_out([sure, "video", ""]))
    assert certainty[0] > 0.999
    assert certainty[1] < 0.7
    assert certainty[2] == 0


@given(st.lists(st.text() | st.sampled_from([text for _, text in POSTS]), max_size=6))
def test_neighbours_do_not_matter(texts: list[str]) -> None:
    together = languages(laid_out(texts))
    alone = [languages(laid_out([text])) for text in texts]
    assert together[0].tolist() == [code for codes, _ in alone for code in codes]
    assert together[1].tolist() == [share for _, shares in alone for share in shares]


HOSTILE = ("\0", "a", "a" * 100_000, "a" * 1_000_000, "e" + "\u0301" * 10_000, "\u202ewanneer", "\ud800", "\U0010ffff")
CROWDED = ("\ue010\ue011\ue012\ue013", " " * 1_000, "x y " * 30_000, "wanneer" * 10_000)


@pytest.mark.parametrize("text", HOSTILE + CROWDED, ids=range(len(HOSTILE + CROWDED)))
def test_hostile_texts_are_read(text: str) -> None:
    codes, certainty = languages(laid_out([text, "Wanneer komt de bus?"]))
    assert LANGUAGES[codes[1]] == "nl"
    assert 0 <= certainty[0] <= 1
    assert codes[0] == UNSURE or certainty[0] > 0.5
