"""All that is known of how well the readers of this version read."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetlat.text.evaluating.corpora import NOTES, Corpora, Decided, corpora
from meetlat.text.evaluating.intervals import as_json
from meetlat.text.evaluating.score import Score
from meetlat.text.evaluating.score import as_json as score_as_json
from meetlat.text.evaluating.shipped import profiles, shipped
from meetlat.text.labelled import TEST

if TYPE_CHECKING:
    from meetlat.text.places import Gazetteer


@dataclass(frozen=True)
class Evaluation:
    """``scores``: on the split ``test`` of what is shipped; ``corpora``: on the sets of others, if they were given."""

    version: str
    scores: list[Score]
    corpora: Corpora | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "reader_version": self.version,
            "split": TEST,
            "readers": [score_as_json(score) for score in self.scores],
            "corpora": _corpora(self.corpora) if self.corpora else None,
        }


def evaluate(gazetteer: "Gazetteer | None" = None, others: Path | None = None) -> Evaluation:
    """``gazetteer``: without it places are not evaluated; ``others``: the folder with the sets that others made."""
    from meetlat.text.places import Places
    from meetlat.text.reading import Reader
    from meetlat.text.versions import version

    reader = Reader(Places(gazetteer) if gazetteer else None)
    scores = [*shipped(reader), *(profiles(gazetteer) if gazetteer else [])]
    return Evaluation(version(gazetteer), scores, corpora(reader, others) if others else None)


def _corpora(held: Corpora) -> dict[str, Any]:
    scores = [score_as_json(score) for score in held.scores]
    return {"notes": NOTES, "languages": [_decided(one) for one in held.languages], "readers": scores}


def _decided(one: Decided) -> dict[str, Any]:
    shares = {name: as_json(getattr(one, name)) for name in ("right", "decided", "right_of_decided")}
    return {"kind": one.kind, "language": one.language, "texts": one.texts, **shares}
