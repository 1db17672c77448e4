"""Checks the cells of a row against a Frictionless table schema."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

LONGEST_SHOWN = 60
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def shown(value: str) -> str:
    """A value as an error shows it: quoted, cut where it is long."""
    return f"{value[:LONGEST_SHOWN]}..." if len(value) > LONGEST_SHOWN else value


def _integer(text: str) -> int:
    if not re.fullmatch(r"-?\d{1,18}", text):
        raise ValueError
    return int(text)


READERS: dict[str, tuple[Callable[[str], Any], str]] = {
    "string": (str, "text"),
    "integer": (_integer, "a whole number"),
    "year": (_integer, "a year"),
    "number": (float, "a number"),
    "date": (date.fromisoformat, "a date such as 2026-04-06"),
}


@dataclass
class Column:
    """One column of a schema: reads a cell, or says what is wrong with it."""

    name: str
    type: str
    constraints: dict[str, Any]

    def read(self, text: str) -> tuple[Any, str]:
        """The value and an empty text, or None and the complaint."""
        if text == "":
            return ("" if self.type == "string" else None), ("is empty." if self.constraints.get("required") else "")
        if complaint := self._about_text(text):
            return None, complaint
        reader, expected = READERS[self.type]
        try:
            value = reader(text)
        except ValueError:
            return None, f'"{shown(text)}" is not {expected}.'
        return value, self._about_value(value)

    def _about_text(self, text: str) -> str:
        longest = self.constraints.get("maxLength", 1_000)
        if len(text) > longest:
            return f'"{shown(text)}" has {len(text):,} characters; at most {longest:,} are allowed.'
        if CONTROL.search(text):
            return f'"{shown(CONTROL.sub("?", text))}" holds a control character.'
        pattern = self.constraints.get("pattern")
        if pattern and not re.fullmatch(pattern, text):
            return f'"{shown(text)}" has not the expected form ({pattern}).'
        allowed = self.constraints.get("enum")
        return f'"{shown(text)}" is not known. Known: {", ".join(allowed)}.' if allowed and text not in allowed else ""

    def _about_value(self, value: Any) -> str:
        low, high = (self.constraints.get(name) for name in ("minimum", "maximum"))
        if low is not None and value < float(low):
            return f"{value:,} is below the minimum of {low}."
        if high is not None and value > float(high):
            return f"{value:,} is above the maximum of {high}."
        return ""


@dataclass
class Checker:
    """Reads the rows of one file and remembers the keys it saw."""

    fields: list[Column]
    key: list[str]
    seen: dict[tuple[Any, ...], int] = field(default_factory=dict)
    count: int = 1

    @property
    def columns(self) -> list[str]:
        return [column.name for column in self.fields]

    def row(self, cells: list[str]) -> tuple[dict[str, Any], list[str]]:
        """The values by column and the complaints about them."""
        self.count += 1
        if len(cells) != len(self.fields):
            return {}, [f"{len(cells)} cells where {len(self.fields)} were expected."]
        read = {column.name: column.read(cell.strip()) for column, cell in zip(self.fields, cells, strict=True)}
        complaints = [f"{name} {says}" for name, (_, says) in read.items() if says]
        row = {name: value for name, (value, _) in read.items()}
        return row, complaints or self._about_key(row)

    def _about_key(self, row: dict[str, Any]) -> list[str]:
        key = tuple(row[name] for name in self.key)
        if not key:
            return []
        first = self.seen.setdefault(key, self.count)
        same = ", ".join(f"{name} {shown(str(value))}" for name, value in zip(self.key, key, strict=True))
        return [] if first == self.count else [f"{same} stands in this file already (row {first})."]


def checker(schema: dict[str, Any]) -> Checker:
    """A checker for a Frictionless table schema."""
    columns = [Column(field["name"], field["type"], field.get("constraints", {})) for field in schema["fields"]]
    return Checker(columns, schema.get("primaryKey", []))
