"""The numbers that are made of what is felt in a text."""

import numpy as np
import pytest

from meetlat.text.sentiment.features import NAMES, features
from meetlat.text.sentiment.hits import hits
from meetlat.text.sentiment.lexicon import lexicon
from meetlat.text.texts import laid_out


def said(*texts: str) -> list[dict[str, float]]:
    laid = laid_out(texts)
    rows = features(laid, hits(laid, np.zeros(len(texts), np.int8), lexicon()))
    return [{name: float(value) for name, value in zip(NAMES, row, strict=True) if value} for row in rows]


@pytest.mark.parametrize(
    ("text", "held", "missing"),
    [
        ("wat een mooi park", {"positive", "leans-positive", "last", "first"}, {"negative", "both", "nothing"}),
        ("een vies park", {"negative", "leans-negative"}, {"positive", "both"}),
        ("mooi park maar vies water", {"positive-before-but", "negative-after-but", "both"}, {"nothing"}),
        ("niet mooi", {"denied-positive", "denials"}, {"strong-positive", "positive"}),
        ("schandalig!", {"strong-negative", "exclamations", "exclaimed-negative"}, {"exclaimed-positive", "questions"}),
        ("park 😍", {"positive-sign", "leans-positive"}, {"positive", "negative-sign"}),
        ("lekker bezig hoor", {"irony"}, {"positive"}),
        ("@iemand zie https://polderdam.example/park", {"names", "links", "nothing"}, {"positive"}),
        ("", {"nothing"}, {"balance", "last"}),
    ],
)
def test_features(text: str, held: set[str], missing: set[str]) -> None:
    (row,) = said(text)
    assert held <= row.keys()
    assert not missing & row.keys()


def test_balance_goes_from_one_side_to_the_other() -> None:
    up, down, mixed = (row.get("balance", 0.0) for row in said("mooi", "vies", "mooi park en vies water"))
    assert (up, down) == (1.0, -1.0)
    assert -1 < mixed < 1


def test_all_numbers_are_between_minus_one_and_one() -> None:
    texts = ["heel mooi! " * 200, "vreselijk vies? " * 200, "a" * 5_000, "😍" * 300]
    laid = laid_out(texts)
    rows = features(laid, hits(laid, np.zeros(4, np.int8), lexicon()))
    assert np.abs(rows).max() <= 1
