"""The cells of one row, by what they are of a message."""

from datetime import datetime
from typing import Any

from meetlat.collect.draft import Refused
from meetlat.collect.mapping import values
from meetlat.collect.mapping.encodings import BROKEN
from meetlat.collect.mapping.model import Mapping
from meetlat.collect.mapping.table import Row, plain


class Cells:
    """A row and the mapping that says what is what in it."""

    def __init__(self, row: dict[str, Any], mapping: Mapping) -> None:
        self._row, self._mapping = row, mapping

    def called(self, role: str) -> str:
        """The columns of a role, as the mapping names them."""
        return f"column {' + '.join(self._mapping.columns.get(role, (role,)))}"

    def refused(self, role: str, complaint: str) -> Refused:
        return Refused(f"{self.called(role)} {complaint} ({len(self.text(role))} characters)")

    def value(self, role: str) -> Any:
        """One cell as it is; several put together as text. Raises Refused where one is empty that must not be."""
        several = self._mapping.columns.get(role)
        found = (self._cell(several[0]) if len(several) == 1 else self._joined(role, several)) if several else None
        if found is None or found == "":
            found = self._mapping.constants.get(role, "")
            if not found and role in self._mapping.required:
                raise Refused(f"{self.called(role)} is empty")
        return found

    def text(self, role: str) -> str:
        if role not in self._mapping.said:
            return ""
        try:
            text = values.text_of(self.value(role))
        except values.NotText as why:
            raise Refused(f"{self.called(role)}: {why}") from None
        if not text.isascii() and BROKEN.search(text):
            raise Refused(f"{self.called(role)} holds bytes that are no letters in the encoding of the file")
        return text

    def identity(self, role: str) -> str:
        if not self.text(role):
            return ""
        try:
            return values.identity(self.value(role))
        except Refused as why:
            raise Refused(f"{self.called(role)}: {why}") from None

    def number(self, role: str) -> int | None:
        if role not in self._mapping.columns:
            return None
        try:
            return values.number(self.value(role))
        except Refused as why:
            raise Refused(f"{self.called(role)} {why}") from None

    def _joined(self, role: str, several: tuple[str, ...]) -> str:
        cells = [self._cell(name) for name in several]
        try:
            parts = [values.text_of(_day(one) if role == "time" else one).strip() for one in cells]
        except values.NotText as why:
            raise Refused(f"{self.called(role)}: {why}") from None
        return _together(parts) if role == "text" else " ".join(filter(None, parts))

    def _cell(self, name: str) -> Any:
        if isinstance(self._row, Row):
            return self._row.get(plain(name))
        return at_path(self._row, name)


def _day(value: Any) -> Any:
    """A workbook has a moment where only a day is meant, when the time of day stands beside it."""
    return value.date().isoformat() if isinstance(value, datetime) else value


def _together(parts: list[str]) -> str:
    """A title and a text with an empty line between them; one that the other holds already is left out."""
    whole: list[str] = []
    for one in parts:
        if not any(one in other for other in whole):
            whole = [*(other for other in whole if other not in one), one]
    return "\n\n".join(whole)


def at_path(said: Any, path: str) -> Any:
    """What stands at ``author.name`` or ``media.0.url`` in JSON; nothing where the path leads nowhere."""
    if isinstance(said, dict) and path in said:
        return said[path]
    head, _, rest = path.partition(".")
    if isinstance(said, list) and head.isdigit() and int(head) < len(said):
        return at_path(said[int(head)], rest) if rest else said[int(head)]
    if isinstance(said, dict) and rest and head in said:
        return at_path(said[head], rest)
    return None
