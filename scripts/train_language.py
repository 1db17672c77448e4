"""Makes the weights of the language reader from lists of words: python -m scripts.train_language.

Two parts. A table holds what those words cost of which it matters most: common ones, and those that look like another
language than their own. For all others a linear model of runs of letters is trained on the same costs. Nothing is drawn
by chance: the same lists give the same weights.
"""

from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, vstack

from meetlat.text import grams, language
from scripts.language_words import AT_ONCE, FLOOR, Floats, Words, all_words, joined

WEIGHTS = Path(language.__file__).parent / "weights" / "language.npz"
FAMILY_COST = 0.5  # a family takes the highest frequency of several languages, which is too much
PLACES = BUCKETS = 1 << 17
TEACHES = 0.15  # how much more a common word teaches than a rare one: the power of its frequency
MATTERS = 0.7  # how much more it matters that the table holds it
RATES = (0.3, 0.2, 0.1)  # one for each time through the words
COMMON = 2  # looking a common word up is faster than guessing, so it lies in the table also where the guess is good
WRONG = 64  # a guess that is wronger than this is no worse
ELSEWHERE = 0.1  # words of other languages matter less, for it need not be told which of them it is


def main() -> None:
    words = all_words()
    logs = np.log(words.frequencies)
    logs[:, language.OTHER :] -= FAMILY_COST
    costs = costs_of(logs)
    runs = runs_of(words.written)
    weights = trained(runs, costs, words.frequencies.max(axis=1))
    scale = np.float32(np.abs(weights).max() / 127)
    whole = np.round(weights / scale).astype(np.int8)
    marks, table = filled(words, costs, costs_of(runs @ (whole * scale)))
    np.savez_compressed(WEIGHTS, marks=marks, costs=table, runs=whole, scale=scale * language.UNIT)


def costs_of(scores: Floats) -> Floats:
    """How far each column stays behind the best one, in steps."""
    behind = (scores.max(axis=1, keepdims=True) - scores) * language.UNIT
    return np.asarray(np.minimum(behind, language.HIGHEST), np.float32)


def runs_of(words: list[str]) -> csr_array:
    """Words x buckets: which runs of letters each word holds."""
    parts = [part_of_runs(words[start : start + AT_ONCE]) for start in range(0, len(words), AT_ONCE)]
    stacked: csr_array = vstack(parts, format="csr")
    return stacked


def part_of_runs(words: list[str]) -> csr_array:
    texts = joined(words)
    found = language.word_runs(texts, *grams.words(texts))
    rows, buckets = (np.concatenate(part) for part in zip(*found, strict=True))
    ones = np.ones(len(rows), np.float32)
    return csr_array((ones, (rows, buckets & np.uint64(BUCKETS - 1))), shape=(len(words), BUCKETS))


def trained(runs: csr_array, costs: Floats, frequency: Floats) -> Floats:
    """Buckets x columns: logistic regression by gradient steps (AdaGrad) on the odds that the lists give each word."""
    wanted = shares(-costs / np.float32(language.UNIT))
    weight = ((frequency / FLOOR) ** TEACHES)[:, None]
    weights, past = (np.full((BUCKETS, costs.shape[1]), first, np.float32) for first in (0, 1e-6))
    order = np.argsort(np.arange(len(costs)) * 0.6180339887 % 1)  # spread evenly, and the same each time
    for rate in RATES:
        for start in range(0, len(order), AT_ONCE):
            some = order[start : start + AT_ONCE]
            held = runs[some]
            wrong = (shares(held @ weights) - wanted[some]) * weight[some]
            slope = held.T @ wrong / weight[some].sum()
            past += slope**2
            weights -= rate * slope / np.sqrt(past)
    return weights


def shares(scores: Floats) -> Floats:
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True), np.float32)


def filled(words: Words, costs: Floats, guessed: Floats) -> tuple[npt.NDArray[np.uint16], npt.NDArray[np.uint8]]:
    """The table: at each place the words of which it matters most, for they are common or the guess is wrong."""
    wrong = np.abs(np.minimum(costs, WRONG) - np.minimum(guessed, WRONG)).mean(axis=1)
    home = np.where(costs.argmin(axis=1) < language.OTHER, 1, ELSEWHERE)
    matters = words.frequencies.max(axis=1) ** MATTERS * (COMMON + wrong) * home
    order = np.argsort(-matters, kind="stable")
    place, mark = (part[order] for part in language.place_and_mark(words.hashes, PLACES))
    by_place = np.argsort(place, kind="stable")
    first = np.searchsorted(place[by_place], np.arange(PLACES))
    rank = np.arange(len(place)) - first[place[by_place]]
    lies = by_place[rank < language.WAYS]
    way = rank[rank < language.WAYS]
    marks = np.zeros((PLACES, language.WAYS), np.uint16)
    table = np.zeros((PLACES * language.WAYS, costs.shape[1]), np.uint8)
    marks[place[lies], way] = mark[lies]
    table[place[lies] * language.WAYS + way] = np.round(costs[order[lies]])
    return marks, table


if __name__ == "__main__":
    main()
