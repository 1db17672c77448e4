"""What is felt in each text, as a few numbers that a linear model weighs."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from meetlat.text.letters import LINK, NAME
from meetlat.text.sentiment.hits import Hits
from meetlat.text.texts import Texts

STRONG = 0.7  # from here a word leaves no doubt
LEAST = 0.1  # below this sum of all that is felt, words alone say nothing
LENGTH = 100  # characters of a common message
NAMES = (
    "positive", "negative", "denied-positive", "denied-negative", "strong-positive", "strong-negative",
    "positive-before-but", "negative-before-but", "positive-after-but", "negative-after-but",
    "positive-sign", "negative-sign",
    "balance", "leans-positive", "leans-negative", "both", "nothing", "last", "first",
    "denials", "irony", "irony-with-praise",
    "exclamations", "exclaimed-positive", "exclaimed-negative", "questions", "asked-positive", "asked-negative",
    "links", "names", "length",
)  # fmt: skip

Numbers = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


def features(texts: Texts, hits: Hits) -> npt.NDArray[np.float32]:
    """Texts x NAMES, each between -1 and 1."""
    sums = list(_sums(hits, texts.number))
    praise, blame = sums[:2]
    columns = (*sums, *_whole(hits, texts.number), *_said(texts, hits, praise, blame))
    return np.stack(columns, axis=1).astype(np.float32)


def _sums(hits: Hits, number: int) -> Iterator[Numbers]:
    """How much is felt in each text: by words, denied, strongly, on each side of a "but", and by signs."""
    felt, polarity, said = hits.felt, hits.polarity, ~hits.sign
    strong = (np.abs(polarity) >= STRONG) & ~hits.denied
    size = np.abs(felt)
    for values, kept in (
        (felt, said),
        (polarity, hits.denied),
        (polarity, strong),
        (felt, hits.before_but),
        (felt, hits.after_but),
        (polarity, hits.sign),
    ):
        for side in (values > 0, values < 0):
            yield _settled(np.bincount(hits.text, np.where(side & kept, size, 0), number))


def _whole(hits: Hits, number: int) -> Iterator[Numbers | Bools]:
    """What all that is felt in each text comes to, and what is felt last and first."""
    felt = hits.felt
    found = np.bincount(hits.text, minlength=number)
    total = np.bincount(hits.text, felt, number)
    up = np.bincount(hits.text, np.maximum(felt, 0), number)
    yield total / np.maximum(2 * up - total, 1e-6)
    yield total > LEAST
    yield total < -LEAST
    yield (up > 0) & (up > total)
    yield found == 0
    behind, padded = np.cumsum(found), np.append(felt, np.float32(0)).clip(-1, 1)
    for at in (behind - 1, behind - found):
        yield np.where(found > 0, padded[at], 0)


def _said(texts: Texts, hits: Hits, praise: Numbers, blame: Numbers) -> Iterator[Numbers]:
    """What stands in each text beside words of feeling, and what that makes of them."""
    irony = _counted(hits.ironies, texts.number)
    yield from (_counted(hits.denials, texts.number), irony, irony * praise)
    for sign in "!?":
        signs = _counted(texts.text_of[texts.codes == ord(sign)], texts.number)
        yield from (signs, signs * praise, signs * blame)
    for mark in (LINK, NAME):
        yield _counted(texts.text_of[texts.codes == mark], texts.number)
    yield _settled(np.diff(texts.ends, prepend=-1) / LENGTH)


def _counted(text: npt.NDArray[np.int32], number: int) -> Numbers:
    return _settled(np.bincount(text, minlength=number))


def _settled(values: npt.NDArray[np.float64] | npt.NDArray[np.int64]) -> Numbers:
    """The second of a thing says less than the first."""
    return np.asarray(values / (1.0 + values))
