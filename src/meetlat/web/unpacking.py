"""Unpacks an answer piece by piece, never further than what will be read of it."""

import zlib
from collections.abc import Iterable, Iterator

from meetlat.web.failures import FetchFailed, Passing

ACCEPTED = "gzip, deflate"
WINDOW = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}
PIECE = 256 * 1024  # bytes unpacked at once; 64 kB of a bomb would otherwise be 64 MB


def unpacked(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Raises FetchFailed for a packing we did not ask for, Passing where it breaks off or is damaged."""
    name = encoding.strip().lower()
    if name in {"", "identity"}:
        return iter(pieces)
    if name not in WINDOW:
        raise FetchFailed(f"the answer is packed as {name[:20]!r}; accepted: {ACCEPTED}.")
    return _inflated(pieces, name)


def _inflated(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    inflate = None
    for piece in pieces:
        if inflate is None and piece:
            inflate = zlib.decompressobj(-zlib.MAX_WBITS if _is_raw(name, piece) else WINDOW[name])
        while inflate is not None and piece and not inflate.eof:
            yield _step(inflate, piece)
            piece = inflate.unconsumed_tail
    if inflate is not None:
        yield inflate.flush()
    if inflate is not None and not inflate.eof:
        raise Passing("no whole answer (the packing breaks off).")


def _is_raw(name: str, piece: bytes) -> bool:
    """Some servers send deflate without its zlib header, of which the first half byte is 8 (RFC 1950)."""
    return name == "deflate" and piece[0] & 0x0F != 8


def _step(inflate: "zlib._Decompress", piece: bytes) -> bytes:
    try:
        return inflate.decompress(piece, PIECE)
    except zlib.error:
        raise Passing("no whole answer (the packing is damaged).") from None
