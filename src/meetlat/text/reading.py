"""Reads texts: a table of texts in, a table of readings out."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from meetlat.text import cues, sentiment
from meetlat.text.batch import AT_ONCE, Batch
from meetlat.text.judging import Judged
from meetlat.text.labelled import CONTACTS, RELATIONS, SENTIMENTS
from meetlat.text.language import LANGUAGES
from meetlat.text.phrases import Together
from meetlat.text.places import Places
from meetlat.text.topics import Topics, topics

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS = (
    "language", "is_question", "question_score", "reasons", "contact", "relation", "automatic", "sentiment",
    "topics", "places",
)  # fmt: skip


class Reader:
    """Reads texts in Dutch, English, French and German. Can be handed to another process.

    ``places`` finds municipalities; without it none are found.
    """

    def __init__(self, places: Places | None = None, topics: Topics | None = None) -> None:
        self._places, self._topics = places, topics

    def __reduce__(self) -> tuple[Any, ...]:
        return Reader, (self._places, self._topics)

    def read(self, texts: Sequence[str | None]) -> "pa.Table":
        """A row per text, in their order, with the columns of ``COLUMNS``; a text does not matter to its neighbours.

        Of a text longer than 10,000 characters the first 10,000 are read. No text makes it fail.
        """
        import pyarrow as pa

        parts = [self._read(texts[start : start + AT_ONCE]) for start in range(0, len(texts), AT_ONCE)]
        return pa.concat_tables(parts or [self._read([])])

    def _read(self, texts: Sequence[str | None]) -> "pa.Table":
        import pyarrow as pa

        batch = Batch(texts)
        self._together.look(batch.texts)
        judged = Judged(batch)
        columns = (
            _named(LANGUAGES, batch.languages),
            pa.array(judged.questions),
            pa.array(np.round(judged.question_scores, 3)),
            _lists(judged.reason_names, *judged.reasons, len(texts)),
            _named(CONTACTS, judged.contacts),
            _named(RELATIONS, judged.relations),
            pa.array(judged.automatic),
            _named(SENTIMENTS, judged.sentiments),
            self._topics_of(batch),
            self._places_of(batch),
        )
        return pa.table(list(columns), names=list(COLUMNS))

    @cached_property
    def _together(self) -> Together:
        """What all readers look for, so that one pass over the letters serves them all."""
        places = [self._places.phrases] if self._places else []
        return Together([cues.phrases(), sentiment.phrases(), self._known_topics.phrases, *places])

    @cached_property
    def _known_topics(self) -> Topics:
        return self._topics or topics()

    def _topics_of(self, batch: Batch) -> "pa.Array[Any]":
        held = self._known_topics.topics_of(batch.texts, batch.languages)
        text, topic = np.nonzero(held)
        return _lists(self._known_topics.names, text, topic, len(held))

    def _places_of(self, batch: Batch) -> "pa.Array[Any]":
        if self._places is None:
            return _lists((), np.empty(0, np.int64), np.empty(0, np.int64), len(batch.said))
        return _lists(self._places.organisations, *self._places.places_of(batch.texts), len(batch.said))


def _named(names: Sequence[str], numbers: npt.NDArray[Any]) -> "pa.Array[Any]":
    import pyarrow as pa

    held: pa.Array[Any] = pa.array(names, pa.string()).take(pa.array(numbers))
    return held


def _lists(names: Sequence[str], text: npt.NDArray[Any], number: npt.NDArray[Any], texts: int) -> "pa.Array[Any]":
    """A list of names for each text, from pairs of text and name that are in order of the texts."""
    import pyarrow as pa

    ends = np.cumsum(np.bincount(text, minlength=texts))
    offsets: Any = pa.array(np.concatenate(([0], ends)).astype(np.int32))
    return pa.ListArray.from_arrays(offsets, _named(names, number))
