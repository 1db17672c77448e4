"""Learns how much words, letters, cues and the lexicon count for a feeling: src/meetlat/text/weights/sentiment.npz.

    .venv/bin/python scripts/train_sentiment.py [--development]

Trained on the split `train` of the labelled sets, but for the writers that were added for questions (on `development`
feelings are read worse with them), and on labelled/feelings.csv; `--development` prints how well it does
on the split `development` beside the lexicon alone, and writes nothing. The same sets give the same weights.
"""

import argparse
import csv
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from meetlat.text import cues
from meetlat.text.batch import BUCKETS, Batch
from meetlat.text.labelled import DEVELOPMENT, SENTIMENTS, TRAIN, Labelled, labelled
from meetlat.text.linear import Model
from meetlat.text.sentiment import lexicon_sentiments, looked_at
from meetlat.text.sentiment.features import NAMES

FILE = Path(__file__).parent.parent / "src/meetlat/text/weights/sentiment.npz"
PENALTY = 1.0  # C of scikit-learn
WORDS = 2.0  # of words and letters beside a feature of the lexicon: the larger, the less it is held back
RULE = 0.5  # of a cue rule beside a feature of the lexicon
FOR_QUESTIONS = "writer-v"  # begins the writers who tell questions apart; of feelings their shares are wrong
FEELINGS = 2.0  # weight of a message about anything beside one to a municipality, of which there are more

Says = list[tuple[str, str]]  # text and sentiment


def feelings() -> Says:
    """Messages about anything, written for this reader alone."""
    lines = (files("meetlat.text.labelled") / "feelings.csv").read_text(encoding="utf-8").splitlines()
    return [(row["text"], row["sentiment"]) for row in csv.DictReader(lines) if row["split"] == TRAIN]


def scaled(batch: Batch) -> csr_array:
    return csr_array(hstack([batch.grams * WORDS, csr_array(looked_at(batch) * scale())]))


def scale() -> npt.NDArray[np.float32]:
    return np.array([RULE] * len(cues.rules()) + [1.0] * len(NAMES), np.float32)


def trained() -> LogisticRegression:
    rows = (row for row in labelled() if row.split == TRAIN and not row.author.startswith(FOR_QUESTIONS))
    own = [(row.text, row.sentiment) for row in rows]
    wide = feelings()
    weight = np.array([1.0] * len(own) + [FEELINGS] * len(wide))
    texts, said = zip(*own, *wide, strict=True)
    model = LogisticRegression(C=PENALTY, max_iter=2_000, class_weight="balanced")
    return model.fit(scaled(Batch(texts)), [SENTIMENTS.index(name) for name in said], sample_weight=weight)


def model_of(learned: LogisticRegression) -> Model:
    weights = learned.coef_.T
    return Model(
        outputs=SENTIMENTS,
        cues=(*cues.rules(), *NAMES),
        words=(weights[:BUCKETS] * WORDS).astype(np.float32),
        rules=(weights[BUCKETS:] * scale()[:, None]).astype(np.float32),
        bias=learned.intercept_.astype(np.float32),
    )


def compare(learned: LogisticRegression, held: list[Labelled]) -> None:
    for language in ("nl", "en", "fr", "de"):
        rows = [row for row in held if row.language == language]
        if rows:
            batch = Batch([row.text for row in rows])
            truth = [SENTIMENTS.index(row.sentiment) for row in rows]
            alone = f1_score(truth, lexicon_sentiments(batch.texts, batch.languages), average="macro")
            ours = f1_score(truth, learned.predict(scaled(batch)), average="macro")
            print(f"{language} {len(rows):>4} macro F1 {ours:.3f}, lexicon alone {alone:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--development", action="store_true")
    learned = trained()
    if parser.parse_args().development:
        compare(learned, [row for row in labelled() if row.split == DEVELOPMENT])
    else:
        model_of(learned).save(FILE)


if __name__ == "__main__":
    main()
