"""What the readers were asked to reach, and whether they do."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from meetlat.text.evaluating.baselines import LEXICON, MARK
from meetlat.text.evaluating.corpora import Corpora
from meetlat.text.evaluating.score import READER, Score
from meetlat.text.evaluating.shipped import EVERY, UNMARKED

QUESTION = {"nl": 0.90, "en": 0.88, "fr": 0.88}  # least F1
ABOVE_MARK = 0.15  # of F1, on messages without a question mark
PLACE = 0.95  # least precision
LANGUAGE = {"all": 0.97, "under 40 characters": 0.95}  # least share that is right
ABOVE_LEXICON = 0.05  # of F1, on Dutch tweets
TWEETS = "MP tweets 2020 gold-polarity"


class Bar(NamedTuple):
    what: str
    asked: float
    found: float

    @property
    def met(self) -> bool:
        return self.found >= self.asked


def on_shipped(scores: Sequence[Score]) -> Iterator[Bar]:
    for language, asked in QUESTION.items():
        yield Bar(f"question, F1, {language}", asked, _f1(scores, "question", language, EVERY, READER))
    for language in QUESTION:
        own, mark = (_f1(scores, "question", language, UNMARKED, by) for by in (READER, MARK))
        yield Bar(f"question, F1 above the question mark, {language}, {UNMARKED}", ABOVE_MARK, own - mark)


def on_places(scores: Sequence[Score]) -> Iterator[Bar]:
    for score in scores:
        if score.reader == "places" and score.by == READER:
            yield Bar("places, precision", PLACE, score.measures.precision.value)


def on_others(held: Corpora) -> Iterator[Bar]:
    for one in held.languages:
        if one.language == "all" and one.kind in LANGUAGE:
            yield Bar(f"language, right, {one.kind}", LANGUAGE[one.kind], one.right.value)
            yield Bar(f"language, right of decided, {one.kind}", LANGUAGE[one.kind], one.right_of_decided.value)
    if any(score.on == TWEETS for score in held.scores):
        own, lexicon = (_f1(held.scores, "sentiment", "nl", TWEETS, by) for by in (READER, LEXICON))
        yield Bar("sentiment, F1 above the lexicon, Dutch tweets", ABOVE_LEXICON, own - lexicon)


def _f1(scores: Sequence[Score], reader: str, language: str, on: str, by: str) -> float:
    wanted = (reader, language, on, by)
    return next(one.measures.f1.value for one in scores if (one.reader, one.language, one.on, one.by) == wanted)
