"""Texts come out of a file as they went in, in order; what cannot be read keeps its place and says why."""

import csv
import gzip
import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.text.files import Aside, BadFile, pieces

WRITTEN = ["Wanneer komt het grofvuil", "eerste regel\ntweede; regel", 'zij zei "nee", hoor', "", "déjà\tvu 👍"]


def texts(file: Path, column: str = "text") -> list[str | Aside]:
    """Texts and what stands in the place of one."""
    found: list[str | Aside] = []
    for piece in pieces(file, column):
        found += [piece.aside.get(place, text or "") for place, text in enumerate(piece.texts)]
    return found


def separated(texts: list[str], delimiter: str = ",", columns: tuple[str, ...] = ("id", "text")) -> str:
    out = io.StringIO(newline="")
    rows = csv.writer(out, delimiter=delimiter)
    rows.writerow(columns)
    rows.writerows([str(number), text] for number, text in enumerate(texts))
    return out.getvalue()


def lines(texts: list[str], **more: object) -> str:
    return "".join(json.dumps({"id": 1, "text": text, **more}) + "\n" for text in texts)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "A.CSV", "a.txt"])
def test_separated_values(tmp_path: Path, name: str, delimiter: str, encoding: str) -> None:
    file = tmp_path / name
    file.write_bytes(separated(WRITTEN, delimiter).encode(encoding))
    assert texts(file) == WRITTEN


@pytest.mark.parametrize("name", ["a.ndjson", "a.jsonl"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_ndjson(tmp_path: Path, name: str, mark: str) -> None:
    file = tmp_path / name
    file.write_text(mark + lines(WRITTEN, likes=[{"by": None}]) + "\n\n", encoding="utf-8")
    assert texts(file) == WRITTEN


@pytest.mark.parametrize(("name", "content"), [("a.csv.gz", separated(WRITTEN)), ("a.ndjson.gz", lines(WRITTEN))])
def test_packed(tmp_path: Path, name: str, content: str) -> None:
    file = tmp_path / name
    file.write_bytes(gzip.compress(content.encode()))
    assert texts(file) == WRITTEN


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())])
def test_parquet(tmp_path: Path, kind: pa.DataType) -> None:
    file = tmp_path / "a.parquet"
    pq.write_table(pa.table({"id": range(6), "text": pa.array([*WRITTEN, None]).cast(kind)}), file)
    assert texts(file) == [*WRITTEN, Aside(6, "no text (null)")]


def test_a_header_of_two_lines_and_a_delimiter_within_names(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('"a,b,c";"the\ntext"\n1;ja\n')
    assert texts(file, "the\ntext") == ["ja"]


@pytest.mark.parametrize(
    ("row", "line", "reason"),
    [
        (b"1", 3, "1 cells where the first line has 2"),
        (b"1,2,3", 3, "3 cells where the first line has 2"),
        (b"1,\xe9\xe9n", 3, "not UTF-8: save the file as CSV UTF-8"),
        (b'1,"a"b', 3, "not written as separated values: ',' expected after '\"'"),
    ],
)
def test_a_row_that_cannot_be_read_keeps_its_place(tmp_path: Path, row: bytes, line: int, reason: str) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"id,text\n1,first\n" + row + b"\n\n4,last\n")
    assert texts(file) == ["first", Aside(line, reason), "last"]


def test_a_quotation_mark_that_is_never_closed(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('text\nja\n"nee\nmeer\n')
    assert texts(file) == ["ja", Aside(3, "not written as separated values: unexpected end of data")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "a', "no JSON: Invalid control character at"),
        (b'{"text": "a"} {}', "no JSON: Extra data"),
        (b'{"text": "\xff"}', "not UTF-8"),
        (b'{"text": null}', "no text (null)"),
        (b'{"id": 3}', "no column 'text'"),
        (b'{"text": 3}', "a number where a text is expected"),
        (b'{"text": true}', "true or false where a text is expected"),
        (b'{"text": ["a"]}', "a list where a text is expected"),
        (b'{"text": {"a": 1}}', "an object where a text is expected"),
        (b'["text"]', "no JSON object"),
        (b'{"a":' + b"[" * 100_000, "no JSON: too deeply nested"),
        (b'{"text": "a", "a": 1' + b"1" * 5_000 + b"x}", "no JSON: a number that is too long"),
    ],
)
def test_a_line_that_cannot_be_read_keeps_its_place(tmp_path: Path, line: bytes, reason: str) -> None:
    file = tmp_path / "a.ndjson"
    file.write_bytes(b'{"text": "first"}\n\n' + line + b'\n{"text": "last"}')
    assert texts(file) == ["first", Aside(3, reason), "last"]


