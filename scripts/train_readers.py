"""Learns what speaks for a question, a kind of contact, a relation and an automatic reply.

    .venv/bin/python scripts/train_readers.py [--development]

Trained on the split `train` of the labelled sets alone; `--development` prints how well each reader does on the split
`development` and writes nothing. The same sets give the same weights: messages.npz, frames.npz and known.npy in
src/meetlat/text/weights.
"""

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from meetlat.text import cues, grams
from meetlat.text.batch import BUCKETS, Batch
from meetlat.text.labelled import CONTACTS, DEVELOPMENT, RELATIONS, TRAIN, Labelled, labelled
from meetlat.text.linear import Model
from meetlat.text.texts import laid_out

WEIGHTS = Path(__file__).parent.parent / "src/meetlat/text/weights"
READERS = {"question": None, "automatic": None, "contact": CONTACTS, "relation": RELATIONS}
BUILT = ("question", "automatic")  # readings that look at how a sentence is built; kinds of contact lie in the words
WORDS = {"question": 1.0, "automatic": 1.0, "contact": 2.0, "relation": 2.0}
FRAMES = 3.0  # the larger a factor, the less is held back; found by leaving writers of the split `train` out
PENALTY = 1.0  # C of scikit-learn
WRITERS = 4  # who use a word before it is known: it tells how people write rather than what about


def known_words(rows: list[Labelled]) -> npt.NDArray[np.uint64]:
    """Hashes of the words of at least so many writers."""
    used = Counter[int]()
    for author in sorted({row.author for row in rows}):
        texts = laid_out([row.text for row in rows if row.author == author])
        used.update({int(number) for number in grams.word_hashes(texts)})
    return np.array(sorted(number for number, writers in used.items() if writers >= WRITERS), np.uint64)


class Looked:
    """What the models see of messages."""

    def __init__(self, rows: list[Labelled], known: npt.NDArray[np.uint64]) -> None:
        batch = Batch([row.text for row in rows])
        self.grams, self.rules = batch.grams, csr_array(cues.beside_marks(batch.rules))
        self.frames = grams.frames(batch.texts, known, BUCKETS)

    def for_reader(self, reader: str) -> csr_array:
        parts = [self.grams * WORDS[reader], self.rules] + ([self.frames * FRAMES] if reader in BUILT else [])
        return csr_array(hstack(parts))


def truth(rows: list[Labelled], reader: str) -> list[Any]:
    return [getattr(row, reader) for row in rows]


def trained(rows: list[Labelled], seen: Looked, reader: str) -> LogisticRegression:
    model = LogisticRegression(C=PENALTY, max_iter=2_000, class_weight="balanced")
    return model.fit(seen.for_reader(reader), truth(rows, reader))


def columns(model: LogisticRegression, classes: tuple[str, ...] | None) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Weights and biases with an output per column, in the order of ``classes``."""
    if classes is None:
        return model.coef_.T, model.intercept_
    order = [list(model.classes_).index(name) for name in classes]
    return model.coef_[order].T, model.intercept_[order]


def outputs(reader: str) -> tuple[str, ...]:
    classes = READERS[reader]
    return tuple(f"{reader}:{name}" for name in classes) if classes else (reader,)


def learn(rows: list[Labelled]) -> None:
    known = known_words(rows)
    seen = Looked(rows, known)
    parts = {reader: columns(trained(rows, seen, reader), classes) for reader, classes in READERS.items()}
    number = BUCKETS + len(rule_names())
    np.save(WEIGHTS / "known.npy", known)
    model(
        tuple(name for reader in READERS for name in outputs(reader)),
        words=np.hstack([weight[:BUCKETS] * WORDS[reader] for reader, (weight, _) in parts.items()]),
        rules=np.hstack([weight[BUCKETS:number] for weight, _ in parts.values()]),
        bias=np.concatenate([bias for _, bias in parts.values()]),
    ).save(WEIGHTS / "messages.npz")
    model(BUILT, words=np.hstack([parts[reader][0][number:] * FRAMES for reader in BUILT])).save(WEIGHTS / "frames.npz")


def rule_names() -> tuple[str, ...]:
    return (*cues.rules(), *(f"{name} ?" for name in cues.rules()[1:]))


def model(names: tuple[str, ...], words: Any, rules: Any = None, bias: Any = None) -> Model:
    nothing = np.zeros((0, len(names)), np.float32)
    return Model(
        outputs=names,
        cues=() if rules is None else rule_names(),
        words=words.astype(np.float32),
        rules=nothing if rules is None else rules.astype(np.float32),
        bias=np.zeros(len(names), np.float32) if bias is None else bias.astype(np.float32),
    )


def compare(learned: list[Labelled], held: list[Labelled]) -> None:
    known = known_words(learned)
    seen = Looked(learned, known)
    for reader, classes in READERS.items():
        model = trained(learned, seen, reader)
        for language in ("nl", "en", "fr"):
            rows = [row for row in held if row.language == language]
            said = model.predict(Looked(rows, known).for_reader(reader))
            f1 = f1_score(truth(rows, reader), said, average="macro" if classes else "binary", zero_division=0)
            print(f"{reader:<10} {language} {len(rows):>4} F1 {f1:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--development", action="store_true")
    learned = [row for row in labelled() if row.split == TRAIN]
    if parser.parse_args().development:
        compare(learned, [row for row in labelled() if row.split == DEVELOPMENT])
    else:
        learn(learned)


if __name__ == "__main__":
    main()
