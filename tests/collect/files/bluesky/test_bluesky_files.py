"""Whole files: a conversation, pages of a feed, lists, a table, lines, packed or not."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.draft import Draft, FormatChanged, Refused
from meetlat.collect.files.bluesky import FORMAT
from tests.collect.files.bluesky.said import GEMEENTE, JAN, record, stored, uri, view

NODE = "app.bsky.feed.defs#threadViewPost"
TABLE = "uri,cid,author_did,author_handle,created_at,text,langs,is_reply,like_count,repost_count,reply_count\r\n"
ROW = (
    f"{uri()},bafy,{JAN},jan-de-vries-1975.test,2025-03-04 10:00:00.123000+00:00,"
    "\"Dag,\nbuurman\",['nl'],True,3,1,2\r\n"
)
CONVERSATION = {
    "thread": {
        "$type": NODE,
        "post": view(uri=uri(GEMEENTE, "3kroot"), author={"did": GEMEENTE}),
        "parent": {"$type": "app.bsky.feed.defs#notFoundPost", "uri": uri(rkey="3kweg"), "notFound": True},
        "replies": [
            {"$type": NODE, "post": view(), "replies": [{"$type": NODE, "post": view(uri=uri(rkey="3kdiep"))}]},
            {"$type": "app.bsky.feed.defs#blockedPost", "uri": uri(rkey="3kdicht"), "blocked": True},
        ],
    }
}


def drafts(folder: Path, content: bytes, name: str = "bestand") -> list[Draft]:
    file = folder / name
    file.write_bytes(content)
    assert FORMAT.items
    made = [FORMAT.draft(item.raw) for item in FORMAT.items(file)]
    return [one for one in made if isinstance(one, Draft)]


def rkeys(found: list[Draft]) -> list[str]:
    return [made.id.rpartition("/")[2] for made in found]


@pytest.mark.parametrize("spaces", [None, 2])
@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (CONVERSATION, ["3kroot", "3kabc", "3kdiep"]),
        ({"feed": [{"post": view()}, {"post": view(uri=uri(rkey="3k2"))}], "cursor": "x"}, ["3kabc", "3k2"]),
        ({"posts": [view()]}, ["3kabc"]),
        ({"records": [stored(), stored(uri=uri(rkey="3k2"))]}, ["3kabc", "3k2"]),
        ([stored(), view(uri=uri(rkey="3k2"))], ["3kabc", "3k2"]),
        (stored(), ["3kabc"]),
        ({"feed": []}, []),
    ],
)
def test_answers_of_a_server(tmp_path: Path, document: Any, expected: list[str], spaces: int | None) -> None:
    content = json.dumps(document, indent=spaces).encode()
    assert rkeys(drafts(tmp_path, content)) == expected
    assert rkeys(drafts(tmp_path, gzip.compress(content))) == expected


def test_lines(tmp_path: Path) -> None:
    content = b"\n".join(json.dumps(one).encode() for one in [stored(), {"post": view(uri=uri(rkey="3k2"))}]) + b"\n\n"
    assert rkeys(drafts(tmp_path, content)) == ["3kabc", "3k2"]
    assert rkeys(drafts(tmp_path, gzip.compress(content))) == ["3kabc", "3k2"]


def test_a_table_says_that_a_post_answers_but_not_which(tmp_path: Path) -> None:
    (made,) = drafts(tmp_path, (TABLE + ROW).encode())
    assert (made.kind, made.parent, made.text, made.author.id) == ("reply", None, "Dag,\nbuurman", JAN)
    assert (made.likes, made.reposts, made.replies) == (3, 1, 2)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ((JAN + ",jan", GEMEENTE + ",jan"), "uri and author_did are of two accounts"),
        (("2025-03-04 10", "4 maart 10"), "createdAt is no moment"),
        ((",3,1,2", ",veel,1,2"), "like_count is no number"),
    ],
)
def test_a_wrong_row_is_refused(tmp_path: Path, changed: tuple[str, str], reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        drafts(tmp_path, (TABLE + ROW.replace(*changed)).encode())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"plain text",
        b"{",
        b'{"feed": 5}',
        b'{"thread": {"replies": 7}}',
        gzip.compress(b"x" * 500, mtime=0)[:-9],
        b"\x1f\x8b",
    ],
)
def test_another_file_is_refused_as_a_whole(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(FormatChanged, match="bestand"):
        drafts(tmp_path, content)


def test_a_document_nested_without_end_is_refused(tmp_path: Path) -> None:
    deep = b'{"thread": ' + b'{"replies": [' * 5_000 + b"]}" * 5_000 + b"}"
    with pytest.raises(FormatChanged):
        drafts(tmp_path, deep)


@given(st.binary() | st.binary().map(gzip.compress) | st.binary().map(TABLE.encode().__add__))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "willekeurig"
    file.write_bytes(content)
    assert FORMAT.items
    try:
        found = list(FORMAT.items(file))
    except FormatChanged:
        return
    for item in found:
        try:
            FORMAT.draft(item.raw)
        except Refused as why:
            assert str(why)  # noqa: PT017 (either way is fine; a traceback is not)


def test_a_record_of_the_reference(tmp_path: Path) -> None:
    """As getRecord gives it, with a field of the writer's own and a moment without a zone."""
    (made,) = drafts(tmp_path, json.dumps(stored(record(lol="kek", createdAt="2023-07-21T01:33:51.481951"))).encode())
    assert made.created_at.isoformat() == "2023-07-21T01:33:51.481951+00:00"
