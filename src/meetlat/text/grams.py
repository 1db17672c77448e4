"""What a text is made of, as numbers: its words, pairs of words and runs of letters, each hashed into a bucket.

Hashing needs no list of words, so a model is one array of weights. All letters of all texts go through NumPy at once.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from meetlat.text.texts import Places, Texts

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Hashes = npt.NDArray[np.uint64]

_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse among 64-bit numbers
_INVERSE = pow(_BASE, -1, 1 << 64)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_PAIR = np.uint64(0xC4CEB9FE1A85EC53)
_ANY = np.uint64(1)  # stands for every word that is not known


@lru_cache(maxsize=1)
def words(texts: Texts) -> tuple[Places, Places]:
    """Where each word, sign or mark begins, and where it ends."""
    gaps = np.flatnonzero(texts.spaces)
    return gaps + 1, np.append(gaps[1:], len(texts.codes)) if len(gaps) else gaps


@lru_cache(maxsize=1)  # several readers ask for those of the same batch, one after the other
def word_hashes(texts: Texts) -> Hashes:
    """One number for each word; equal words have equal numbers wherever they stand. To be read, not changed."""
    starts, ends = words(texts)
    powers, inverses = _powers(_BASE, len(texts.codes)), _powers(_INVERSE, len(texts.codes))
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(texts.codes * powers, dtype=np.uint64)))
    return _mixed((sums[ends] - sums[starts]) * inverses[starts])


def run_hashes(texts: Texts, length: int) -> tuple[Places, Hashes]:
    """Where each run of ``length`` letters begins that lies within one word and the spaces around it; its number."""
    size = max(len(texts.codes) - length + 1, 0)
    broken = np.zeros(size, bool)
    for at in range(length):
        inner = texts.spaces if 0 < at < length - 1 or length == 1 else texts.marks
        broken |= inner[at : at + size] | texts.marks[at : at + size]
    hashes = np.zeros(size, np.uint64)
    for at in range(length):
        hashes *= np.uint64(_BASE)
        hashes += texts.codes[at : at + size]
    places = np.flatnonzero(~broken)
    return places, _mixed(hashes[places] + np.uint64(length))


def features(texts: Texts, buckets: int, lengths: Iterable[int] = (3, 4, 5), most: int = 3) -> "csr_array":
    """A row per text, a column per bucket (a power of two): how often it holds what falls into the bucket, scaled so
    that long texts weigh no more than short ones (divided by the root of the number of things found).

    ``lengths`` of runs of letters; ``most`` words in a row count together.
    """
    runs = _word_runs(texts, word_hashes(texts), most)
    return _rows(texts, [*runs, *(run_hashes(texts, length) for length in lengths)], buckets)


def frames(texts: Texts, known: Hashes, buckets: int, most: int = 4) -> "csr_array":
    """How sentences are built, whatever they are about: runs of words in which all that are not ``known`` are the same.

    ``known``: hashes of the words that stay, in order of size.
    """
    hashes = word_hashes(texts)
    place = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
    return _rows(texts, _word_runs(texts, np.where(known[place] == hashes, hashes, _ANY), most), buckets)


def _word_runs(texts: Texts, single: Hashes, most: int) -> Iterator[tuple[Places, Hashes]]:
    """Single words, pairs, and so on: where each begins, and its number. None reaches into the next text."""
    starts, _ = words(texts)
    row, hashes = texts.text_of[starts], single
    for number in range(1, most + 1):
        whole = row[: len(hashes)] == row[number - 1 :]
        yield starts[: len(hashes)][whole], hashes[whole]
        hashes = _mixed(hashes[:-1] * _PAIR + single[number:])


def _rows(texts: Texts, found: Iterable[tuple[Places, Hashes]], buckets: int) -> "csr_array":
    """What was found of each text lies together: of each kind in order of its places, and the kinds in their order."""
    from scipy.sparse import csr_array

    kinds = [(hashes, np.bincount(texts.text_of[places], minlength=texts.number)) for places, hashes in found]
    counts = np.sum([numbers for _, numbers in kinds], axis=0)
    pointers = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    columns = np.empty(pointers[-1], np.int32)
    free = pointers[:-1].copy()  # in each row, behind the kinds before
    for hashes, numbers in kinds:
        shift = free - np.cumsum(numbers, dtype=np.int32) + numbers
        columns[np.arange(len(hashes), dtype=np.int32) + np.repeat(shift, numbers)] = hashes & np.uint64(buckets - 1)
        free += numbers
    weights = (1 / np.sqrt(np.maximum(counts, 1))).astype(np.float32)
    return csr_array((np.repeat(weights, counts), columns, pointers), shape=(texts.number, buckets))


def _mixed(hashes: Hashes) -> Hashes:
    """Spreads what differs in one bit over all of them, for the lowest become the bucket."""
    hashes = (hashes ^ (hashes >> np.uint64(33))) * _MIX
    return hashes ^ (hashes >> np.uint64(29))


def _powers(base: int, number: int) -> Hashes:
    return _all_powers(base, 1 << max(number, 1).bit_length())[:number]


@cache
def _all_powers(base: int, number: int) -> Hashes:
    return np.concatenate((np.ones(1, np.uint64), np.cumprod(np.full(number - 1, base, np.uint64))))
