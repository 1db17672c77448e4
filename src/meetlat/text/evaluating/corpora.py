"""How well readers do on labelled sets that others made. Their texts are read in place and never printed.

``NOTES`` says of each what its figures say, and what they do not.
"""

import csv
import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetlat.problem import Problem
from meetlat.text.evaluating.baselines import COMMONEST, LEXICON, MARK, by_lexicon, commonest, marked
from meetlat.text.evaluating.intervals import Estimate, wilson
from meetlat.text.evaluating.score import READER, Asked, Score
from meetlat.text.labelled import SENTIMENTS

if TYPE_CHECKING:
    from meetlat.text.reading import Reader

Row = dict[str, str]

SHORT = 40  # characters
GREETING, COMPLAINT = "greetings", "meldKlachten"
LANGID, SENTIMENT = "langid_nl_fr_de_en.csv.gz", "sentiment_nl_fr_en_de.csv.gz"
SENTENCES, ACTS, BUS = "ud_sentences_nl_fr.csv.gz", "swda_dialogue_acts_en.csv.gz", "nl_bus_intents.csv"
NOTES = {
    LANGID: "Single words, pairs of words and sentences in four languages; no posts. Right counts all texts, also those"
    " that are left open; right of decided only those for which a language is named. Many a single word stands in"
    " several of them.",
    SENTIMENT: "Reviews (bol.com, amazon.fr), in which nothing is neutral; tweets of anybody about anything; tweets of"
    " Dutch politicians. None was written to a municipality. F1 is the mean over the classes that the set has.",
    SENTENCES: "Edited sentences; truth is whether a question mark ends them, which the reader sees. It says that"
    " formal questions are found and statements left alone, not that anybody wants an answer.",
    ACTS: "American telephone talk, labelled by dialogue act: questions that keep a talk going count, and half a"
    " sentence is a text. Far from what residents write.",
    BUS: "What Dutch travellers say to a bus company, written for a chatbot and labelled by intent. All intents but"
    " greetings count as asking here; complaints are left out, as some ask and some do not. 71 sentences.",
}


@dataclass(frozen=True)
class Decided:
    """How well languages are told on a part of a set."""

    kind: str
    language: str
    texts: int
    right: Estimate
    decided: Estimate
    right_of_decided: Estimate


@dataclass(frozen=True)
class Corpora:
    languages: list[Decided] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)


def corpora(reader: "Reader", folder: Path) -> Corpora:
    """Raises Problem where a set is missing."""
    return Corpora(
        list(_languages(reader, _rows(folder / LANGID))),
        [
            *_sentiments(reader, _rows(folder / SENTIMENT)),
            *_sentences(reader, _rows(folder / SENTENCES)),
            *_acts(reader, _rows(folder / ACTS)),
            *_bus(reader, _rows(folder / BUS)),
        ],
    )


def _languages(reader: "Reader", rows: Sequence[Row]) -> Iterator[Decided]:
    said = _read(reader, [row["text"] for row in rows], "language")
    pairs = list(zip(rows, said, strict=True))
    kinds = sorted({row["kind"] for row in rows})
    parts = {kind: [pair for pair in pairs if pair[0]["kind"] == kind] for kind in kinds}
    parts |= {f"under {SHORT} characters": [pair for pair in pairs if len(pair[0]["text"]) < SHORT], "all": pairs}
    for kind, part in parts.items():
        for language in (*sorted({row["lang"] for row in rows}), "all"):
            yield _decided(kind, language, [pair for pair in part if language in ("all", pair[0]["lang"])])


def _decided(kind: str, language: str, pairs: Sequence[tuple[Row, str]]) -> Decided:
    named = [(row, said) for row, said in pairs if said != "unsure"]
    right = sum(row["lang"] == said for row, said in named)
    shares = wilson(right, len(pairs)), wilson(len(named), len(pairs)), wilson(right, len(named))
    return Decided(kind, language, len(pairs), *shares)


def _sentiments(reader: "Reader", rows: Sequence[Row]) -> Iterator[Score]:
    for source, language in sorted({(_source(row), row["lang"]) for row in rows}):
        part = [row for row in rows if (_source(row), row["lang"]) == (source, language)]
        texts, truth = [row["text"] for row in part], [row["label"] for row in part]
        asked = Asked("sentiment", language, source)
        yield asked.kinds(READER, truth, _read(reader, texts, "sentiment"), SENTIMENTS)
        yield asked.kinds(LEXICON, truth, by_lexicon(texts), SENTIMENTS)
        yield asked.kinds(COMMONEST, truth, [commonest(truth)] * len(truth), SENTIMENTS)


def _source(row: Row) -> str:
    """Without who made it and how it was split: nothing here is learned from it."""
    return row["source"].partition(" (")[0].removesuffix(" train").removesuffix(" val")


def _sentences(reader: "Reader", rows: Sequence[Row]) -> Iterator[Score]:
    for source in sorted({row["source"] for row in rows}):
        part = [row for row in rows if row["source"] == source]
        truth = [row["ends_with_question_mark"] == "True" for row in part]
        yield from _questions(reader, Asked("question", part[0]["lang"], source), part, truth)


def _acts(reader: "Reader", rows: Sequence[Row]) -> Iterator[Score]:
    yield from _questions(reader, Asked("question", "en", "SwDA"), rows, [row["is_question"] == "True" for row in rows])


def _bus(reader: "Reader", rows: Sequence[Row]) -> Iterator[Score]:
    rows = [row for row in rows if row["intent"] != COMPLAINT]
    asked = Asked("question", "nl", "bus intents")
    yield from _questions(reader, asked, rows, [row["intent"] != GREETING for row in rows])


def _questions(reader: "Reader", asked: Asked, rows: Sequence[Row], truth: Sequence[bool]) -> Iterator[Score]:
    texts = [row["text"] for row in rows]
    yield asked.flags(READER, truth, _read(reader, texts, "is_question"))
    yield asked.flags(MARK, truth, marked(texts))


def _read(reader: "Reader", texts: Sequence[str], column: str) -> list[Any]:
    return reader.read(texts)[column].to_pylist()


def _rows(file: Path) -> list[Row]:
    try:
        with (gzip.open if file.suffix == ".gz" else open)(file, "rt", encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))
    except OSError as error:
        raise Problem(
            f"--corpora: {file} cannot be read ({error.strerror or error}). Name the folder with it."
        ) from None
