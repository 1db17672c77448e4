"""What a chart gives back, and how a value becomes a shade with a word for it."""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from meetlat.report.charts import theme

Value = bool | float | None  # None: not known
HATCHED = "hatched"  # no colour but a pattern: not known


@dataclass(frozen=True)
class Picture:
    """A drawing, what it says in one sentence, and its data as a table of ready-made words."""

    svg: str
    alt: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


@dataclass(frozen=True)
class Shade:
    """One colour of a map and what it means."""

    fill: str
    words: str


@dataclass(frozen=True)
class Scale:
    """Shades from low to high with the values at which the next one begins, and the shade for what is not known."""

    shades: tuple[Shade, ...]
    breaks: tuple[float, ...]
    unknown: Shade

    def __post_init__(self) -> None:
        if len(self.shades) != len(self.breaks) + 1 or list(self.breaks) != sorted(set(self.breaks)):
            raise ValueError(f"{len(self.shades)} shades need {len(self.shades) - 1} rising breaks, not {self.breaks}")

    def shade(self, value: Value) -> Shade:
        return self.unknown if value is None else self.shades[bisect_right(self.breaks, value)]


def present(found: str, none: str, unknown: str) -> Scale:
    """Found (true), none found (false), not known (none); each with its words for the legend."""
    return Scale((Shade(theme.LINE, none), Shade(theme.LINK, found)), (1,), Shade(HATCHED, unknown))


def classes(breaks: tuple[float, ...], words: tuple[str, ...], unknown: str) -> Scale:
    """Two to five classes from light to dark; a value on a break belongs to the class above it."""
    last = len(theme.SEQUENCE) - 1
    if not 2 <= len(words) <= last + 1:
        raise ValueError(f"{len(words)} classes cannot be told apart; 2 to {last + 1} can")
    fills = (theme.SEQUENCE[round(place * last / (len(words) - 1))] for place in range(len(words)))
    return Scale(
        tuple(Shade(fill, word) for fill, word in zip(fills, words, strict=True)), breaks, Shade(HATCHED, unknown)
    )


@dataclass(frozen=True)
class Places:
    """The organisations of a map: what each is called, where its link leads, what is said of it, what it is worth."""

    values: Mapping[str, Value]
    scale: Scale
    links: Mapping[str, str]
    labels: Mapping[str, str]  # what a screen reader says: "Utrecht: wel op Instagram"
    names: Mapping[str, str]
    fmt: Callable[[Value], str] | None = None  # the value in the table; else the words of its shade

    def legend(self, organisations: Iterable[str]) -> list[Shade]:
        """From high to low, and last what is not known, where that occurs."""
        missing = any(self.values.get(each) is None for each in organisations)
        return [*reversed(self.scale.shades), *([self.scale.unknown] if missing else [])]

    def also_called(self, names: Mapping[str, str]) -> "Places":
        """The same, with names for those that had none."""
        return replace(self, names={**names, **self.names})

    def name(self, organisation: str) -> str:
        return self.names.get(organisation, organisation)

    def shade(self, organisation: str) -> Shade:
        return self.scale.shade(self.values.get(organisation))

    def by_name(self, organisations: Iterable[str]) -> list[str]:
        return sorted(organisations, key=lambda organisation: (alphabetical(self.name(organisation)), organisation))

    def rows(self, organisations: Iterable[str]) -> list[tuple[str, ...]]:
        return [(self.name(each), self._words(each)) for each in self.by_name(organisations)]

    def _words(self, organisation: str) -> str:
        value = self.values.get(organisation)
        return self.fmt(value) if self.fmt and value is not None else self.shade(organisation).words


def alphabetical(name: str) -> str:
    """How a name is sorted in an atlas: without case, accents and marks; 's-Hertogenbosch stands under S."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in plain if letter.isalnum() or letter == " ").strip()
