"""The rows of a twcs file: CSV and Parquet give the same, anything else is refused."""

from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import csv, parquet

from meetlat.collect.draft import Draft, FormatChanged, Refused
from meetlat.collect.files.twcs import FORMAT
from meetlat.collect.formats import Item

FIXTURE = Path(__file__).parent / "fixtures" / "twcs-2017.csv"


def items(path: Path) -> list[Item]:
    assert FORMAT.items
    return list(FORMAT.items(path))


def drafts(path: Path) -> list[Draft]:
    made = [FORMAT.draft(item.raw) for item in items(path)]
    return [draft for draft in made if isinstance(draft, Draft)]


def test_parquet_gives_what_csv_gives(tmp_path: Path) -> None:
    as_text = csv.ConvertOptions(column_types={"author_id": pa.string(), "created_at": pa.string()})
    table = csv.read_csv(FIXTURE, parse_options=csv.ParseOptions(newlines_in_values=True), convert_options=as_text)
    parquet.write_table(table, tmp_path / "twcs.parquet")
    assert drafts(tmp_path / "twcs.parquet") == drafts(FIXTURE)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Expected: the columns tweet_id"),
        (b"id,text\n1,hallo\n", "{id: null, text: null}"),
        (b"PAR1 and no more", "whole Parquet"),
        (FIXTURE.read_bytes() + b'5,6,"' + b"x" * 1_100_000, "CSV, up to line 7"),
    ],
)
def test_another_file_is_told_by_its_shape(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(FormatChanged, match=told):
        items(tmp_path / "file")


def test_one_row_that_is_not_utf8_is_set_aside_alone(tmp_path: Path) -> None:
    broken = FIXTURE.read_bytes().replace(b"Dinsdag &amp;", b"Dinsdag \xe9n")
    (tmp_path / "file.csv").write_bytes(broken)
    refused = []
    for item in items(tmp_path / "file.csv"):
        try:
            FORMAT.draft(item.raw)
        except Refused:
            refused.append(item.place)
    assert refused == [4]


def parquet_bytes() -> bytes:
    sink = pa.BufferOutputStream()
    row = {"tweet_id": 1, "author_id": "900001", "created_at": "x", "text": "a", "in_response_to_tweet_id": None}
    parquet.write_table(pa.Table.from_pylist([row]), sink)
    return bytes(sink.getvalue())


def damaged(content: bytes) -> st.SearchStrategy[bytes]:
    """The content with some bytes replaced and some cut off."""
    place = st.integers(0, len(content))
    return st.tuples(place, st.binary(max_size=20), place).map(
        lambda how: (content[: how[0]] + how[1] + content[how[0] + len(how[1]) :])[: max(how[2], 4)]
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.binary() | damaged(FIXTURE.read_bytes()) | damaged(parquet_bytes()))
def test_any_bytes_give_messages_or_a_clear_refusal(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    with suppress(FormatChanged):
        for item in items(tmp_path / "file"):
            with suppress(Refused):
                FORMAT.draft(item.raw)
