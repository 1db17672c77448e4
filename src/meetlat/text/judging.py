"""Question, kind of contact, relation, automatic reply and sentiment: what one linear model says of each text."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from meetlat.text import cues, sentiment
from meetlat.text.batch import Batch
from meetlat.text.labelled import CONTACTS, RELATIONS
from meetlat.text.linear import Model, Scores, model, probability

EVEN = 0.5  # from here on it is said to be one
TELLS = 0.2  # what moves the score by less is no reason worth naming
WORDS = "words"  # the reason that stands for all words and letters together

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Judged:
    """What the model says of the texts of a batch."""

    batch: Batch

    @cached_property
    def _model(self) -> Model:
        return model("messages")

    @cached_property
    def _scores(self) -> Scores:
        scores = self._model.scores(self.batch.said_by("messages"), self._rules)
        built = model("frames")  # what the way a sentence is built says, for the readings that it helps
        scores[:, [self._model.outputs.index(name) for name in built.outputs]] += self.batch.frames @ built.words
        return scores

    @cached_property
    def _rules(self) -> Scores:
        return cues.beside_marks(self.batch.rules)

    @cached_property
    def _empty(self) -> Bools:
        """Texts without a single word: nothing is read in them."""
        return np.diff(self.batch.texts.ends, prepend=-1) <= len(" ^ $")

    def _column(self, name: str) -> Scores:
        return np.asarray(self._scores[:, self._model.outputs.index(name)])

    @cached_property
    def question_scores(self) -> Scores:
        return np.where(self._empty, np.float32(0), probability(self._column("question")))

    @cached_property
    def questions(self) -> Bools:
        return np.asarray(self.question_scores >= EVEN)

    @cached_property
    def automatic(self) -> Bools:
        return np.asarray((probability(self._column("automatic")) >= EVEN) & ~self._empty)

    @cached_property
    def contacts(self) -> npt.NDArray[np.int64]:
        """The place in CONTACTS. What is no question is no contact of that kind, and what is one is not "other"."""
        scores = self._columns("contact", CONTACTS)
        scores[~self.questions, CONTACTS.index("question")] = -np.inf
        scores[self.questions, CONTACTS.index("other")] = -np.inf
        return np.where(self._empty, CONTACTS.index("other"), scores.argmax(axis=1))

    @cached_property
    def relations(self) -> npt.NDArray[np.int64]:
        scores = self._columns("relation", RELATIONS)
        return np.where(self._empty, RELATIONS.index("unknown"), scores.argmax(axis=1))

    @cached_property
    def sentiments(self) -> npt.NDArray[np.int64]:
        """The place in SENTIMENTS."""
        return sentiment.sentiments(self.batch)

    def _columns(self, reader: str, classes: tuple[str, ...]) -> Scores:
        return np.stack([self._column(f"{reader}:{name}") for name in classes], axis=1)

    @cached_property
    def reasons(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """What moved the question score: the number of the text and of the reason, the strongest of a text first.

        Reasons for are numbered as in ``reason_names``; those against come after them.
        """
        column = self._model.outputs.index("question")
        both = self._rules * self._model.rules[:, column]
        words = self._scores[:, column] - both.sum(axis=1) - self._model.bias[column]
        number = len(cues.rules())
        moved = np.column_stack((both[:, :number], words))
        moved[:, 1:number] += both[:, number:]  # what a rule says beside a question mark belongs to that rule
        text, reason = np.nonzero((np.abs(moved) >= TELLS) & ~self._empty[:, None])
        by = moved[text, reason]
        order = np.lexsort((-np.abs(by), text))
        return text[order], np.where(by < 0, reason + moved.shape[1], reason)[order]

    @cached_property
    def reason_names(self) -> tuple[str, ...]:
        names = (*cues.rules(), WORDS)
        return (*(f"+{name}" for name in names), *(f"-{name}" for name in names))
