"""What lies on a disk, every byte of it: as it stands there, and unpacked where it is packed."""

import gzip
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


def found_on_disk(folder: Path, *wanted: str) -> list[str]:
    """Which of the wanted words stand in any file of the folder, in any letters, in the file's name too."""
    told = [word.lower().encode() for word in wanted]
    return sorted({
        f"{file.relative_to(folder)}: {word.decode()}"
        for file in folder.rglob("*")
        for content in (str(file.relative_to(folder)).lower().encode(), *_contents(file))
        for word in told
        if word in content.lower()
    })  # fmt: skip


def _contents(file: Path) -> Iterator[bytes]:
    if not file.is_file():
        return
    yield file.read_bytes()
    with suppress(pa.ArrowInvalid):
        yield repr(pq.read_table(file, partitioning=None).to_pydict()).encode("utf-8", "replace")
    with suppress(OSError, EOFError):
        yield gzip.decompress(file.read_bytes())
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as packed:
            yield from (packed.read(name) for name in packed.namelist())
