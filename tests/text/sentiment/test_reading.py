"""The sentiment reader: plain cases in four languages, any text at all, and that neighbours do not matter."""

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.text.batch import Batch
from meetlat.text.labelled import SENTIMENTS
from meetlat.text.sentiment import lexicon_sentiments, sentiments

PLAIN = [
    ("Wat een prachtig park is het geworden, complimenten voor de tuinlieden!", "positive"),
    ("Schandalig dat de container wéér niet geleegd is, wat een troep", "negative"),
    ("De bibliotheek is maandag open van tien tot vijf uur", "neutral"),
    ("Dank jullie wel, heel snel en vriendelijk geholpen 👏", "positive"),
    ("Al drie weken geen licht in onze straat en niemand die reageert. Waardeloos.", "negative"),
    ("Waar kan ik een parkeervergunning aanvragen?", "neutral"),
    ("The new library is absolutely wonderful, well done", "positive"),
    ("Absolute shambles, the bins have not been emptied again", "negative"),
    ("Where do I register for a postal vote?", "neutral"),
    ("Un grand merci aux jardiniers, la place est magnifique", "positive"),
    ("Ras-le-bol, encore une semaine sans ramassage, c'est honteux", "negative"),
    ("La mairie est ouverte le samedi matin", "neutral"),
    ("Der neue Spielplatz ist wunderschön, vielen Dank!", "positive"),
    ("Unverschämt, schon wieder keine Müllabfuhr und niemand antwortet", "negative"),
]
HOSTILE = [
    "", "a", "\0", "\0" * 50, "‮‏abc", "\ud800", "x\udfff", "é" * 10_000, "a" * 100_000, "niet " * 20_000,
    "mooi " * 20_000, "maar " * 20_000, "? ! . " * 5_000, "😍" * 50_000, " \t\n ",
]  # fmt: skip


def read(*texts: str | None) -> list[str]:
    return [SENTIMENTS[place] for place in sentiments(Batch(texts))]


@pytest.mark.parametrize(("text", "sentiment"), PLAIN)
def test_plain_cases(text: str, sentiment: str) -> None:
    assert read(text) == [sentiment]


@pytest.mark.parametrize(
    ("text", "sentiment"),
    [
        ("niet slecht hoor", "positive"),
        ("dat is niet mooi", "negative"),
        ("geen klachten", "positive"),
        ("de straat is open", "neutral"),
        ("I am not happy", "negative"),
        ("pas mal du tout", "positive"),
    ],
)
def test_the_lexicon_alone(text: str, sentiment: str) -> None:
    batch = Batch([text])
    languages = np.full(1, {"I": 1, "p": 2}.get(text[0], 0), np.int8)
    assert [SENTIMENTS[place] for place in lexicon_sentiments(batch.texts, languages)] == [sentiment]


def test_the_lists_of_others_alone_do_not_know_our_words() -> None:
    batch = Batch(["petje af", "mooi", "niet mooi", "geweldig maar duur"])
    languages = np.zeros(4, np.int8)
    alone, all_of_it = (lexicon_sentiments(batch.texts, languages, own=own).tolist() for own in (False, True))
    assert [SENTIMENTS[place] for place in alone] == ["neutral", "positive", "negative", "positive"]
    assert SENTIMENTS[all_of_it[0]] == "positive"


@pytest.mark.parametrize("text", [None, "", "\0", "\0" * 50, " \t\n ", "...", "\ud800"])
def test_a_text_without_words_is_neutral(text: str | None) -> None:
    assert read(text) == ["neutral"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_read(text: str) -> None:
    assert read(text)[0] in SENTIMENTS


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_texts_are_read(texts: list[str]) -> None:
    assert len(read(*texts)) == len(texts)


def test_neighbours_do_not_matter() -> None:
    texts = [text for text, _ in PLAIN] + ["niet", "maar", "heel", "mooi"]
    together = read(*texts)
    assert together == [read(text)[0] for text in texts]
    assert together == read(*texts[::-1])[::-1]
    assert together == read(*texts, *texts)[len(texts) :]


def test_a_batch_reads_the_same_in_another_process() -> None:
    batch = Batch([text for text, _ in PLAIN])
    before = sentiments(batch)
    assert (sentiments(pickle.loads(pickle.dumps(batch))) == before).all()
