"""Linear models as plain arrays: a weight for each bucket of words and letters, and one for each rule."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Model:
    """``words``: buckets x outputs; ``rules``: rules x outputs; ``bias``: outputs. The names say which is which."""

    outputs: tuple[str, ...]
    cues: tuple[str, ...]
    words: npt.NDArray[np.float32]
    rules: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]

    @property
    def buckets(self) -> int:
        return len(self.words)

    def scores(self, said: Scores, rules: npt.NDArray[np.float32]) -> Scores:
        """Texts x outputs: the sum of what speaks for it and against it; 0 is even. ``said``: what words say."""
        return np.asarray(said + rules @ self.rules + self.bias, np.float32)

    def save(self, file: Path) -> None:
        """Weights in one byte each: 1/127 of the largest weight of an output is precise enough."""
        scale = np.maximum(np.abs(self.words).max(axis=0), 1e-9) / 127
        np.savez_compressed(
            file, outputs=self.outputs, cues=self.cues, words=np.round(self.words / scale).astype(np.int8),
            scale=scale.astype(np.float32), rules=self.rules.astype(np.float32), bias=self.bias.astype(np.float32),
        )  # fmt: skip


@cache
def known_words() -> npt.NDArray[np.uint64]:
    """Hashes of the words that several writers of the labelled sets use, in order of size."""
    with as_file(files("meetlat.text") / "weights" / "known.npy") as file:
        return np.asarray(np.load(file), np.uint64)


@cache
def model(name: str) -> Model:
    """A model that comes with the program: ``weights/NAME.npz``."""
    with as_file(files("meetlat.text") / "weights" / f"{name}.npz") as file, np.load(file) as held:
        return Model(
            outputs=tuple(map(str, held["outputs"])),
            cues=tuple(map(str, held["cues"])),
            words=held["words"].astype(np.float32) * held["scale"],
            rules=held["rules"],
            bias=held["bias"],
        )


@cache
def side_by_side(names: tuple[str, ...]) -> npt.NDArray[np.float32]:
    """The words of several models, as those of one with all their outputs."""
    return np.hstack([model(name).words for name in names])


def probability(scores: Scores) -> Scores:
    """Scores as shares between 0 and 1, each output by itself."""
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), np.float32)
