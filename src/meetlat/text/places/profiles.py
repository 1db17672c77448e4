"""The 300 labelled profiles, and how well places are read in them (docs/explanation/places.md)."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from math import sqrt

from meetlat.text.places.reader import Places
from meetlat.text.texts import laid_out

DEVELOPMENT, TEST = "development", "test"
_Z = 1.959964  # of a normal distribution, 95 % lies within so many deviations


@dataclass(frozen=True)
class Profile:
    id: str
    split: str
    text: str
    places: frozenset[str]


@dataclass(frozen=True)
class Share:
    """How many of how many."""

    held: int
    whole: int

    @property
    def value(self) -> float:
        return self.held / self.whole if self.whole else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's, 95 %."""
        if not self.whole:
            return 0.0, 1.0
        middle = self.value + _Z**2 / (2 * self.whole)
        spread = _Z * sqrt(self.value * (1 - self.value) / self.whole + (_Z / (2 * self.whole)) ** 2)
        scale = 1 + _Z**2 / self.whole
        return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


@dataclass(frozen=True)
class Score:
    """``precision``: of the places found, the share that is right; ``recall``: of the right ones, the share found."""

    precision: Share
    recall: Share


def profiles(split: str) -> tuple[Profile, ...]:
    text = (files("meetlat.text.labelled") / "profiles.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple(
        Profile(row["id"], row["split"], row["text"], frozenset(row["places"].split()))
        for row in rows
        if row["split"] == split
    )


def score(reader: Places, judged: Iterable[Profile]) -> Score:
    """What the reader makes of the profiles, beside what people say they point to."""
    judged = list(judged)
    found = reader.places_of(laid_out([one.text for one in judged]), profile=True)
    read = {(text, reader.organisations[number]) for text, number in zip(*map(list, found), strict=True)}
    said = {(at, id) for at, one in enumerate(judged) for id in one.places}
    right = len(read & said)
    return Score(Share(right, len(read)), Share(right, len(said)))
