"""A mapping as TOML that a person can read, with why each line says what it says."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from meetlat.collect.mapping.model import COLUMNS, VERSION, Mapping
from meetlat.collect.mapping.table import File
from meetlat.collect.mapping.times import Times


def as_toml(mapping: Mapping) -> str:
    """The mapping as ``read_mapping`` reads it. What is unsure has a comment that begins with UNSURE."""
    return "\n".join(_lines(mapping)) + "\n"


def _lines(mapping: Mapping) -> Iterator[str]:
    yield from ("# A mapping for `meetlat import FILE --mapping THIS`. Every key: docs/reference/mapping.md", "")
    yield f"version = {VERSION}"
    simple = {"title": mapping.title, "required": mapping.required, "optional": mapping.optional}
    simple["separator"] = "" if mapping.separator == "," else mapping.separator
    yield from (f"{name} = {_value(said)}" for name, said in simple.items() if said)
    yield from _table(mapping, "file", _changed(mapping.file, File()))
    yield from _table(mapping, "columns", _columns(mapping))
    yield from _table(mapping, "constants", mapping.constants)
    for name, table in mapping.values.items():
        yield from ("", f"[values.{name}]", *(f"{_value(said)} = {_value(meaning)}" for said, meaning in table.items()))
    yield from _table(mapping, "time", _changed(mapping.times, Times(), always=("zone", "day_first")))


def _columns(mapping: Mapping) -> dict[str, Any]:
    in_order = [role for role in COLUMNS if role in mapping.columns]
    return {role: several[0] if len(several := mapping.columns[role]) == 1 else several for role in in_order}


def _changed(said: Any, usual: Any, always: Iterable[str] = ()) -> dict[str, Any]:
    return {name: value for name, value in vars(said).items() if name in always or value != getattr(usual, name)}


def _table(mapping: Mapping, name: str, said: dict[str, Any]) -> Iterator[str]:
    notes = [note for note in mapping.notes if note.about.partition(".")[0] == name]
    if not said and not notes:
        return
    yield from ("", f"[{name}]")
    for key, value in said.items():
        yield from (_comment(note) for note in notes if note.about == f"{name}.{key}")
        yield f"{key} = {_value(value)}"
    yield from (_comment(note) for note in notes if note.about.partition(".")[2] not in said)


def _comment(note: Any) -> str:
    return f"# {'UNSURE: ' if note.unsure else ''}{note.text}"


def _value(said: Any) -> str:
    if isinstance(said, tuple | list):
        return f"[{', '.join(map(_value, said))}]"
    if isinstance(said, bool | int):
        return str(said).lower()
    return json.dumps(said, ensure_ascii=False).replace("\x7f", "\\u007f")
