"""What has been found out about a file while a mapping for it is being proposed."""

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from meetlat.collect.mapping.model import Mapping, Note
from meetlat.collect.mapping.sample import Sample
from meetlat.collect.mapping.table import File, plain
from meetlat.collect.mapping.times import Times


@cache
def headers() -> dict[str, list[str]]:
    """The column names that are recognised, by what they are of a message."""
    said = tomllib.loads((Path(__file__).parent / "headers.toml").read_text(encoding="utf-8"))
    return {role: [plain(name) for name in names] for role, names in said.items()}


def recognised(header: tuple[str, ...]) -> int:
    """How many of the column names are known."""
    known = {name for names in headers().values() for name in names}
    return sum(plain(name.rpartition(".")[2]) in known or plain(name) in known for name in header)


class Looked:
    """What has been found out so far."""

    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.columns: dict[str, tuple[str, ...]] = {}
        self.values: dict[str, dict[str, str]] = {}
        self.times = Times()
        self.notes: list[Note] = []

    def mapping(self) -> Mapping:
        return Mapping(
            columns=self.columns,
            values={name: table for name, table in self.values.items() if table},
            times=self.times,
            file=File(header=self.sample.header_row if self.sample.header_row > 1 else 0),
            origin="the proposed mapping",
            notes=tuple(self.notes),
        )

    def note(self, about: str, text: str, *, unsure: bool = False) -> None:
        self.notes.append(Note(about, text, unsure))

    def candidates(self, role: str, *, free: bool = True) -> list[str]:
        """The columns whose name can be this part of a message, the likeliest first."""
        taken = {name for names in self.columns.values() for name in names} if free else set()
        known = headers()[role]
        ranked = [
            (known.index(word), place, name)
            for place, name in enumerate(self.sample.header)
            for word in [word_of(name, known)]
            if word and name not in taken
        ]
        return [name for _, _, name in sorted(ranked)]

    def take(self, role: str, *names: str, why: str = "") -> None:
        self.columns[role] = names
        self.note(f"columns.{role}", why or "by the name of the column")

    def share(self, name: str, fits: Callable[[Any], bool]) -> float:
        """Of the rows that have something there, the share that fits."""
        filled = self.sample.filled(name)
        return sum(map(fits, filled)) / len(filled) if filled else 0.0


def word_of(name: str, known: list[str]) -> str:
    """The known word that a column name is; in JSON the last part of a path counts too."""
    for word in (plain(name.replace(".", " ")), plain(name), plain(name.rpartition(".")[2])):
        if word in known:
            return word
    return ""
