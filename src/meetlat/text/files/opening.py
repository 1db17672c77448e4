"""Opens a file for what it holds: its first bytes and its name tell."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from meetlat.text.files.items import BadFile

SEPARATED = (".csv", ".tsv", ".txt")
LINES = (".ndjson", ".jsonl")
PARQUET = (".parquet", ".pq")
GZIP = b"\x1f\x8b"
DAMAGED = (gzip.BadGzipFile, EOFError, zlib.error)


@dataclass(frozen=True)
class Opened:
    """``kind``: one of SEPARATED[0], LINES[0], PARQUET[0]; ``bytes``: unpacked; ``done``: how much is read, 0 to 1."""

    name: str
    path: Path
    kind: str
    bytes: "io.BufferedReader[Any]"
    done: Callable[[], float]


@contextmanager
def opened(file: Path) -> Iterator[Opened]:
    """Raises BadFile where there is nothing to open or of a kind that is not read."""
    try:
        raw = file.open("rb")
    except OSError as error:
        raise BadFile(f"{file}: cannot be opened ({error.strerror}). Name a file that you may read.") from None
    with raw:
        size = max(file.stat().st_size, 1)
        packed = raw.read(2) == GZIP
        raw.seek(0)
        stream: Any = io.BufferedReader(gzip.GzipFile(fileobj=raw, mode="rb")) if packed else raw
        yield Opened(file.name, file, _kind(file, packed), stream, lambda: min(raw.tell() / size, 1))


def _kind(file: Path, packed: bool) -> str:
    suffix = Path(file.stem).suffix if file.suffix.lower() == ".gz" else file.suffix
    for kinds in (SEPARATED, LINES, PARQUET):
        if suffix.lower() in kinds:
            if packed and kinds is PARQUET:
                raise BadFile(f"{file.name}: Parquet is packed already. Unpack the .gz first.")
            return kinds[0]
    known = ", ".join((*SEPARATED, *LINES, *PARQUET))
    raise BadFile(f"{file.name}: the type {suffix or 'without a suffix'} is not read. Known: {known}; also as .gz.")
