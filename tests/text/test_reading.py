"""Texts in, a table of readings out."""

import pickle
import time

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetlat.text.batch import AT_ONCE
from meetlat.text.places import Places
from meetlat.text.places.gazetteer import Gazetteer, Municipality
from meetlat.text.reading import COLUMNS, Reader
from tests.text.test_texts import HOSTILE

SAID = st.sampled_from(
    ["Wanneer komt het grofvuil?", "", "Schandalig!", "Dank u", "Is the pool open", "où est la mairie", "a", "@…", "🎉"]
)  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_columns(reader: Reader) -> None:
    read = reader.read(["Weet iemand wanneer het grofvuil wordt opgehaald?", None])
    assert tuple(read.column_names) == COLUMNS
    first, nothing = read.to_pylist()
    assert (first["language"], first["is_question"], first["contact"], first["topics"]) == (
        "nl",
        True,
        "question",
        ["waste"],
    )
    assert first["question_score"] > 0.5
    assert first["reasons"]
    assert (nothing["language"], nothing["is_question"], nothing["reasons"], nothing["topics"]) == (
        "unsure",
        False,
        [],
        [],
    )
    assert (nothing["sentiment"], nothing["contact"], nothing["automatic"]) == ("neutral", "other", False)


def test_no_texts(reader: Reader) -> None:
    read = reader.read([])
    assert read.num_rows == 0
    assert tuple(read.column_names) == COLUMNS


def test_places_are_found_where_the_gazetteer_has_them() -> None:
    towns = (Municipality("xx.polderdam", ("Polderdam",)), Municipality("xx.duinhaven", ("Duinhaven",)))
    reader = Reader(Places(Gazetteer(towns)))
    read = reader.read(["Ik woon in Polderdam en werk in Duinhaven", "Ik woon hier"])
    assert [sorted(places or ()) for places in read.column("places").to_pylist()] == [
        ["xx.duinhaven", "xx.polderdam"],
        [],
    ]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_texts_within_a_second(reader: Reader, text: str) -> None:
    reader.read(["what has to be loaded, is"])
    began = time.process_time()
    assert reader.read([text]).num_rows == 1
    assert time.process_time() - began < 1


@settings(max_examples=25)
@given(st.lists(SAID, min_size=1, max_size=12), st.integers(1, 12))
def test_neither_neighbours_nor_batches_matter(texts: list[str], at: int) -> None:
    reader = Reader()
    together = reader.read(texts).to_pylist()
    apart = reader.read(texts[:at]).to_pylist() + reader.read(texts[at:]).to_pylist()
    assert together == apart


def test_batches_are_put_together_in_order(reader: Reader) -> None:
    texts = ["Wanneer?", "Bedankt!"] * AT_ONCE
    read = reader.read(texts)
    assert read.num_rows == len(texts)
    assert read.slice(2 * AT_ONCE - 2).combine_chunks().equals(pa.table(reader.read(texts[:2])))


def test_another_process_reads_the_same(reader: Reader) -> None:
    texts = ["Kan iemand mij helpen", "Nee."]
    assert pickle.loads(pickle.dumps(reader)).read(texts).equals(reader.read(texts))
