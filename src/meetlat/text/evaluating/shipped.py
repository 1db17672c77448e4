"""How well readers do on the labelled sets that come with Meetlat: on the split that nobody tuned them on."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from meetlat.text.evaluating.baselines import COMMONEST, LEXICON, MARK, NAMES, by_lexicon, commonest, marked, named
from meetlat.text.evaluating.score import READER, Asked, Score
from meetlat.text.labelled import CONTACTS, RELATIONS, SENTIMENTS, TEST, TRAIN, Labelled, labelled
from meetlat.text.language import LANGUAGES

if TYPE_CHECKING:
    from meetlat.text.places import Gazetteer
    from meetlat.text.reading import Reader

EVERY = "all"
UNMARKED = "without ?"
PROFILES = "profiles"
SPOKEN = LANGUAGES[:4]


def shipped(reader: "Reader", split: str = TEST) -> Iterator[Score]:
    """Of each reader and language its score, each followed by those of simple rules."""
    rows = labelled()
    held, learned = _in(rows, split), _in(rows, TRAIN)
    read = _Read(reader, held)
    for language in (*SPOKEN, EVERY):
        part = _Part(language, read.where(language), _of(learned, language))
        if part.read.rows:
            for judged in (_language, _question, _unmarked, _automatic, _contact, _relation, _sentiment, _topics):
                yield from judged(part)


def profiles(gazetteer: "Gazetteer", split: str = TEST) -> Iterator[Score]:
    """To which municipalities people's profiles point."""
    from meetlat.text.places import Places
    from meetlat.text.texts import laid_out

    rows = [row for row in _profiles() if row["split"] == split]
    texts, truth = [row["text"] for row in rows], [row["places"].split() for row in rows]
    places = Places(gazetteer)
    said: list[list[str]] = [[] for _ in texts]
    text, number = places.places_of(laid_out(texts), profile=True)
    for place, organisation in zip(text.tolist(), number.tolist(), strict=True):
        said[place].append(places.organisations[organisation])
    asked = Asked("places", EVERY, PROFILES)
    yield asked.sets(READER, truth, said)
    yield asked.sets(NAMES, truth, named(texts, gazetteer))


class _Read:
    """Labelled messages and what was read in them."""

    def __init__(self, reader: "Reader | None", rows: Sequence[Labelled], said: Sequence[dict[str, Any]] = ()) -> None:
        self.rows = rows
        self.said = reader.read([row.text for row in rows]).to_pylist() if reader else said

    def where(self, language: str) -> "_Read":
        return self.kept(lambda row: language in (EVERY, row.language))

    def kept(self, kept: Callable[[Labelled], bool]) -> "_Read":
        pairs = [(row, said) for row, said in zip(self.rows, self.said, strict=True) if kept(row)]
        return _Read(None, [row for row, _ in pairs], [said for _, said in pairs])

    def truth(self, name: str) -> list[Any]:
        return [getattr(row, name) for row in self.rows]

    def read(self, name: str) -> list[Any]:
        return [said[name] for said in self.said]

    @cached_property
    def texts(self) -> list[str]:
        return [row.text for row in self.rows]


@dataclass(frozen=True)
class _Part:
    """``learned``: the texts of the same language that readers were trained on."""

    language: str
    read: _Read
    learned: Sequence[Labelled]


def _language(part: _Part) -> Iterator[Score]:
    asked, truth = Asked("language", part.language), part.read.truth("language")
    yield asked.kinds(READER, truth, part.read.read("language"), LANGUAGES)
    if part.language == EVERY:
        yield asked.kinds(COMMONEST, truth, _always(part, "language", truth), LANGUAGES)


def _question(part: _Part, on: str = EVERY) -> Iterator[Score]:
    asked, truth = Asked("question", part.language, on), part.read.truth("question")
    yield asked.flags(READER, truth, part.read.read("is_question"))
    yield asked.flags(MARK, truth, marked(part.read.texts))
    yield asked.flags(COMMONEST, truth, _always(part, "question", truth))


def _unmarked(part: _Part) -> Iterator[Score]:
    """The messages where only the words tell."""
    kept = part.read.kept(lambda row: not marked([row.text])[0])
    learned = [row for row in part.learned if not marked([row.text])[0]]
    yield from _question(_Part(part.language, kept, learned), UNMARKED)


def _automatic(part: _Part) -> Iterator[Score]:
    asked, truth = Asked("automatic", part.language), part.read.truth("automatic")
    yield asked.flags(READER, truth, part.read.read("automatic"))
    yield asked.flags(COMMONEST, truth, _always(part, "automatic", truth))


def _kinds(part: _Part, name: str, kinds: Sequence[str]) -> Iterator[Score]:
    asked, truth = Asked(name, part.language), part.read.truth(name)
    yield asked.kinds(READER, truth, part.read.read(name), kinds)
    yield asked.kinds(COMMONEST, truth, _always(part, name, truth), kinds)


def _contact(part: _Part) -> Iterator[Score]:
    return _kinds(part, "contact", CONTACTS)


def _relation(part: _Part) -> Iterator[Score]:
    return _kinds(part, "relation", RELATIONS)


def _sentiment(part: _Part) -> Iterator[Score]:
    yield from _kinds(part, "sentiment", SENTIMENTS)
    asked = Asked("sentiment", part.language)
    yield asked.kinds(LEXICON, part.read.truth("sentiment"), by_lexicon(part.read.texts), SENTIMENTS)


def _topics(part: _Part) -> Iterator[Score]:
    asked, truth = Asked("topics", part.language), part.read.truth("topics")
    yield asked.sets(READER, truth, part.read.read("topics"))
    most = commonest([topic for row in part.learned for topic in row.topics])
    yield asked.sets(COMMONEST, truth, [[most]] * len(truth))


def _always(part: _Part, name: str, truth: Sequence[Any]) -> list[Any]:
    return [commonest([getattr(row, name) for row in part.learned])] * len(truth)


def _in(rows: Sequence[Labelled], split: str) -> list[Labelled]:
    return [row for row in rows if row.split == split]


def _of(rows: Sequence[Labelled], language: str) -> list[Labelled]:
    return [row for row in rows if language in (EVERY, row.language)]


def _profiles() -> list[dict[str, str]]:
    held = (files("meetlat.text.labelled") / "profiles.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(held)))
