"""What is read out of an answer: any bytes in, bytes or a clear refusal out."""

import gzip
import zlib
from datetime import UTC, datetime

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.web import Answer, FetchFailed
from meetlat.web.unpacking import PIECE, unpacked

LINKS = st.lists(
    st.sampled_from(["<", ">", ";", ",", 'rel="next"', "rel=next", "/x", "http://[", "http://x:y", "é", " "])
).map("".join)


def answer(link: str) -> Answer:
    headers = httpx.Headers([(b"Link", link.encode("latin-1"))])
    return Answer("https://social.example/api/v1/x?a=1", 200, headers, b"", datetime.now(UTC))


@pytest.mark.parametrize(
    ("header", "address"),
    [
        ('<https://social.example/api?max_id=9>; rel="next"', "https://social.example/api?max_id=9"),
        ('<?max_id=9>; rel="next"', "https://social.example/api/v1/x?max_id=9"),
        ('</y>; rel="prev", </z>; rel="next"', "https://social.example/z"),
        ('</y>; rel="prev"', None),
        ('<http://x:port/>; rel="next"', None),
        ("", None),
    ],
)
def test_link(header: str, address: str | None) -> None:
    assert answer(header).link("next") == address


@given(LINKS)
def test_any_link_header(header: str) -> None:
    found = answer(header).link("next")
    assert found is None or isinstance(found, str)


def pieces(content: bytes, size: int) -> list[bytes]:
    return [content[start : start + size] for start in range(0, len(content), size)]


@given(st.binary(), st.integers(1, 50), st.integers(1, 9))
def test_what_was_packed_comes_out(content: bytes, repeated: int, size: int) -> None:
    content = content * repeated
    for packing, packed in (("gzip", gzip.compress(content)), ("deflate", zlib.compress(content)), ("", content)):
        assert b"".join(unpacked(pieces(packed, size), packing)) == content


@given(st.binary(), st.sampled_from(["gzip", "deflate", "", "br", "x-gzip", "é"]), st.integers(1, 9))
def test_any_bytes_are_unpacked_or_refused(content: bytes, packing: str, size: int) -> None:
    try:
        b"".join(unpacked(pieces(content, size), packing))
    except FetchFailed as refused:
        assert "pack" in str(refused)  # noqa: PT017


def test_no_piece_is_large() -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    assert max(map(len, unpacked([bomb], "gzip"))) <= PIECE


@pytest.mark.parametrize("more", [0, 21, 30, 200, 300])
def test_what_is_held_back_at_the_end_of_a_piece_comes_too(more: int) -> None:
    """Raw deflate may have read everything and still hold the end of a run."""
    content = b"0" * (PIECE + more)
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    assert b"".join(unpacked([packing.compress(content) + packing.flush()], "deflate")) == content
