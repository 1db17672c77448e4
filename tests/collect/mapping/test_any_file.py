"""Whatever a file holds: messages, or a refusal a person can read. What was written as CSV comes back as it was."""

import csv
import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetlat.collect.draft import Author, Draft, FormatChanged, Refused
from meetlat.collect.formats import Format, Item
from meetlat.collect.mapping import Mapping, as_toml, mapped_format, propose, tried
from meetlat.collect.mapping.encodings import encoding_of
from meetlat.collect.mapping.table import File
from meetlat.problem import Problem

HEADERS = ["id", "url", "platform", "author", "handle", "time", "text", "kind", "parent", "likes", "mentions"]
MAPPING = Mapping({name: (name,) for name in HEADERS})


@contextmanager
def kept(content: bytes) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.csv"
        path.write_bytes(content)
        yield path


def outcome(format: Format, items: Iterator[Item]) -> tuple[int, int]:
    """How many were read, how many set aside."""
    read = refused = 0
    for item in items:
        try:
            assert isinstance(format.draft(item.raw), Draft)
            read += 1
        except Refused as why:
            refused += 1 if len(str(why)) < 300 else 0
    return read, refused


cells = st.text(max_size=12) | st.sampled_from(
    [
        "x",
        "Twitter",
        "2025-01-02",
        "1.2E+17",
        "https://x.com/a/status/1",
        "=1+1",
        "1,2",
        "",
        '"',
        "\udce9".encode("utf-8", "replace").decode(),
    ]
)
tables = st.lists(st.lists(cells, min_size=1, max_size=12), max_size=6)
starts = st.sampled_from(
    [b"", b"PK\x03\x04", b"{", b"\xff\xfe", b"\xef\xbb\xbf", b"sep=;\n", ",".join(HEADERS).encode() + b"\n"]
)


@given(starts, st.binary(max_size=400))
def test_any_bytes(start: bytes, rest: bytes) -> None:
    with kept(start + rest) as path:
        for use in (propose, lambda path: tried(MAPPING, path), lambda path: tried(propose(path), path)):
            named = True
            try:
                use(path)
            except Problem as why:
                named = "any.csv" in str(why) or "mapping" in str(why)
            assert named


@given(st.permutations(HEADERS), tables, st.sampled_from(",;\t|"))
def test_any_rows_under_a_header(header: list[str], table: list[list[str]], delimiter: str) -> None:
    said = io.StringIO(newline="")
    csv.writer(said, delimiter=delimiter).writerows([header, *table])
    with kept(said.getvalue().encode("utf-8", "replace")) as path:
        format = mapped_format(MAPPING, path, key=b"")
        assert format.items
        read, refused = outcome(format, format.items(path))
        assert read + refused == sum(any(cell for cell in row) for row in table)
        as_toml(propose(path))


@given(st.lists(st.text(max_size=10), max_size=6))
def test_any_header(header: list[str]) -> None:
    said = io.StringIO(newline="")
    csv.writer(said).writerows([header, ["a"] * len(header)])
    with kept(said.getvalue().encode("utf-8", "replace")) as path, pytest.raises(Problem):
        mapped_format(Mapping(MAPPING.columns, file=File("csv")), path, key=b"")


def test_a_missing_column_is_named_and_others_are_not() -> None:
    with kept(b"id,url,platform,Jan de Vries\n1,2,3,4\n") as path, pytest.raises(FormatChanged) as why:
        mapped_format(MAPPING, path, key=b"")
    assert "Missing: author, handle, time, text, kind, parent, likes, mentions. Found: id, url, platform." in str(
        why.value
    )
    assert "Vries" not in str(why.value)


words = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\x1a"), max_size=60)
# what a handle on X can be
handles = st.text("abcdefghijklmnopqrstuvwxyz0123456789_", min_size=1, max_size=15)
numbers = st.integers(1, 10**18).map(str)
counts = st.none() | st.integers(0, 10**9)


@st.composite
def drafts(draw: Callable[..., object]) -> Draft:
    mentioned = tuple(dict.fromkeys(draw(st.lists(handles, max_size=3))))  # type: ignore[call-overload]
    kind = draw(st.sampled_from(["post", "reply", "comment", "quote"]))
    return Draft(
        platform="x", id=str(draw(numbers)), author=Author(str(draw(numbers)), str(draw(handles))), kind=kind,  # type: ignore[arg-type]
        created_at=draw(st.datetimes(datetime(1997, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))),  # type: ignore[arg-type]
        text=str(draw(words)), parent=draw(st.none() | numbers), mentions=mentioned, handles=mentioned,  # type: ignore[arg-type]
        likes=draw(counts),  # type: ignore[arg-type]
    )  # fmt: skip


def row(draft: Draft) -> list[object]:
    return [
        draft.id, "", "X", draft.author.id, draft.author.handle, draft.created_at.isoformat(), draft.text, draft.kind,
        draft.parent or "", "" if draft.likes is None else draft.likes, ",".join(draft.handles),
    ]  # fmt: skip


@settings(max_examples=60)
@given(
    st.lists(drafts(), min_size=1, max_size=5),
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
)
def test_what_was_written_comes_back(
    said: list[Draft], delimiter: str, encoding: str, end: str, quoting: Literal[0, 1, 2]
) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows([HEADERS, *map(row, said)])
    with kept(file.getvalue().encode(encoding)) as path:
        format = mapped_format(MAPPING, path, key=b"")
        assert format.items
        assert [format.draft(item.raw) for item in format.items(path)] == said


@settings(max_examples=25)
@given(st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), min_size=1))
def test_windows_letters_are_told_from_utf8(text: str) -> None:
    with kept(("naïef " + text).encode("cp1252")) as path:
        told = encoding_of(path)
        as_utf8 = ("naïef " + text).encode("cp1252").decode("utf-8", "surrogateescape")
        assert told.name == "cp1252" or sum(not char.isascii() for char in as_utf8) > 1


def test_a_mapping_may_say_how_the_file_is_written() -> None:
    mapping = Mapping(MAPPING.columns, file=File("csv", "cp1252", "^", 2))
    content = "uitleg\n" + "^".join(HEADERS) + "\n1^^X^2^jan^2025-01-02^Zoë^post^^^\n"
    with kept(content.encode("cp1252")) as path:
        format = mapped_format(mapping, path, key=b"")
        assert format.items
        assert [format.draft(item.raw).text for item in format.items(path)] == ["Zoë"]  # type: ignore[union-attr]
