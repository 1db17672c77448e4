"""What a text is about: keywords, weak ones in twos, exceptions, languages; in any text, together or alone."""

import pickle
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.text.language import LANGUAGES
from meetlat.text.texts import laid_out
from meetlat.text.topics import Topic, Topics, Words, topics

NOTHING = Words()
WASTE = Words(("*afval*", "glasbak", "grof vuil"), ("vol", "bak", "legen", "bak legen"), ("afvallen", "afvalstoffen*"))
LISTS = Topics((
    Topic("waste", {}, "", "", (WASTE, Words(("bin", "litter*")), NOTHING, NOTHING)),
    Topic("taxes", {}, "", "", (Words(("afvalstoffenheffing",)), NOTHING, Words(("impôt*",)), NOTHING)),
))  # fmt: skip
HOSTILE = ["", "a", "\0", "\u202e\u200f", "\ud800", "e" + "\u0301" * 10_000, "a" * 1_000_000, "afval " * 20_000]


def about(texts: Sequence[str | None], language: str = "nl", lists: Topics = LISTS) -> list[list[str]]:
    """The names of the topics of each text."""
    held = lists.topics_of(laid_out(texts), np.full(len(texts), LANGUAGES.index(language), np.int8))
    assert held.dtype == bool
    return [[name for name, one in zip(lists.names, row, strict=True) if one] for row in held]


@pytest.mark.parametrize(("text", "names"), [
    ("Zwerfafval!", ["waste"]),
    ("#glasbak", ["waste"]),
    ("glasbakken", []),                               # without a star the word ends there
    ("grof vuil", ["waste"]),
    ("grof. Vuil", []),
    ("de bak", []),
    ("de bak is vol", ["waste"]),                     # two weak ones
    ("vol, vol, helemaal vol", []),                   # the same one twice
    ("bak legen", ["waste"]),
    ("Ik wil afvallen", []),
    ("Ik wil afvallen en het afval ligt er", ["waste"]),
    ("de afvalstoffenheffing", ["taxes"]),            # an exception of one topic is none of another's
    ("afval of afvalstoffenheffing", ["waste", "taxes"]),
    ("Litter, bin, impôts", []),                      # not in Dutch
    ("", []),
])  # fmt: skip
def test_what_counts(text: str, names: list[str]) -> None:
    assert about([text]) == [names]


@pytest.mark.parametrize(("weak", "held"), [
    (("bak legen", "legen"), False),     # one lies over the other
    (("bak legen", "vol"), True),
    (("bak*", "bakken"), False),
])  # fmt: skip
def test_weak_ones_stand_beside_one_another(weak: tuple[str, ...], held: bool) -> None:
    lists = Topics([Topic("waste", {}, "", "", (Words((), weak), NOTHING, NOTHING, NOTHING))])
    assert about(
        ["de bak legen, bakken vol"] if held else ["de bak legen" if "legen" in weak else "bakken"], "nl", lists
    ) == [["waste"] if held else []]


@pytest.mark.parametrize(("language", "names"), [
    ("nl", ["waste"]), ("en", ["waste"]), ("fr", ["taxes"]), ("de", []), ("other", ["waste", "taxes"]),
    ("unsure", ["waste", "taxes"]),
])  # fmt: skip
def test_a_phrase_counts_in_its_language_and_where_none_is_sure(language: str, names: list[str]) -> None:
    assert about(["glasbak litter impots"], language) == [names]


def test_topics_can_be_handed_to_another_process() -> None:
    assert about(["glasbak"]) == [["waste"]]  # what was made for searching is not handed over
    assert about(["glasbak"], lists=pickle.loads(pickle.dumps(LISTS))) == [["waste"]]


def test_without_texts_there_are_no_rows() -> None:
    assert LISTS.topics_of(laid_out([]), np.empty(0, np.int8)).shape == (0, 2)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_read(text: str) -> None:
    assert about([text]) == [["waste"] if "afval" in text else []]


@given(st.lists(st.none() | st.text(st.characters(codec=None)) | st.text("afvl bkenstog", max_size=60), max_size=8))
def test_a_text_does_not_matter_to_its_neighbours(texts: list[str | None]) -> None:
    assert about(texts) == [names for text in texts for names in about([text])]


@given(
    st.lists(
        st.sampled_from(["afval", "afvallen", "afvalstoffenheffing", "bak", "vol", "de", "grof vuil", "."]), max_size=12
    )
)
def test_it_finds_what_a_reading_word_by_word_finds(words: list[str]) -> None:
    strong = {"afval", "grof vuil"} & set(words)
    weak = {"bak", "vol"} <= set(words)
    expected = (["waste"] if strong or weak else []) + (["taxes"] if "afvalstoffenheffing" in words else [])
    assert about([" ".join(words)]) == [expected]


def test_the_topics_are_those_of_the_labelling_rule() -> None:
    rule = (Path(__file__).parents[3] / "docs/reference/labelling.md").read_text(encoding="utf-8")
    listed = rule.split("\n## Topics\n")[1].split("\n## ")[0]
    assert sorted(line.split("`")[1] for line in listed.splitlines() if line.startswith("| `")) == list(topics().names)
