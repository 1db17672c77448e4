"""The labelled sets: invented messages, each with its labels (docs/reference/labelling.md)."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TRAIN, DEVELOPMENT, TEST = "train", "development", "test"
CONTACTS = ("question", "report", "complaint", "compliment", "other")
RELATIONS = ("customer", "voter", "subject", "partner", "user", "resident", "unknown")
SENTIMENTS = ("negative", "neutral", "positive")


@dataclass(frozen=True)
class Labelled:
    """A message and its labels."""

    id: str
    language: str
    author: str
    split: str
    text: str
    question: bool
    contact: str
    relation: str
    automatic: bool
    sentiment: str
    topics: tuple[str, ...]


@cache
def labelled() -> tuple[Labelled, ...]:
    """All labelled messages, in the order of the files."""
    return tuple(row for name in ("nl", "en", "fr", "de") for row in _rows(name))


def _rows(language: str) -> Iterator[Labelled]:
    with (files(__name__) / f"{language}.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield Labelled(
                id=row["id"], language=language, author=row["author"], split=row["split"], text=row["text"],
                question=row["question"] == "yes", contact=row["contact"], relation=row["relation"],
                automatic=row["automatic"] == "yes", sentiment=row["sentiment"], topics=tuple(row["topics"].split()),
            )  # fmt: skip
