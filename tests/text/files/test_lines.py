"""A table as lines of JSON: what any reader of JSON makes of them is the table."""

import json
from typing import Any

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from meetlat.text.files import Aside
from meetlat.text.files.lines import json_lines

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
rows = st.tuples(words, st.booleans(), st.integers(0, 1000), st.lists(words, max_size=3))


def table(rows: list[tuple[str, bool, int, list[str]]]) -> pa.Table:
    language, question, score, reasons = zip(*rows, strict=True) if rows else ((), (), (), ())
    scores = np.round(np.array(score, np.float32) / 1000, 3).astype(np.float32)
    return pa.table(
        {
            "language": pa.array(language, pa.string()),
            "is_question": pa.array(question, pa.bool_()),
            "question_score": pa.array(scores),
            "reasons": pa.array(reasons, pa.list_(pa.string())),
        }
    )


def read(lines: bytes) -> list[Any]:
    assert lines == b"" or lines.endswith(b"\n")
    return [json.loads(line) for line in lines.decode().split("\n")[:-1]]


@given(st.lists(rows, max_size=6))
def test_lines_say_what_the_table_says(rows: list[tuple[str, bool, int, list[str]]]) -> None:
    names = ("language", "is_question", "question_score", "reasons")
    assert read(json_lines(table(rows), {})) == [
        dict(zip(names, (language, question, score / 1000, reasons), strict=True))
        for language, question, score, reasons in rows
    ]


def test_parts_of_a_table() -> None:
    said = table([("nl", True, 5, ["a"]), ("en", False, 9, ["b", "c"]), ("fr", False, 1, [])])
    assert read(json_lines(said.slice(1, 1), {}))[0]["reasons"] == ["b", "c"]


def test_what_is_set_aside_stands_in_its_place() -> None:
    lines = json_lines(table([("nl", True, 500, []), ("unsure", False, 0, [])]), {1: Aside(17, 'no "text"')})
    assert lines.decode() == (
        '{"language": "nl", "is_question": true, "question_score": 0.5, "reasons": []}\n'
        '{"refused": "no \\"text\\"", "line": 17}\n'
    )
