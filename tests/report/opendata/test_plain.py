"""Tables as text: nothing a spreadsheet computes, nothing lost on the way."""

import csv
import io
import json
from datetime import date, datetime

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.report.opendata.plain import as_csv, as_json, harmless

TABLE = pa.table(
    {
        "name": pa.array(['=HYPERLINK("x")', 'Brugge; "Bruges", \'s', None]),
        "n": pa.array([-1, 0, None], pa.int64()),
        "share": pa.array([0.5, None, -0.25]),
        "yes": pa.array([True, False, None]),
        "day": pa.array([date(2026, 4, 6), None, None]),
        "at": pa.array([datetime(2026, 4, 6, 22, 5), None, None], pa.timestamp("us")),
    }
)


@pytest.mark.parametrize(
    ("text", "harmless_text"),
    [
        ("=1+1", "'=1+1"),
        ("+31", "'+31"),
        ("-x", "'-x"),
        ("@name", "'@name"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("a=1", "a=1"),
        ("", ""),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
    ],
)
def test_a_formula_is_made_harmless(text: str, harmless_text: str) -> None:
    assert harmless(text) == harmless_text


def test_csv() -> None:
    assert as_csv(TABLE).decode().splitlines() == [
        "name,n,share,yes,day,at",
        '"\'=HYPERLINK(""x"")",-1,0.5,true,2026-04-06,2026-04-06T22:05:00Z',
        '"Brugge; ""Bruges"", \'s",0,,false,,',
        ",,-0.25,,,",
    ]


def test_csv_has_no_byte_order_mark() -> None:
    assert as_csv(TABLE)[:1] == b"n"


def test_json_keeps_texts_as_they_are_and_unknown_as_null() -> None:
    rows = json.loads(as_json(TABLE))
    assert rows[0] == {
        "name": '=HYPERLINK("x")', "n": -1, "share": 0.5, "yes": True,
        "day": "2026-04-06", "at": "2026-04-06T22:05:00Z",
    }  # fmt: skip
    assert rows[2]["name"] is None


def test_an_empty_table_is_a_table() -> None:
    empty = TABLE.slice(0, 0)
    assert as_csv(empty).decode().strip() == "name,n,share,yes,day,at"
    assert json.loads(as_json(empty)) == []


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"))))
def test_every_text_comes_back_from_csv_harmless(texts: list[str]) -> None:
    table = pa.table({"text": pa.array(texts, pa.string()), "n": pa.array(range(len(texts)), pa.int64())})
    rows = list(csv.reader(io.StringIO(as_csv(table).decode(), newline="")))[1:]
    assert [row[0] for row in rows] == [harmless(text) for text in texts]
    assert not [row[0] for row in rows if row[0].startswith(("=", "+", "-", "@", "\t", "\r"))]
