"""Words and runs of letters as numbers: the same thing has the same number everywhere."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.text import grams
from meetlat.text.texts import laid_out

TEXT = st.text(st.sampled_from("abcé ?.@'\n😀"), max_size=30)


def columns(text: str, most: int = 3) -> dict[int, float]:
    row = grams.features(laid_out([text]), 1 << 16, most=most)
    return dict(zip(row.indices.tolist(), row.data.tolist(), strict=True))


def test_equal_words_have_equal_numbers() -> None:
    hashes = grams.word_hashes(laid_out(["nee ja nee", "ja nee"]))
    words = laid_out(["nee ja nee", "ja nee"]).plain.split()
    numbers = {word: {int(hash) for word_, hash in zip(words, hashes, strict=True) if word_ == word} for word in words}
    assert all(len(found) == 1 for found in numbers.values())
    assert len({next(iter(found)) for found in numbers.values()}) == len(numbers)


@pytest.mark.parametrize(
    ("length", "runs"),
    [(1, 2 + 9), (3, 8), (5, 4), (20, 0)],  # of " kat eet " between the marks
)
def test_runs_stay_within_a_word_and_its_spaces(length: int, runs: int) -> None:
    texts = laid_out(["kat eet"])
    starts, hashes = grams.run_hashes(texts, length)
    assert len(starts) == len(hashes)
    found = ["".join(map(chr, texts.codes[start : start + length])) for start in starts]
    assert not [run for run in found if " " in run[1:-1]]
    assert all(len(run) == length for run in found)
    if length == 3:
        assert {"kat", "eet", " ka", "at "} <= set(found)


def test_pairs_reach_no_further_than_their_text() -> None:
    single, double = columns("ja", most=1), columns("ja", most=2)
    assert len(double) > len(single)
    apart = grams.features(laid_out(["ja", "nee"]), 1 << 16, (), 2)
    assert apart.nnz == 2 * (3 + 2)  # "^ ja $": three words, two pairs


def test_a_row_is_scaled_by_the_root_of_what_was_found() -> None:
    row = grams.features(laid_out(["ja nee wel niet"]), 1 << 16)
    assert np.allclose(row.data, 1 / np.sqrt(row.nnz))


@given(st.lists(TEXT, max_size=5))
def test_a_text_has_the_same_row_alone_and_among_others(texts: list[str]) -> None:
    together = grams.features(laid_out(texts), 1 << 12).toarray()
    for number, text in enumerate(texts):
        assert np.allclose(together[number], grams.features(laid_out([text]), 1 << 12).toarray()[0])
