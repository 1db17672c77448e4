"""What a mapping would make of a file: numbers and shapes, not a text, not a name."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from meetlat.collect.draft import Draft, Refused
from meetlat.collect.formats import Item
from meetlat.collect.mapping.format import mapped_format
from meetlat.collect.mapping.model import COUNTS, Mapping, lacking

ROWS = 200
SHOWN = 5
LONGEST_LINE = 16 * 1024 * 1024  # bytes


@dataclass
class Trial:
    """The first rows of a file under a mapping."""

    seen: int = 0
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)  # platform, kind
    refused: dict[str, tuple[int, int]] = field(default_factory=dict)  # reason: how many, the line of the first
    rows: list[tuple[int, str]] = field(default_factory=list)  # line, what became of it
    first: datetime | None = None
    last: datetime | None = None

    def as_json(self) -> dict[str, Any]:
        """For ``--json``: numbers only."""
        return {
            "seen": self.seen,
            "messages": sum(self.kinds.values()),
            "kinds": [{"platform": platform, "kind": kind, "n": n} for (platform, kind), n in self.kinds.items()],
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "refused": [{"reason": why, "n": n, "line": line} for why, (n, line) in self.refused.items()],
        }


def tried(mapping: Mapping, path: Path, rows: int = ROWS) -> Trial:
    """The first rows, read but not kept; none where a proposal lacks what no mapping can do without.

    Raises what ``mapped_format`` raises.
    """
    trial = Trial()
    if mapping.unsure and lacking(mapping):
        return trial
    format = mapped_format(mapping, path, key=b"")
    for place, raw in islice(format.items(path) if format.items else _lines(path), rows):
        trial.seen += 1
        try:
            said = _take(trial, format.draft(raw))
        except Refused as why:
            number, line = trial.refused.get(str(why), (0, place))
            trial.refused[str(why)] = (number + 1, line)
            said = f"set aside: {why}"
        if len(trial.rows) < SHOWN:
            trial.rows.append((place, said))
    return trial


def _take(trial: Trial, draft: Any) -> str:
    trial.kinds[draft.platform, draft.kind] += 1
    trial.first = min(trial.first or draft.created_at, draft.created_at)
    trial.last = max(trial.last or draft.created_at, draft.created_at)
    return described(draft)


def described(draft: Draft) -> str:
    """A message's shape: what it is and how long its parts are."""
    author = "handle" if draft.author.handle else "name" if draft.author.name else "id"
    parts = [
        f"{draft.platform} {draft.kind}",
        f"author by {author}",
        f"{draft.created_at:%Y-%m-%d %H:%M} UTC",
        f"text of {len(draft.text):,} characters",
        *(name for name in ("parent", "root", "page") if getattr(draft, name)),
        *([f"{len(draft.mentions)} mentions"] if draft.mentions else []),
        *(f"{getattr(draft, name):,} {name}" for name in COUNTS if getattr(draft, name) is not None),
    ]
    return ", ".join(parts)


def _lines(path: Path) -> Iterator[Item]:
    with path.open("rb") as stream:
        for number, line in enumerate(iter(lambda: stream.readline(LONGEST_LINE), b""), 1):
            if line.strip():
                yield Item(number, line)
