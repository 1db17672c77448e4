"""In which language a text is written: Dutch, English, French, German, another one, or not sure.

Each word costs each language something: how much less likely it is there than in the language where it is most at home.
The language with the lowest costs is the answer. The costs of common words lie in a table; those of all other words are
estimated from their runs of letters.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt

from meetlat.text import grams, letters
from meetlat.text.texts import SPACE, Places, Texts

LANGUAGES = ("nl", "en", "fr", "de", "other", "unsure")
OTHER, UNSURE = LANGUAGES.index("other"), LANGUAGES.index("unsure")

# What costs are kept of: the four, and four families in which the others are told apart.
COLUMNS = ("nl", "en", "fr", "de", "south", "north", "west", "east")
UNIT = 16  # steps in which a cost is counted, to a factor e
HIGHEST = 80  # no single word says more than this: names and quotations stand in every text
PRIOR = np.array([8, 0, 0, 0, -40, -40, -72, -40])  # what people of the Low Countries write, in the same steps
FOREIGN = 32  # what one letter speaks for another script, in the same steps
SURE = 0.55  # least certainty with which a language is named
WAYS = 4  # words that can lie at one place of the table
RUNS = (2, 3, 4, 5)

# Where scripts other than Latin begin and end, by turns.
_SCRIPTS = np.array([0x370, 0x1D00, 0x1F00, 0x2000, 0x2C80, 0x2E00, 0x3040, 0xD800, 0xF900, 0xFE00, 0xFE70, 0xFF00])

Costs = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Weights:
    marks: npt.NDArray[np.uint16]  # places x ways: by what a word is known there; 0: nothing lies there
    costs: npt.NDArray[np.uint8]  # (places * ways) x columns
    runs: npt.NDArray[np.int8]  # buckets x columns: what a run of letters says for each
    scale: float  # steps to one of those

    @cached_property
    def costs_behind_none(self) -> npt.NDArray[np.uint8]:
        """As ``costs``, and before them a row without any."""
        return np.concatenate((np.zeros((1, len(COLUMNS)), np.uint8), self.costs))


@cache
def weights() -> Weights:
    with as_file(files("meetlat.text") / "weights" / "language.npz") as file, np.load(file) as held:
        return Weights(held["marks"], held["costs"], held["runs"], float(held["scale"]))


def languages(texts: Texts) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """For each text the place of its language in LANGUAGES, and how certain the likeliest one is (0 to 1)."""
    costs, foreign = text_costs(texts), _foreign_letters(texts)
    scores = PRIOR - costs
    script = FOREIGN * foreign + PRIOR[-1] - costs.max(axis=1)  # all words in Latin letters speak against it
    others = np.maximum(scores[:, OTHER:].max(axis=1), script)
    five = np.column_stack((scores[:, :OTHER], others)) / UNIT
    odds = np.exp(five - five.max(axis=1, keepdims=True))
    said = costs.any(axis=1) | (foreign > 0)
    certainty = np.where(said, odds.max(axis=1) / odds.sum(axis=1), 0).astype(np.float32)
    return np.where(certainty >= SURE, odds.argmax(axis=1), UNSURE).astype(np.int8), certainty


def text_costs(texts: Texts) -> Costs:
    """Texts x columns: what the words of each text cost together."""
    starts, ends = grams.words(texts)
    costs, known = _table_costs(grams.word_hashes(texts))
    spelt = np.flatnonzero(~known & _latin(texts.codes[starts]))
    if len(spelt):
        costs[spelt] = word_costs(texts, starts[spelt], ends[spelt])
    return _sums(texts.text_of[starts], costs, texts.number)


def _sums(text: npt.NDArray[np.int32], costs: npt.NDArray[np.uint8], texts: int) -> Costs:
    """Texts x columns, of costs that are in order of their texts."""
    from scipy.sparse import csr_array

    firsts = np.concatenate(([0], np.cumsum(np.bincount(text, minlength=texts)))).astype(np.int32)
    each = np.arange(len(text), dtype=np.int32)
    return np.asarray(
        csr_array((np.ones(len(text), np.int32), each, firsts), (texts, len(text))) @ costs.astype(np.int32), np.int64
    )


def _table_costs(hashes: grams.Hashes) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.bool_]]:
    held = weights()
    place, mark = place_and_mark(hashes, len(held.marks))
    row = np.zeros(len(place), np.int64)  # that of no word
    for way in reversed(range(WAYS)):
        cell = place * WAYS + way
        row = np.where(held.marks.ravel()[cell] == mark, cell + 1, row)
    return held.costs_behind_none[row], row > 0


def place_and_mark(hashes: grams.Hashes, places: int) -> tuple[Places, npt.NDArray[np.uint16]]:
    """Where in a table of ``places`` (a power of two) a word lies, and by what it is known there."""
    return (hashes & np.uint64(places - 1)).astype(np.int64), np.maximum(hashes >> np.uint64(48), 1).astype(np.uint16)


def word_costs(texts: Texts, starts: Places, ends: Places) -> npt.NDArray[np.uint8]:
    """Words x columns: what words cost that no table holds."""
    held = weights()
    scores = np.zeros((len(starts), len(COLUMNS)))
    for word, runs in word_runs(texts, starts, ends):
        said = held.runs[runs & np.uint64(len(held.runs) - 1)]
        scores += np.column_stack([np.bincount(word, said[:, at], len(starts)) for at in range(len(COLUMNS))])
    costs = (scores.max(axis=1, keepdims=True) - scores) * held.scale
    return np.asarray(np.minimum(costs, HIGHEST), np.uint8)


def word_runs(texts: Texts, starts: Places, ends: Places) -> list[tuple[Places, grams.Hashes]]:
    """The runs of letters of some words, spaces around them included: the number of the word, and of the run."""
    sizes = ends - starts + 1  # with the space before it
    word = np.repeat(np.arange(len(starts)), sizes)
    place = np.arange(len(word)) + np.repeat(starts - 1 - np.cumsum(sizes) + sizes, sizes)
    codes = np.append(texts.codes[place], np.uint32(SPACE))
    alone = Texts(codes, codes, len(starts))
    found = [grams.run_hashes(alone, length) for length in RUNS]
    return [(word[begins], runs) for begins, runs in found]


def _latin(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    digit = (codes >= ord("0")) & (codes <= ord("9"))
    return np.asarray(letters.letter(codes) & (codes < _SCRIPTS[0]) & ~digit, np.bool_)


def _foreign_letters(texts: Texts) -> Places:
    """How many letters of other scripts each text holds."""
    far = np.flatnonzero(texts.codes >= _SCRIPTS[0])
    foreign = far[np.searchsorted(_SCRIPTS, texts.codes[far], "right") % 2 == 1]
    return np.bincount(texts.text_of[foreign], minlength=texts.number)
