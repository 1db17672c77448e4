"""Rules of one line that a reader has to beat."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from meetlat.text.places import Gazetteer

T = TypeVar("T")

MARK = "question mark"  # what contains one is a question
COMMONEST = "commonest"  # always what stands most often in the texts for training
LEXICON = "lexicon only"
NAMES = "every name"  # that stands there, whatever else it may mean


def marked(texts: Sequence[str]) -> list[bool]:
    return ["?" in text or "؟" in text for text in texts]


def commonest(learned: Sequence[T]) -> T:
    """What stands most often in the texts for training; of equals the first."""
    return Counter(learned).most_common(1)[0][0]


def by_lexicon(texts: Sequence[str]) -> list[str]:
    """Negative, neutral or positive by the words of feeling alone."""
    from meetlat.text.batch import Batch
    from meetlat.text.labelled import SENTIMENTS
    from meetlat.text.sentiment import lexicon_sentiments

    batch = Batch(texts)
    return [SENTIMENTS[number] for number in lexicon_sentiments(batch.texts, batch.languages)]


def named(texts: Sequence[str], gazetteer: "Gazetteer") -> list[list[str]]:
    """Every municipality of which a name stands in the text as words, whatever else it may mean."""
    from meetlat.text.phrases import Phrases
    from meetlat.text.texts import laid_out

    owners = [(name, one.id) for one in gazetteer.municipalities for name in one.names if name]
    found = Phrases([name for name, _ in owners]).find(laid_out(texts))
    held: list[list[str]] = [[] for _ in texts]
    for text, phrase in zip(found.text.tolist(), found.phrase.tolist(), strict=True):
        held[text].append(owners[phrase][1])
    return held
