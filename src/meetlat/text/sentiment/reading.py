"""Reads the feeling in each text of a batch; places are those in ``labelled.SENTIMENTS``."""

import numpy as np
import numpy.typing as npt

from meetlat.text.batch import Batch
from meetlat.text.labelled import SENTIMENTS
from meetlat.text.linear import model
from meetlat.text.phrases import Phrases
from meetlat.text.sentiment.features import LEAST, features
from meetlat.text.sentiment.hits import hits
from meetlat.text.sentiment.lexicon import lexicon
from meetlat.text.texts import Texts

NEGATIVE, NEUTRAL, POSITIVE = (SENTIMENTS.index(name) for name in ("negative", "neutral", "positive"))

Languages = npt.NDArray[np.int8]
Read = npt.NDArray[np.int64]


def phrases() -> Phrases:
    """What is looked for in texts."""
    return lexicon().phrases


def sentiments(batch: Batch) -> Read:
    """What the model says, of words, letters, cues and the lexicon together; a text without words is neutral."""
    scores = model("sentiment").scores(batch.said_by("sentiment"), looked_at(batch))
    return np.where(_says_something(batch.texts), scores.argmax(axis=1), NEUTRAL)


def _says_something(texts: Texts) -> npt.NDArray[np.bool_]:
    """Whether more stands in each text than spaces, stops and the marks of beginnings and ends."""
    silent = texts.spaces | texts.marks | (texts.codes == ord("."))
    if not texts.number:
        return np.zeros(0, np.bool_)
    return ~np.logical_and.reduceat(silent, np.append(0, texts.ends[:-1] + 1))


def looked_at(batch: Batch) -> npt.NDArray[np.float32]:
    """Texts x (rules and features): what the model weighs beside words and letters."""
    felt = hits(batch.texts, batch.languages, lexicon())
    return np.hstack((batch.rules, features(batch.texts, felt)))


def lexicon_sentiments(texts: Texts, languages: Languages, *, own: bool = True) -> Read:
    """What the lexicon says without any training: the sign of all that is felt together, denials turned round.

    ``own``: with our own words too; else the lists of others alone.
    """
    felt = hits(texts, languages, lexicon(own=own))
    total = np.bincount(felt.text, felt.felt, texts.number)
    return np.where(total > LEAST, POSITIVE, np.where(total < -LEAST, NEGATIVE, NEUTRAL))
