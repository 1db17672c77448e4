"""A table as lines of JSON, made column by column."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from meetlat.text.files.items import Aside

if TYPE_CHECKING:
    import pyarrow as pa

    Column = pa.Array[Any]


def json_lines(table: "pa.Table", aside: Mapping[int, Aside]) -> bytes:
    """A line per row with all columns, in their order; where a row is set aside, its place in the file and why."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not len(table):
        return b""
    parts: list[Any] = []
    for number, name in enumerate(table.column_names):
        parts += ["{" if number == 0 else ", ", f"{json.dumps(name)}: ", _cells(table[name].combine_chunks())]
    lines: Column = pc.binary_join_element_wise(*parts, "}\n", "")
    if aside:
        rows = pa.array([row in aside for row in range(len(table))])
        lines = pc.replace_with_mask(lines, rows, pa.array([_aside(aside[row]) for row in sorted(aside)]))
    return _end_to_end(lines)


def _end_to_end(lines: "Column") -> bytes:
    """As they lie in memory, one behind the other."""
    _, ends, letters = lines.buffers()
    assert ends
    assert letters
    places = memoryview(ends).cast("i")
    return letters[places[lines.offset] : places[lines.offset + len(lines)]].to_pybytes()


def _aside(aside: Aside) -> str:
    return json.dumps({"refused": aside.reason, "line": aside.line}, ensure_ascii=False) + "\n"


def _cells(column: "Column") -> "Column":
    """Each value as JSON. Flags, numbers, words, and lists of words; no gaps."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.types as kinds

    if isinstance(column, pa.ListArray):
        words: Any = pa.ListArray.from_arrays(column.offsets, _words(column.values))
        parts: list[Any] = ["[", pc.binary_join(words, ", "), "]", ""]
        joined: Column = pc.binary_join_element_wise(*parts)
        return joined
    return _words(column) if kinds.is_string(column.type) else pc.cast(column, pa.string())


def _words(column: "Column") -> "Column":
    """Of the few different words each is quoted once."""
    import pyarrow as pa

    known = column.dictionary_encode()
    quoted = pa.array([json.dumps(word, ensure_ascii=False) for word in known.dictionary.to_pylist()], pa.string())
    return quoted.take(known.indices)
