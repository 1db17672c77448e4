"""Precision, recall and F1 are what scikit-learn says they are; intervals hold their figure."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import precision_recall_fscore_support

from meetlat.text.evaluating.intervals import Estimate, bootstrapped, wilson
from meetlat.text.evaluating.measures import accuracy, confusion, macro, micro, of_class

CLASSES = ("a", "b", "c")
pairs = st.lists(st.tuples(st.sampled_from(CLASSES), st.sampled_from(CLASSES)), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("number", "of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (98, 100, 0.9300, 0.9945)],
)
def test_wilson(number: int, of: int, low: float, high: float) -> None:
    assert wilson(number, of) == pytest.approx(Estimate(number / of, low, high), abs=5e-5)


def test_nothing_to_count() -> None:
    assert all(np.isnan(wilson(0, 0)))
    assert all(np.isnan(of_class(confusion(["a"], ["a"], CLASSES), "b").precision))


@given(pairs)
def test_macro(pairs: list[tuple[str, str]]) -> None:
    truth, said = zip(*pairs, strict=True)
    names = sorted(set(truth))
    expected = precision_recall_fscore_support(truth, said, labels=names, average="macro", zero_division=0)
    found = macro(confusion(truth, said, CLASSES))
    assert [one.value for one in found] == pytest.approx(expected[:3])


@given(pairs, st.sampled_from(CLASSES))
def test_one_class(pairs: list[tuple[str, str]], name: str) -> None:
    truth, said = zip(*pairs, strict=True)
    expected = precision_recall_fscore_support(truth, said, labels=[name], zero_division=np.nan)
    found = of_class(confusion(truth, said, CLASSES), name)
    assert [one.value for one in found] == pytest.approx([share[0] for share in expected[:3]], nan_ok=True)


@given(st.lists(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=3, max_size=3), min_size=1, max_size=20))
def test_micro(cells: list[list[tuple[bool, bool]]]) -> None:
    held = np.array(cells)
    truth, said = held[:, :, 0], held[:, :, 1]
    expected = precision_recall_fscore_support(truth, said, average="micro", zero_division=np.nan)
    assert [one.value for one in micro(truth, said)] == pytest.approx(expected[:3], nan_ok=True)


@given(pairs)
def test_intervals_hold_their_figure_and_stay_the_same(pairs: list[tuple[str, str]]) -> None:
    truth, said = zip(*pairs, strict=True)
    found = confusion(truth, said, CLASSES)
    for one in (*macro(found), *of_class(found, "a"), accuracy(found)):
        assert np.isnan(one.value) or 0 <= one.low <= one.high <= 1
    assert repr(macro(found)) == repr(macro(found))
    assert accuracy(found).low <= accuracy(found).value <= accuracy(found).high


def test_more_messages_make_a_figure_surer() -> None:
    few, many = (confusion(["a", "b"] * n + ["a"] * n, ["a", "b"] * n + ["b"] * n, CLASSES) for n in (10, 1_000))
    width: Callable[[Estimate], float] = lambda one: one.high - one.low  # noqa: E731
    assert width(macro(many).f1) < width(macro(few).f1) / 5
    assert width(accuracy(many)) < width(accuracy(few)) / 5


def test_the_bootstrap_of_a_share_is_near_wilson() -> None:
    drawn = bootstrapped(np.array([80, 20]), lambda cells: cells[:, 0] / cells.sum(axis=1))
    assert drawn == pytest.approx(wilson(80, 100), abs=0.015)
