"""Input tables frozen as Parquet with their checksums, so that any figure can be computed again."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.backends.sql import SQLBackend
    from ibis.expr.types import Table

Inputs = dict[str, dict[str, Any]]  # table -> {"rows", "sha256"}, and of one that was frozen "file"


def freeze(folder: Path, tables: Mapping[str, "pa.Table"]) -> Inputs:
    """Writes each table to ``folder/NAME.parquet`` whole or not at all; returns rows and checksums.

    ``sha256`` is of the values: it stays the same under another Parquet version. ``file`` is of the file, so that one
    can see at once whether it still is the one that was written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    told = describe(tables)
    for name, table in tables.items():
        _write(folder / f"{name}.parquet", table)
        told[name]["file"] = _of_file(folder / f"{name}.parquet")
    return told


def is_as_frozen(folder: Path, inputs: Inputs) -> bool:
    """Whether every table that was frozen there still is the file that was written."""
    known = {name: said["file"] for name, said in inputs.items() if "file" in said}
    return all(_is_file(folder / f"{name}.parquet", told) for name, told in known.items())


def went_in(wanted: Inputs, known: Inputs) -> bool:
    """Whether exactly this is among what is known, frozen or only described."""
    return all(said.items() <= known.get(name, {}).items() for name, said in wanted.items())


def describe(tables: Mapping[str, "pa.Table"]) -> Inputs:
    """Rows and checksum of each table."""
    return {name: {"rows": table.num_rows, "sha256": _checksum(table)} for name, table in tables.items()}


def read_frozen(backend: "SQLBackend", folder: Path, names: Iterable[str]) -> dict[str, "Table"]:
    """The frozen tables, as Ibis tables of a backend."""
    return {name: backend.read_parquet(str(folder / f"{name}.parquet"), table_name=name) for name in names}


def _write(file: Path, table: "pa.Table") -> None:
    import pyarrow.parquet as pq

    part = file.with_suffix(".part")
    pq.write_table(table, part, compression="zstd")
    with part.open("rb") as written:
        os.fsync(written.fileno())
    part.replace(file)


def _is_file(file: Path, told: str) -> bool:
    return file.is_file() and _of_file(file) == told


def _of_file(file: Path) -> str:
    with file.open("rb") as written:
        return hashlib.file_digest(written, "sha256").hexdigest()


def _checksum(table: "pa.Table") -> str:
    digest = hashlib.sha256(str(table.schema.remove_metadata()).encode())
    for row in zip(*map(_written, table.columns), strict=True):
        digest.update(f"[{', '.join(row)}]".encode())
    return digest.hexdigest()


def _written(column: "pa.ChunkedArray[Any]") -> Iterator[str]:
    """Each value as Python writes it; one that comes often is made once."""
    import pyarrow as pa

    for chunk in column.chunks:
        if pa.types.is_nested(chunk.type) or pa.types.is_dictionary(chunk.type):
            yield from map(repr, chunk.to_pylist())
            continue
        coded: Any = chunk.dictionary_encode("encode")
        words = [repr(value) for value in coded.dictionary.to_pylist()]
        yield from map(words.__getitem__, coded.indices.to_pylist())
