"""Texts out of NDJSON: an object on each line."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from meetlat.text.files.items import LONGEST_LINE, NO_TEXT, Aside, BadFile, Item, no_column
from meetlat.text.files.opening import Opened

MARK = b"\xef\xbb\xbf"  # of UTF-8
Decode = Callable[[bytes], Any]


def texts(file: Opened, column: str) -> Iterator[Item]:
    """A text per line that is not blank. The first object must hold ``column``."""
    decode = _decoder(column)
    known = False
    for number, line in _lines(file):
        known = known or _known(file.name, line, column)
        yield _text(decode, line, number, column)


def _text(decode: Decode, line: bytes, number: int, column: str) -> Item:
    try:
        said = decode(line).text
    except (ValueError, RecursionError):
        said = _slowly(line, number, column)
    if isinstance(said, (str, Aside)):
        return said
    return Aside(number, NO_TEXT if said is None else f"no column {column!r}")


def _slowly(line: bytes, number: int, column: str) -> Any:
    """As Python reads JSON, which takes halves of letters and NaN; or why it is no object with a text."""
    try:
        said = json.loads(line)
    except UnicodeDecodeError:
        return Aside(number, "not UTF-8")
    except ValueError as error:
        return Aside(number, f"no JSON: {getattr(error, 'msg', 'a number that is too long')}")
    except RecursionError:
        return Aside(number, "no JSON: too deeply nested")
    if not isinstance(said, dict):
        return Aside(number, "no JSON object")
    text = said.get(column, msgspec.UNSET)
    return text if isinstance(text, str) or text in (None, msgspec.UNSET) else Aside(number, _not_text(text))


def _not_text(said: Any) -> str:
    kinds = {bool: "true or false", dict: "an object", list: "a list"}
    return f"{kinds.get(type(said), 'a number')} where a text is expected"


def _known(file: str, line: bytes, column: str) -> bool:
    """Whether a first object tells that the column is there. Raises BadFile where it tells that it is not."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return False
    if isinstance(said, dict) and column not in said:
        raise no_column(file, column, said)
    return isinstance(said, dict)


def _decoder(column: str) -> Decode:
    """Of all columns only the one is looked at."""
    field = ("text", str | None | msgspec.UnsetType, msgspec.UNSET)
    return msgspec.json.Decoder(msgspec.defstruct("Line", [field], rename={"text": column}, gc=False)).decode


def _lines(file: Opened) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := file.bytes.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE:
            raise BadFile(f"{file.name}: line {number:,} is longer than {LONGEST_LINE:,} bytes. Is it one object?")
        line = line.removeprefix(MARK) if number == 1 else line
        if line.strip():
            yield number, line
