"""Precision, recall and F1 of what a reader says, beside the labels."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from meetlat.text.evaluating.intervals import Counts, Estimate, Shares, bootstrapped, wilson

Bools = npt.NDArray[np.bool_]


class Measures(NamedTuple):
    """Of one class; or the mean over classes (macro); or of all decisions together (micro)."""

    precision: Estimate
    recall: Estimate
    f1: Estimate


class Confusion(NamedTuple):
    """``counts``: a row per class that is labelled, a column per class that was read."""

    classes: tuple[str, ...]
    counts: Counts


def confusion(truth: Sequence[str], said: Sequence[str], classes: Sequence[str]) -> Confusion:
    place = {name: number for number, name in enumerate(classes)}
    cells = np.array([place[one] for one in truth], np.int64) * len(place) + [place[one] for one in said]
    counts = np.bincount(cells.astype(np.int64), minlength=len(place) ** 2)
    return Confusion(tuple(classes), counts.reshape(len(place), len(place)))


def of_class(said: Confusion, name: str) -> Measures:
    """How well one class is told from all others."""
    at = said.classes.index(name)
    hit, all_said, all_true = said.counts[at, at], said.counts[:, at].sum(), said.counts[at].sum()
    cells = np.array([hit, all_said - hit, all_true - hit, said.counts.sum() - all_said - all_true + hit])
    return Measures(wilson(int(hit), int(all_said)), wilson(int(hit), int(all_true)), bootstrapped(cells, _f1))


def macro(said: Confusion) -> Measures:
    """The mean over the classes that are labelled: each counts the same, however rare."""
    given = np.flatnonzero(said.counts.sum(axis=1))
    cells, width = said.counts.ravel(), len(said.classes)

    def parts(counts: Counts) -> tuple[Counts, Counts, Counts]:
        table = counts.reshape(-1, width, width)
        return table[:, given, given], table.sum(axis=1)[:, given], table.sum(axis=2)[:, given]

    def precision(counts: Counts) -> Shares:
        hit, all_said, _ = parts(counts)
        return _mean(_shares(hit, all_said), all_said >= 0)

    def recall(counts: Counts) -> Shares:
        hit, _, all_true = parts(counts)
        return _mean(_shares(hit, all_true), all_true > 0)

    def f1(counts: Counts) -> Shares:
        hit, all_said, all_true = parts(counts)
        return _mean(_shares(2 * hit, all_said + all_true), all_said + all_true > 0)

    return Measures(bootstrapped(cells, precision), bootstrapped(cells, recall), bootstrapped(cells, f1))


def accuracy(said: Confusion) -> Estimate:
    return wilson(int(np.trace(said.counts)), int(said.counts.sum()))


def micro(truth: Bools, said: Bools) -> Measures:
    """Of texts x names: whether each name is rightly given, all decisions together; drawn by text."""
    cells = np.column_stack([(truth & said).sum(axis=1), (~truth & said).sum(axis=1), (truth & ~said).sum(axis=1)])
    hit, wrong, missed = (int(number) for number in cells.sum(axis=0))
    kinds, counts = np.unique(cells, axis=0, return_counts=True)
    f1 = bootstrapped(counts, lambda drawn: _f1(drawn @ kinds))
    return Measures(wilson(hit, hit + wrong), wilson(hit, hit + missed), f1)


def _f1(cells: Counts) -> Shares:
    """Of rows of hits, wrong and missed."""
    hit, wrong, missed = cells[:, 0], cells[:, 1], cells[:, 2]
    return np.where(hit + wrong + missed > 0, _shares(2 * hit, 2 * hit + wrong + missed), np.nan)


def _shares(part: Counts, whole: Counts) -> Shares:
    """What nobody said or gave has a share of 0."""
    return np.asarray(part / np.maximum(whole, 1))


def _mean(shares: Shares, counted: Bools) -> Shares:
    """Over the classes that count in a draw."""
    number = counted.sum(axis=1)
    return np.where(number > 0, (shares * counted).sum(axis=1) / np.maximum(number, 1), np.nan)
