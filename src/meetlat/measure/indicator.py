"""An indicator: a named, versioned definition of a figure, with its texts in three languages beside it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from meetlat.problem import Problem

if TYPE_CHECKING:
    from ibis.expr.types import Table

LANGUAGES = ("nl", "en", "fr")
SCALES = {"per_1000": 1_000.0, "per_100000": 100_000.0}
PARTS = (3, 4)  # under the title of a text
Tables = Mapping[str, "Table"]
Figures = Callable[[Tables], "Table"]


@dataclass(frozen=True)
class Text:
    """What a reader is told of an indicator: its title, what it says, what it does not say, an example, its source."""

    title: str
    says: str
    says_not: str
    example: str
    source: str = ""  # in this language; empty: as the indicator has it


class IncompleteText(Problem):
    """An indicator's text lacks a part; the message names the file and the part."""


@dataclass
class Indicator:
    """A definition. ``whole`` says how organisations add up to a group's figure.

    share: of organisations, those with a value above 0 · mean: per organisation · sum · ratio: ``count`` over ``base``
    · median: the middle organisation. ``of`` says what it is computed from: see docs/reference/tables.md.
    """

    id: str
    version: int
    unit: Literal[
        "yes", "number", "inhabitants", "per_100000", "per_km2",
        "share", "seconds", "per_week", "per_1000", "of_inhabitants",
    ]  # fmt: skip
    whole: Literal["share", "mean", "sum", "ratio", "median"]
    source: str
    of: Literal["register", "messages", "counts"] = "register"
    better: Literal["higher", "lower", "neither"] = "neither"
    per_platform: bool = False
    among: Literal["everyone", "known"] = "everyone"  # whom a share is of: all, or those with a row
    minimum: int = 1  # fewer are too few; 1: none are, and what is counted may be 0
    texts: dict[str, Text] = field(default_factory=dict)
    compute: Figures | None = None

    def figures(self, function: Figures) -> Figures:
        """Marks the function that computes the figure: tables in; organisation, value (and platform, base) out."""
        self.compute = function
        return function

    @property
    def scale(self) -> float:
        """By what a ratio is multiplied to be in its unit."""
        return SCALES.get(self.unit, 1.0)

    def title(self, language: str) -> str:
        return self.texts[language].title

    def source_in(self, language: str) -> str:
        """Where the definition comes from; as ``source`` has it, in English, where its text does not say."""
        return self.texts[language].source or self.source

    def read_texts(self, folder: Path) -> "Indicator":
        """Reads ``ID.nl.md``, ``ID.en.md`` and ``ID.fr.md`` from ``folder``."""
        for language in LANGUAGES:
            self.texts[language] = read_text(folder / f"{self.id}.{language}.md")
        return self


def read_text(file: Path) -> Text:
    """A title line, then parts under ``##``: what it says, what it does not say, an example, and maybe its source."""
    try:
        said = file.read_text(encoding="utf-8")
    except OSError as error:
        raise IncompleteText(
            f"{file.name}: cannot be read ({error.strerror}). Each indicator has a text in {', '.join(LANGUAGES)}."
        ) from None
    parts = re.split(r"^##? .*\n", said, flags=re.MULTILINE)
    title = re.match(r"# (.+)", said)
    texts = [part.strip() for part in parts[2:]]
    if not title or len(texts) not in PARTS or not all(texts):
        raise IncompleteText(
            f"{file.name}: expected a # title and three ## parts (says, says not, example), or four (its source), "
            "each with a text."
        )
    return Text(title[1].strip(), *texts)
