"""The files of words: that every word can be found, and which file goes over which."""

import csv
import tomllib
from importlib.resources import files

import numpy as np
import pytest

from meetlat.text.phrases import Phrases
from meetlat.text.sentiment.lexicon import LISTED, ROLES, SIGNS, SPOKEN, lexicon
from meetlat.text.texts import laid_out

WORDS = files("meetlat.text.sentiment") / "words"


def own(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((WORDS / f"{name}.toml").read_text(encoding="utf-8"))


def says(word: str, language: str, role: str = "polarity") -> float:
    known = lexicon()
    found = known.phrases.find(laid_out([word])).phrase
    return float(known.says[found, SPOKEN.index(language), ROLES.index(role)].sum())


@pytest.mark.parametrize("name", [*SPOKEN, SIGNS])
def test_each_of_our_own_words_is_found_where_it_stands(name: str) -> None:
    groups = [words for group in own(name).values() for words in group.values()]
    words = [word.strip() for group in groups for word in group.replace("\n", " ").split(",") if word.strip()]
    found = Phrases(words).find(laid_out([word.strip("^* ") for word in words]))
    assert set(range(len(words))) == set(found.phrase[found.phrase == found.text].tolist())


@pytest.mark.parametrize("language", LISTED)
def test_lists_hold_words_in_order_with_numbers_in_range(language: str) -> None:
    rows = list(csv.DictReader((WORDS / f"{language}.csv").read_text(encoding="utf-8").splitlines()))
    words = [row["word"] for row in rows]
    assert words == sorted(set(words))
    assert all(-1 <= float(row["polarity"]) <= 1 and 0.5 <= float(row["intensity"]) <= 2 for row in rows)


@pytest.mark.parametrize(
    ("word", "language", "sign"),
    [
        ("schandalig", "nl", -1),
        ("schandalige", "nl", -1),  # of our own stem, that goes over the list
        ("slimme", "nl", 1),  # the list has it as slim
        ("toppers", "nl", 1),
        ("ras-le-bol", "fr", -1),
        ("nul", "fr", -1),
        ("nul", "nl", 0),
        ("shambles", "en", -1),
        ("kudos", "en", 1),
        ("like", "en", 1),
        ("scheiße", "de", -1),
        ("😍", "de", 1),
    ],
)
def test_words(word: str, language: str, sign: int) -> None:
    assert np.sign(says(word, language)) == sign


def test_words_of_two_roles_keep_both() -> None:
    assert says("helaas", "nl") < 0
    assert says("helaas", "nl", "but") == 1
    assert says("super", "fr", "degree") > 1


def test_of_a_text_in_no_known_language_a_word_says_what_it_says_where_it_is_known() -> None:
    known = lexicon()
    number = known.phrases.find(laid_out(["petje af"])).phrase[0]
    column = known.says[number, :, ROLES.index("polarity")]
    assert column[-1] == column[SPOKEN.index("nl")]


def test_the_licence_of_each_list_is_told() -> None:
    told = (WORDS / "README.md").read_text(encoding="utf-8")
    assert all(f"`{language}.csv`" in told for language in LISTED)
    assert "Permission is hereby granted" in told  # VADER's licence asks for its whole text
