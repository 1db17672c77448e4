"""Size classes by inhabitants; which ones there are is data. Who has no figure is in no class."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ibis.expr.types import NumericValue, StringValue

UNKNOWN = "unknown"


@dataclass(frozen=True)
class SizeClass:
    """From ``start`` inhabitants up to but not including ``end`` (None: no end)."""

    id: str
    start: int
    end: int | None


@cache
def size_classes() -> list[SizeClass]:
    """The classes from small to large."""
    starts = sorted(tomllib.loads(Path(__file__).with_suffix(".toml").read_text()).items(), key=lambda pair: pair[1])
    ends = [start for _, start in starts[1:]] + [None]
    return [SizeClass(id, start, end) for (id, start), end in zip(starts, ends, strict=True)]


def size_class(inhabitants: "NumericValue") -> "StringValue":
    """The class as an expression; ``unknown`` where the inhabitants are not known."""
    import ibis

    branches = [(inhabitants >= known.start, known.id) for known in reversed(size_classes())]
    return ibis.cases((inhabitants.isnull(), UNKNOWN), *branches, else_=UNKNOWN)
