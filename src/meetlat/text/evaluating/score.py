"""One line of an evaluation: how well something reads one thing in the texts of one language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from meetlat.text.evaluating.intervals import Estimate
from meetlat.text.evaluating.intervals import as_json as estimate
from meetlat.text.evaluating.measures import Confusion, Measures, accuracy, confusion, macro, micro, of_class

READER = "Meetlat"
YES, NO = "yes", "no"
MOST = 20  # names that are shown one by one
Sets = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Score:
    """``by``: READER or the name of a simple rule. ``given``: how many are of the class, where it is one class."""

    reader: str
    language: str
    on: str
    by: str
    texts: int
    measures: Measures
    given: int | None = None
    right: Estimate | None = None
    classes: dict[str, Measures] | None = None
    confusion: Confusion | None = None


@dataclass(frozen=True)
class Asked:
    """What is evaluated: ``reader`` on the texts ``on`` of a language."""

    reader: str
    language: str
    on: str = "all"

    def flags(self, by: str, truth: Sequence[bool], said: Sequence[bool]) -> Score:
        """Of yes and no: how well yes is told."""
        table = confusion(_words(truth), _words(said), (YES, NO))
        return Score(
            self.reader, self.language, self.on, by, len(truth), of_class(table, YES), int(sum(truth)), accuracy(table),
            confusion=table,
        )  # fmt: skip

    def kinds(self, by: str, truth: Sequence[str], said: Sequence[str], kinds: Sequence[str]) -> Score:
        """Of several classes of which each text has one: the mean over those that are labelled."""
        table = confusion(truth, said, kinds)
        given = [kind for kind in kinds if kind in set(truth)]
        return Score(
            self.reader, self.language, self.on, by, len(truth), macro(table), None, accuracy(table),
            {kind: of_class(table, kind) for kind in given}, table,
        )  # fmt: skip

    def sets(self, by: str, truth: Sets, said: Sets) -> Score:
        """Of several names of which a text may have any number: all decisions together."""
        names = sorted({name for held in (*truth, *said) for name in held})
        given, read = _held(truth, names), _held(said, names)
        each = {name: micro(given[:, [at]], read[:, [at]]) for at, name in enumerate(names)}
        measures, classes = micro(given, read), each if len(names) <= MOST else None
        return Score(self.reader, self.language, self.on, by, len(truth), measures, int(given.sum()), classes=classes)


def as_json(score: Score) -> dict[str, Any]:
    said: dict[str, Any] = {name: getattr(score, name) for name in ("reader", "language", "on", "by", "texts", "given")}
    said |= _measures(score.measures)
    said["right"] = estimate(score.right) if score.right else None
    said["classes"] = {name: _measures(one) for name, one in score.classes.items()} if score.classes else None
    table = score.confusion
    said["confusion"] = {"classes": table.classes, "counts": table.counts.tolist()} if table else None
    return said


def _measures(measures: Measures) -> dict[str, Any]:
    return {name: estimate(one) for name, one in measures._asdict().items()}


def _words(flags: Sequence[bool]) -> list[str]:
    return [YES if flag else NO for flag in flags]


def _held(sets: Sets, names: Sequence[str]) -> npt.NDArray[np.bool_]:
    return np.array([[name in held for name in names] for held in sets], bool).reshape(len(sets), len(names))