def test_half_a_letter_is_read_as_python_writes_it(tmp_path: Path) -> None:
    file = tmp_path / "a.ndjson"
    file.write_text('{"text": "a\\ud83d", "likes": NaN}\n')
    assert texts(file) == ["a\ud83d"]


def test_broken_letters_in_parquet(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    written = pa.array([b"ja", b"\xff"], pa.binary())
    pq.write_table(pa.table({"text": pa.Array.from_buffers(pa.string(), 2, written.buffers())}), file)
    assert texts(file) == ["ja", "\udcff"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"id;tekst\n1;ja\n", "a.csv: has no column 'text'. It has: id, tekst. Name the right one: --column"),
        ("a.csv", b"", "a.csv: has no column 'text'. It has: none."),
        ("a.csv", ",".join(f"c{n}" for n in range(20)).encode(), "c11, and 8 more."),
        ("a.csv", b"\xff\xfeno", "has no column 'text'"),
        ("a.ndjson", b'\nnot\n{"tekst": "ja", "id": 1}', "a.ndjson: has no column 'text'. It has: tekst, id."),
        ("a.parquet", b"id,text\n", "a.parquet: cannot be read as Parquet after row 0"),
        ("a.xlsx", b"PK", "a.xlsx: the type .xlsx is not read. Known: .csv, .tsv,"),
        ("a", b"text\n", "a: the type without a suffix is not read."),
        ("a.parquet.gz", gzip.compress(b"PAR1", mtime=0), "Unpack the .gz first."),
        ("a.csv.gz", gzip.compress(b"text\nja\n" * 9, mtime=0)[:-12], "a.csv.gz: is damaged after 0 texts."),
        ("a.ndjson.gz", gzip.compress(b'{"text":""}\n' * 9, mtime=0)[:-3], "a.ndjson.gz: is damaged after"),
    ],
)
def test_what_is_refused_as_a_whole(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(BadFile) as refused:
        texts(file)
    assert said in str(refused.value)


@pytest.mark.parametrize("name", ["a.csv", "a.ndjson"])
def test_a_line_without_end(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b'text\n"a' if name == "a.csv" else b'{"text": "a')
    with file.open("ab") as stream:
        stream.truncate(40 * 1024 * 1024)
    with pytest.raises(BadFile, match="is longer than 16,777,216"):
        texts(file)


def test_a_column_of_numbers(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    pq.write_table(pa.table({"likes": [1, 2]}), file)
    with pytest.raises(BadFile, match="column 'likes' holds int64, not text"):
        texts(file, "likes")


@pytest.mark.parametrize("path", ["nowhere.csv", ""])
def test_a_file_that_cannot_be_opened(tmp_path: Path, path: str) -> None:
    with pytest.raises(BadFile, match="cannot be opened"):
        texts(tmp_path / path)


def test_pieces_are_small_whatever_the_texts(tmp_path: Path) -> None:
    file = tmp_path / "a.ndjson"
    file.write_text(lines(["a" * 1_000_000] * 20 + ["b"] * 10_000))
    found = list(pieces(file, "text"))
    assert sum(len(piece.texts) for piece in found) == 10_020
    assert max(len(piece.texts) for piece in found) == 4_096
    assert max(sum(map(len, filter(None, piece.texts))) for piece in found) <= 5_000_000
    assert [piece.done for piece in found] == sorted(piece.done for piece in found)
    assert found[-1].done == 1


said = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(st.lists(said, max_size=8), st.sampled_from(",;\t"))
def test_any_texts_in_separated_values(tmp_path_factory: pytest.TempPathFactory, written: list[str], by: str) -> None:
    file = tmp_path_factory.getbasetemp() / "any.csv"
    file.write_bytes(separated(written, by).encode())
    assert texts(file) == written


@given(st.lists(st.text(max_size=30), max_size=8))
def test_any_texts_in_ndjson(tmp_path_factory: pytest.TempPathFactory, written: list[str]) -> None:
    file = tmp_path_factory.getbasetemp() / "any.ndjson"
    file.write_text(lines(written))
    assert texts(file) == written


@given(st.binary(max_size=60), st.sampled_from(["csv", "ndjson", "parquet", "csv.gz"]))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes, kind: str) -> None:
    file = tmp_path_factory.getbasetemp() / f"bytes.{kind}"
    file.write_bytes((b"text\n" if kind == "csv" else b'{"text":""}\n' if kind == "ndjson" else b"") + content)
    try:
        said = texts(file)
    except BadFile as refused:
        said = [str(refused)]
    assert all(isinstance(one, (str, Aside)) and len(str(one)) < 1_000 for one in said)
