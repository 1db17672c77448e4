"""Cells against a schema."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.register.loading.values import Column, checker


@pytest.mark.parametrize(
    ("type", "constraints", "text", "value", "says"),
    [
        ("string", {}, "", "", ""),
        ("integer", {}, "", None, ""),
        ("string", {"required": True}, "", "", "is empty."),
        ("integer", {}, "12", 12, ""),
        ("integer", {}, "12.5", None, '"12.5" is not a whole number.'),
        ("integer", {}, "9" * 40, None, "is not a whole number"),
        ("number", {"maximum": 1.0}, "1.5", 1.5, "above the maximum"),
        ("date", {}, "2026-04-06", "2026-04-06", ""),
        ("date", {}, "6-4-2026", None, "is not a date such as"),
        ("string", {"enum": ["a", "b"]}, "c", None, '"c" is not known. Known: a, b.'),
        ("string", {"pattern": "Q[0-9]+"}, "P1", None, "has not the expected form"),
        ("string", {"maxLength": 3}, "abcd", None, "has 4 characters; at most 3"),
        ("string", {}, "a\x07b", None, "control character"),
    ],
)
def test_cells(type: str, constraints: dict[str, Any], text: str, value: object, says: str) -> None:
    found, complaint = Column("some", type, constraints).read(text)
    assert says in complaint if says else complaint == ""
    assert str(found) == str(value)


SCHEMA = {"fields": [{"name": name, "type": type} for name, type in (("a", "string"), ("b", "integer"), ("c", "date"))]}


@given(st.lists(st.text(max_size=2_000), max_size=5))
def test_whatever_stands_in_a_row_gives_values_or_complaints(cells: list[str]) -> None:
    row, complaints = checker(SCHEMA).row(cells)
    assert bool(complaints) or set(row) == {"a", "b", "c"}
    assert all(len(complaint) < 300 for complaint in complaints)
