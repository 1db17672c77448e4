"""Learns what speaks for a question, a kind of contact, a relation and an automatic reply.

    .venv/bin/python scripts/train_readers.py [--development]

Trained on the split `train` of the labelled sets alone; `--development` prints how well each reader does on the split
`development` and writes nothing. The same sets give the same weights: src/meetlat/text/weights/messages.npz.
"""

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from meetlat.text import cues
from meetlat.text.batch import BUCKETS, Batch
from meetlat.text.labelled import CONTACTS, DEVELOPMENT, RELATIONS, TRAIN, Labelled, labelled
from meetlat.text.linear import Model

FILE = Path(__file__).parent.parent / "src/meetlat/text/weights/messages.npz"
READERS = {"question": None, "automatic": None, "contact": CONTACTS, "relation": RELATIONS}
PENALTY = 1.0  # C of scikit-learn
WORDS, RULES = 2.0, 1.0  # the larger, the less held back; found on the split `development`


def looked_at(rows: list[Labelled]) -> csr_array:
    """Texts x (buckets and rules)."""
    batch = Batch([row.text for row in rows])
    return csr_array(hstack([batch.grams * WORDS, csr_array(cues.beside_marks(batch.rules) * RULES)]))


def truth(rows: list[Labelled], reader: str) -> list[Any]:
    return [getattr(row, reader) for row in rows]


def trained(rows: list[Labelled], reader: str) -> LogisticRegression:
    model = LogisticRegression(C=PENALTY, max_iter=2_000, class_weight="balanced")
    return model.fit(looked_at(rows), truth(rows, reader))


def columns(model: LogisticRegression, classes: tuple[str, ...] | None) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Weights and biases with an output per column, in the order of ``classes``."""
    if classes is None:
        return model.coef_.T, model.intercept_
    order = [list(model.classes_).index(name) for name in classes]
    return model.coef_[order].T, model.intercept_[order]


def model_of(rows: list[Labelled]) -> Model:
    parts = {reader: columns(trained(rows, reader), classes) for reader, classes in READERS.items()}
    names = [
        name
        for reader, classes in READERS.items()
        for name in ([f"{reader}:{one}" for one in classes] if classes else [reader])
    ]
    weights = np.hstack([weight for weight, _ in parts.values()])
    return Model(
        outputs=tuple(names),
        cues=(*cues.rules(), *(f"{name} ?" for name in cues.rules()[1:])),
        words=(weights[:BUCKETS] * WORDS).astype(np.float32),
        rules=(weights[BUCKETS:] * RULES).astype(np.float32),
        bias=np.concatenate([bias for _, bias in parts.values()]).astype(np.float32),
    )


def compare(learned: list[Labelled], held: list[Labelled]) -> None:
    for reader in READERS:
        model = trained(learned, reader)
        for language in ("nl", "en", "fr", "de"):
            rows = [row for row in held if row.language == language]
            if rows:
                said = model.predict(looked_at(rows))
                f1 = f1_score(
                    truth(rows, reader), said, average="binary" if READERS[reader] is None else "macro", zero_division=0
                )
                print(f"{reader:<10} {language} {len(rows):>4} F1 {f1:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--development", action="store_true")
    learned = [row for row in labelled() if row.split == TRAIN]
    if parser.parse_args().development:
        compare(learned, [row for row in labelled() if row.split == DEVELOPMENT])
    else:
        model_of(learned).save(FILE)


if __name__ == "__main__":
    main()
