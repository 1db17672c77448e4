"""An evaluation as tables to read, on a screen or in a document."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from meetlat.text.evaluating.bars import Bar, on_others, on_places, on_shipped
from meetlat.text.evaluating.corpora import LANGID, NOTES, SENTIMENT, Corpora
from meetlat.text.evaluating.evaluation import Evaluation
from meetlat.text.evaluating.intervals import Estimate
from meetlat.text.evaluating.measures import Measures
from meetlat.text.evaluating.score import READER, Score
from meetlat.text.evaluating.shipped import EVERY
from meetlat.text.labelled import labelled

PARTS = SHIPPED, PLACES, OTHERS = ("shipped", "places", "others")  # by what has to be there to evaluate them
FIGURES = ("precision", "recall", "F1")
HOW = {
    "language": "Mean over the languages that are labelled.",
    "question": "How well questions are told.",
    "automatic": "How well automatic replies are told.",
    "contact": "Mean over the kinds that are labelled.",
    "relation": "Mean over the relations that are labelled.",
    "sentiment": "Mean over the feelings that are labelled.",
    "topics": "All topics of all texts together.",
    "places": "All municipalities of all profiles together.",
}


class Table(NamedTuple):
    """``part``: one of PARTS; ``words``: how many of its columns, from the left, hold words."""

    part: str
    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    note: str
    words: int

    def markdown(self) -> str:
        marks = ["---"] * self.words + ["---:"] * (len(self.columns) - self.words)
        lines = ["| " + " | ".join(row) + " |" for row in (self.columns, marks, *self.rows)]
        return "\n".join((f"### {self.title}", "", *([self.note, ""] if self.note else []), *lines, ""))

    def plain(self) -> str:
        """For a screen: columns under each other."""
        widths = [max(map(len, cells)) for cells in zip(self.columns, *self.rows, strict=True)]
        lines = [
            "  ".join(
                cell.ljust(width) if place < self.words else cell.rjust(width)
                for place, (cell, width) in enumerate(zip(row, widths, strict=True))
            ).rstrip()
            for row in (self.columns, *self.rows)
        ]
        return "\n".join((self.title, self.note, "", *lines, "", ""))


def tables(evaluation: Evaluation) -> Iterator[Table]:
    """All tables that hold anything."""
    return (table for table in _tables(evaluation) if table.rows)


def _tables(evaluation: Evaluation) -> Iterator[Table]:
    """The shipped sets; what the readers do on them, reader by reader; then on the sets of others."""
    yield _sets()
    yield _bars(SHIPPED, on_shipped(evaluation.scores))
    for reader, scores in groupby(sorted(evaluation.scores, key=_order), key=lambda score: score.reader):
        held = list(scores)
        yield _figures(PLACES if reader == PLACES else SHIPPED, reader.capitalize(), held, HOW[reader])
        together = next(score for score in held if score.by == READER and score.language == EVERY)
        yield from _looked_into(together)
    yield _bars(PLACES, on_places(evaluation.scores))
    if evaluation.corpora:
        yield _bars(OTHERS, on_others(evaluation.corpora))
        yield from _of_others(evaluation.corpora)


def estimate(one: Estimate) -> str:
    """A figure with its interval."""
    return "–" if math.isnan(one.value) else f"{one.value:.3f} ({one.low:.3f}–{one.high:.3f})"


def _bars(part: str, bars: Iterable[Bar]) -> Table:
    rows = [(bar.what, "yes" if bar.met else "**no**", f"{bar.asked:.3f}", f"{bar.found:.3f}") for bar in bars]
    return Table(part, f"What was asked: {part}", ("figure", "reached", "at least", "found"), rows, "", 2)


def _sets() -> Table:
    splits = [((row.language, row.split), row) for row in labelled()]
    held = {key: [row for at, row in splits if at == key] for key in dict.fromkeys(at for at, _ in splits)}
    rows = [
        (language, split, *map(str, (len(rows), len({row.author for row in rows}), sum(row.question for row in rows))))
        for (language, split), rows in held.items()
    ]
    columns = ("language", "split", "messages", "writers", "questions")
    return Table(SHIPPED, "The labelled sets", columns, rows, "A writer is invented, and stands in one split.", 2)


def _order(score: Score) -> int:
    return list(HOW).index(score.reader)


def _figures(part: str, title: str, scores: Sequence[Score], note: str) -> Table:
    rows = [(*_about(score), *map(estimate, score.measures)) for score in scores]
    return Table(part, title, ("texts", "by", "number", "given", *FIGURES), rows, note, 2)


def _about(score: Score) -> tuple[str, ...]:
    texts = score.language if score.on == EVERY else f"{score.language}, {score.on}"
    return texts, score.by, f"{score.texts:,}", "" if score.given is None else f"{score.given:,}"


def _looked_into(score: Score) -> Iterator[Table]:
    """Each class by itself, and what is taken for what."""
    if score.classes:
        yield _classes(score.reader, score.classes)
    if table := score.confusion:
        counts = [(name, *map(str, row)) for name, row in zip(table.classes, table.counts.tolist(), strict=True)]
        kept = [row for row, given in zip(counts, table.counts.sum(axis=1), strict=True) if given]
        columns = ("labelled ↓ read as →", *table.classes)
        yield Table(SHIPPED, f"{score.reader.capitalize()}: what is taken for what", columns, kept, "All languages.", 1)


def _classes(reader: str, classes: dict[str, Measures]) -> Table:
    rows = [(name, *map(estimate, measures)) for name, measures in classes.items()]
    return Table(SHIPPED, f"{reader.capitalize()}, each by itself", (reader, *FIGURES), rows, "All languages.", 1)


def _of_others(held: Corpora) -> Iterator[Table]:
    rows = [
        (one.kind, one.language, f"{one.texts:,}", *map(estimate, (one.right, one.decided, one.right_of_decided)))
        for one in held.languages
    ]
    columns = ("kind", "language", "texts", "right", "decided", "right of decided")
    yield Table(OTHERS, f"Language: {LANGID}", columns, rows, NOTES[LANGID], 2)
    of = {name: [score for score in held.scores if score.reader == name] for name in ("sentiment", "question")}
    yield _figures(OTHERS, f"Sentiment: {SENTIMENT}", of["sentiment"], NOTES[SENTIMENT])
    notes = " ".join(f"{name}: {note}" for name, note in NOTES.items() if name not in (LANGID, SENTIMENT))
    yield _figures(OTHERS, "Question, on the sets of others", of["question"], notes)
