"""What a file says, asked for part by part; whatever is wrong is named with its line and with what would be right."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from meetlat.measure.definitions.definition import BadDefinition
from meetlat.measure.definitions.lines import Keys, lines_of_keys

DURATION = re.compile(r"([1-9][0-9]{0,5})([mhd])")
SECONDS = {"m": 60, "h": 3_600, "d": 86_400}
LARGEST = 1_000_000


@dataclass(frozen=True)
class Said:
    """A table of the file. Every method gives the value of a key, or raises BadDefinition."""

    file: str
    text: str
    values: Mapping[str, Any]
    path: Keys = ()

    def only(self, *allowed: str) -> "Said":
        """This table, once it is clear that it has no other keys."""
        for key in self.values:
            if key not in allowed:
                raise self.wrong(key, f"is not known. Write one of: {', '.join(allowed)}", _hint(key, allowed))
        return self

    def value(self, key: str, form: str) -> Any:
        if key not in self.values:
            raise self.wrong(key, f"is missing. Write {form}")
        return self.values[key]

    def table(self, key: str, *allowed: str) -> "Said":
        form = f"a table with {', '.join(allowed)}"
        value = self.value(key, form)
        if not isinstance(value, dict):
            raise self.wrong_value(key, value, form)
        return Said(self.file, self.text, value, (*self.path, key)).only(*allowed)

    def table_or(self, word: str, key: str, *allowed: str) -> "Said | None":
        """A table, or None where the file says ``word`` instead."""
        form = f'"{word}", or a table with {", ".join(allowed)}'
        value = self.value(key, form)
        if value == word:
            return None
        if not isinstance(value, dict):
            raise self.wrong_value(key, value, form)
        return self.table(key, *allowed)

    def words(self, key: str) -> str:
        value = self.value(key, "a text in quotation marks")
        if not isinstance(value, str) or not value.strip():
            raise self.wrong_value(key, value, "a text in quotation marks")
        return value.strip()

    def sentences(self, key: str) -> tuple[str, ...]:
        form = "a list of texts, each in quotation marks"
        value = self.value(key, form)
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise self.wrong_value(key, value, form)
        return tuple(one.strip() for one in value)

    def one_of(self, key: str, allowed: tuple[Any, ...]) -> Any:
        form = f"one of: {', '.join(allowed)}"
        value = self.value(key, form)
        if not isinstance(value, str) or value not in allowed:
            raise self.wrong_value(key, value, form, _hint(value, allowed))
        return value

    def some_of(self, key: str, allowed: tuple[Any, ...]) -> tuple[Any, ...]:
        """A list of some, once each; in the order of ``allowed``, for the order says nothing."""
        form = f"a list of one or more of: {', '.join(allowed)}"
        value = self.value(key, form)
        if not isinstance(value, list) or not value:
            raise self.wrong_value(key, value, form)
        for one in value:
            if not isinstance(one, str) or one not in allowed or value.count(one) > 1:
                raise self.wrong_value(key, one, f"{form}, each once", _hint(one, allowed))
        return tuple(one for one in allowed if one in value)

    def flag(self, key: str) -> bool:
        value = self.value(key, "true or false")
        if not isinstance(value, bool):
            raise self.wrong_value(key, value, "true or false")
        return value

    def whole(self, key: str, least: int) -> int:
        form = f"a whole number from {least} to {LARGEST:,}"
        value = self.value(key, form)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= LARGEST:
            raise self.wrong_value(key, value, form)
        return value

    def share(self, key: str) -> float:
        form = "a share above 0 and at most 1, such as 0.9"
        value = self.value(key, form)
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= 1:
            raise self.wrong_value(key, value, form)
        return float(value)

    def seconds(self, key: str, units: str = "mhd", word: str = "", most: int = 0) -> int | None:
        """A duration such as "24h", of ``most`` days (0: any); None where the file says ``word`` instead."""
        form = (f'"{word}", or ' if word else "") + f"a duration above zero, {_durations(units)}"
        value = self.value(key, form)
        if word and value == word:
            return None
        found = DURATION.fullmatch(value) if isinstance(value, str) else None
        if not found or found[2] not in units:
            raise self.wrong_value(key, value, form)
        seconds = int(found[1]) * SECONDS[found[2]]
        if most and seconds > most * SECONDS["d"]:
            raise self.wrong_value(key, value, f'{form}, of at most "{most}d": a measuring looks no further')
        return seconds

    def wrong_value(self, key: str, value: Any, form: str, hint: str = "") -> BadDefinition:
        return self.wrong(key, f"says {shown(value)}. Write {form}", hint)

    def wrong(self, key: str, complaint: str, hint: str = "") -> BadDefinition:
        keys = (*self.path, key)
        return BadDefinition(f"{self.file} line {self._line(keys)}: {shown('.'.join(keys))} {complaint}.{hint}")

    def _line(self, keys: Keys) -> int:
        """Where a key stands; of one that is missing, where its table does."""
        lines = lines_of_keys(self.text)
        return next((lines[keys[:length]] for length in range(len(keys), 0, -1) if keys[:length] in lines), 1)


def shown(value: Any) -> str:
    """A value as the file spells it, of any length and kind, on one short line."""
    if isinstance(value, list | dict):
        return ("a list" if isinstance(value, list) else "a table") if value else str(value)
    if isinstance(value, int) and abs(value) > LARGEST**3:
        return "a very large number"
    text = f'"{value}"' if isinstance(value, str) else str(value).lower()
    line = "".join(sign if sign.isprintable() else " " for sign in text)
    return line if len(line) <= 60 else f"{line[:57]}..."


def _durations(units: str) -> str:
    examples = {"m": '"15m"', "h": '"24h"', "d": '"7d"'}
    return "such as " + " or ".join(examples[unit] for unit in units)


def _hint(value: Any, allowed: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(value, allowed, 1) if isinstance(value, str) else []
    return f' Did you mean "{near[0]}"?' if near else ""
