"""Some thousands of texts that are read together: what several readers need of them is made once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from meetlat.text import cues, grams, language, linear
from meetlat.text.linear import Scores, known_words
from meetlat.text.texts import Texts, laid_out

if TYPE_CHECKING:
    from scipy.sparse import csr_array

AT_ONCE = 2_048  # texts; what is made of them stays within the processor's cache
BUCKETS = 1 << 16
MODELS = ("messages", "sentiment")  # weigh the same words and letters
RUNS = (4,)  # letters; with 3 and 5 as well nothing is read better, and everything more slowly


@dataclass(frozen=True)
class Batch:
    """Readers ask for what they need; each part is made when it is first asked for."""

    said: Sequence[str | None]

    @cached_property
    def texts(self) -> Texts:
        return laid_out(self.said)

    @cached_property
    def languages(self) -> npt.NDArray[np.int8]:
        """The place of each text's language in ``language.LANGUAGES``."""
        return language.languages(self.texts)[0]

    @cached_property
    def grams(self) -> "csr_array":
        return grams.features(self.texts, BUCKETS, RUNS)

    def said_by(self, model: str) -> Scores:
        """What words and letters say for each output of one of MODELS; one product serves them all."""
        start = sum(len(linear.model(name).outputs) for name in MODELS[: MODELS.index(model)])
        return self._said[:, start : start + len(linear.model(model).outputs)]

    @cached_property
    def _said(self) -> Scores:
        return np.asarray(self.grams @ linear.side_by_side(MODELS))

    @cached_property
    def frames(self) -> "csr_array":
        return grams.frames(self.texts, known_words(), BUCKETS)

    @cached_property
    def rules(self) -> npt.NDArray[np.float32]:
        return cues.counted(self.texts, self.languages)
