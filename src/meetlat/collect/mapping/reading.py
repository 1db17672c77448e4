"""Reads a mapping file. What is wrong is named with file, line, key and what would be right."""

import codecs
import difflib
import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from meetlat.collect.mapping.model import (
    COLUMNS,
    CONSTANTS,
    JOINED,
    KINDS,
    TRANSLATED,
    VERSION,
    Mapping,
    lacking,
)  # fmt: skip
from meetlat.collect.mapping.table import KINDS as FILES
from meetlat.collect.mapping.table import File
from meetlat.collect.mapping.times import Times, zone_named
from meetlat.problem import Problem
from meetlat.register.platforms import platforms

TABLES = ("file", "columns", "constants", "values", "time")
KEYS = ("version", "title", "required", "optional", "separator", *TABLES)
LARGEST = 1_000_000  # bytes


class BadMapping(Problem):
    """A mapping file that cannot be used."""


def read_mapping(path: Path) -> Mapping:
    """The mapping in a TOML file. Raises BadMapping."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadMapping(f"{path.name}: is larger than {LARGEST:,} bytes; a mapping is a short text.")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadMapping(f"{path.name}: cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise BadMapping(f"{path.name}: is not UTF-8. Save it as UTF-8.") from None
    return mapping_from(text, path.name)


def mapping_from(text: str, origin: str = "mapping") -> Mapping:
    """The mapping that a TOML text says; ``origin`` is what errors call it. Raises BadMapping."""
    try:
        said = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadMapping(f"{origin}: is not TOML: {error}.") from None
    return _Reading(text, origin).mapping(said)


@dataclass(frozen=True)
class _Reading:
    text: str
    origin: str

    def mapping(self, said: dict[str, Any]) -> Mapping:
        self._known("", said, KEYS)
        if said.get("version") != VERSION:
            raise self._wrong("version", f"must be {VERSION}, the version of mapping files that this Meetlat reads")
        tables = {name: self._typed(name, said.get(name, {}), dict, "a table") for name in TABLES}
        found = Mapping(
            columns=self._columns(tables["columns"]),
            constants=self._constants(tables["constants"]),
            values=self._values(tables["values"]),
            times=self._times(tables["time"]),
            file=self._file(tables["file"]),
            required=self._roles("required", said.get("required", [])),
            optional=self._roles("optional", said.get("optional", [])),
            separator=self._typed("separator", said.get("separator", ","), str, "text") or ",",
            title=self._typed("title", said.get("title", ""), str, "text"),
            origin=self.origin,
        )
        for _, what in lacking(found):
            raise BadMapping(f"{self.origin}: does not say {what}.")
        return found

    def _columns(self, said: dict[str, Any]) -> dict[str, tuple[str, ...]]:
        self._known("columns", said, COLUMNS)
        return {role: self._column(role, value) for role, value in said.items()}

    def _column(self, role: str, value: Any) -> tuple[str, ...]:
        several = value if isinstance(value, list) else [value]
        if not several or not all(isinstance(one, str) and one for one in several):
            raise self._wrong(role, "must be the name of a column, in quotation marks")
        if len(several) > 1 and role not in JOINED:
            raise self._wrong(role, f"can be one column only; {' and '.join(JOINED)} can be several")
        return tuple(several)

    def _constants(self, said: dict[str, Any]) -> dict[str, str]:
        self._known("constants", said, CONSTANTS)
        found = {name: self._typed(name, value, str, "text") for name, value in said.items()}
        self._translated("platform", [found["platform"]] if "platform" in found else [])
        self._translated("kind", [found["kind"]] if "kind" in found else [])
        return found

    def _values(self, said: dict[str, Any]) -> dict[str, dict[str, str]]:
        self._known("values", said, TRANSLATED)
        found = {}
        for name, table in said.items():
            pairs = self._typed(name, table, dict, "a table of value = meaning")
            self._translated(name, [self._typed(key, value, str, "text") for key, value in pairs.items()])
            found[name] = {key.strip().casefold(): value for key, value in pairs.items()}
        return found

    def _translated(self, name: str, meanings: Iterable[str]) -> None:
        allowed = list(platforms()) if name == "platform" else list(KINDS)
        for meaning in meanings:
            if meaning not in allowed:
                raise self._wrong(name, f"{_shown(meaning)} is not known. Known: {', '.join(allowed)}", meaning)

    def _times(self, said: dict[str, Any]) -> Times:
        self._known("time", said, ("format", "zone", "day_first"))
        zone = self._typed("zone", said.get("zone", Times.zone), str, "text")
        try:
            zone_named(zone)
        except ValueError:
            raise self._wrong("zone", f"{_shown(zone)} is no time zone. Write one such as {Times.zone}") from None
        return Times(
            self._typed("format", said.get("format", Times.format), str, "text"),
            zone,
            self._typed("day_first", said.get("day_first", True), bool, "true or false"),
        )

    def _file(self, said: dict[str, Any]) -> File:
        self._known("file", said, ("kind", "encoding", "delimiter", "header", "sheet"))
        found = File(
            **{name: self._typed(name, said.get(name, ""), str, "text") for name in
               ("kind", "encoding", "delimiter", "sheet")},
            header=self._typed("header", said.get("header", 0), int, "a whole number"),
        )  # fmt: skip
        self._check("kind", found.kind, lambda kind: kind in ("", *FILES), f"one of {', '.join(FILES)}")
        self._check("delimiter", found.delimiter, _one_sign, "one character, or \\t for a tab")
        self._check("encoding", found.encoding, _encoding, "the name of an encoding of text, such as utf-8 or cp1252")
        self._check("header", found.header, lambda row: 0 <= row <= 1_000, "a row from 1 to 1,000")
        return found

    def _check(self, name: str, value: Any, fits: Callable[[Any], bool], expected: str) -> None:
        if not fits(value):
            raise self._wrong(name, f"{_shown(value)} is not {expected}")

    def _roles(self, name: str, said: Any) -> tuple[str, ...]:
        roles = self._typed(name, said, list, "a list of names")
        for role in roles:
            if role not in COLUMNS:
                raise self._wrong(name, f"{_shown(role)} is not known. Known: {', '.join(COLUMNS)}")
        return tuple(roles)

    def _known(self, table: str, said: dict[str, Any], allowed: tuple[str, ...]) -> None:
        for key in said:
            if key not in allowed:
                near = difflib.get_close_matches(key, allowed, 1)
                hint = f" Did you mean {near[0]!r}?" if near else ""
                whole = f"{table}.{key}" if table else key
                raise self._wrong(whole, f"is not known. Known: {', '.join(allowed)}.{hint}", key, stop="")

    def _typed(self, name: str, value: Any, wanted: type, expected: str) -> Any:
        if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
            raise self._wrong(name, f"must be {expected}")
        return value

    def _wrong(self, name: str, complaint: str, near: str = "", stop: str = ".") -> BadMapping:
        line = self._line(near) or self._line(name)
        return BadMapping(f"{self.origin}{f' line {line}' if line else ''}: {_shown(name)} {complaint}{stop}")

    def _line(self, word: str) -> int:
        """The first line that speaks of a word; TOML does not tell where a value stood."""
        found = word and re.search(rf"(?<![\w-]){re.escape(word.rpartition('.')[2])}(?![\w-])", self.text)
        return self.text.count("\n", 0, found.start()) + 1 if found else 0


def _one_sign(text: str) -> bool:
    return text == "" or (len(text) == 1 and text not in '"\r\n\0')


def _encoding(name: str) -> bool:
    try:
        return not name or codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):
        return False


def _shown(value: Any) -> str:
    text = str(value)
    return f"{text[:60]}…" if len(text) > 60 else text
