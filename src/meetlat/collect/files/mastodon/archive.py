"""Opens what an account's owner downloads: a zip or a tar with outbox.json and actor.json, or a file by itself."""

import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from meetlat.collect.draft import FormatChanged, format_changed

LARGEST = 1024 * 1024 * 1024  # bytes, unpacked; a hundred thousand messages are a fifth of it
PACKED = b"\x1f\x8b"
BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError,
)  # fmt: skip


class Opened(NamedTuple):
    """``actor`` is empty where the file has none beside it."""

    content: bytes
    actor: bytes = b""


def opened(path: Path) -> Opened:
    """Raises FormatChanged where it cannot be unpacked, or holds no outbox."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                return _outbox(path, packed.namelist(), packed.open)
        if tarfile.is_tarfile(path):
            with tarfile.open(path) as packed_tar:
                return _outbox(path, packed_tar.getnames(), lambda name: packed_tar.extractfile(name))
        with plain(path) as stream:
            return Opened(_whole(path, stream))
    except BROKEN:
        raise format_changed(path.name, b"", "a whole archive or file of JSON") from None


@contextmanager
def plain(path: Path) -> Iterator[IO[bytes]]:
    """A file that is no archive, unpacked where it is packed by gzip."""
    with path.open("rb") as stream:
        packed = stream.read(len(PACKED)) == PACKED
        stream.seek(0)
        yield gzip.GzipFile(fileobj=stream) if packed else stream  # type: ignore[misc]


def is_archive(path: Path) -> bool:
    try:
        return zipfile.is_zipfile(path) or tarfile.is_tarfile(path)
    except BROKEN:
        return False


def _outbox(path: Path, names: list[str], open_one: Callable[[str], IO[bytes] | None]) -> Opened:
    """The outbox that lies highest, and the actor beside it."""
    found = min((name for name in names if name.rpartition("/")[2] == "outbox.json"), key=len, default=None)
    if found is None:
        raise _no_outbox(path)
    actor = f"{found.removesuffix('outbox.json')}actor.json"
    return Opened(_read(path, open_one(found)), _read(path, open_one(actor)) if actor in names else b"")


def _read(path: Path, stream: IO[bytes] | None) -> bytes:
    if stream is None:
        raise _no_outbox(path)
    with stream:
        return _whole(path, stream)


def _whole(path: Path, stream: IO[bytes]) -> bytes:
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise format_changed(path.name, b"", f"at most {LARGEST:,} bytes in one file; cut it into pieces")
    return content


def _no_outbox(path: Path) -> FormatChanged:
    return format_changed(path.name, [], "an archive with outbox.json in it")
