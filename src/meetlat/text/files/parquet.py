"""Texts out of a column of a Parquet file."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from meetlat.text.files.items import NO_TEXT, Aside, BadFile, Item, no_column
from meetlat.text.files.opening import Opened

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 8_192  # at once
BUFFER = 1 << 20  # bytes; without it a whole row group would be held


def texts(file: Opened, column: str) -> Iterator[Item]:
    """A text per row."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    row = 0
    try:
        table = pq.ParquetFile(file.bytes, buffer_size=BUFFER)
        _expect(file.name, table.schema_arrow, column)
        for batch in table.iter_batches(ROWS, columns=[column]):
            for text in _texts(batch.column(0)):
                row += 1
                yield Aside(row, NO_TEXT) if text is None else text
    except (pa.ArrowException, OSError) as error:
        first = str(error).partition("\n")[0][:200]
        raise BadFile(f"{file.name}: cannot be read as Parquet after row {row:,} ({first}).") from None


def _texts(column: "pa.Array[Any]") -> list[str | None]:
    """Parquet promises UTF-8, and writers break the promise: what is broken becomes halves of letters."""
    import pyarrow as pa

    try:
        return column.to_pylist()
    except UnicodeDecodeError:
        held = column.cast(pa.string()).cast(pa.binary()).to_pylist()
        return [said if said is None else said.decode(errors="surrogateescape") for said in held]


def _expect(file: str, schema: "pa.Schema", column: str) -> None:
    import pyarrow.types as kinds

    if column not in schema.names:
        raise no_column(file, column, schema.names)
    kind: Any = schema.field(column).type
    kind = kind.value_type if kinds.is_dictionary(kind) else kind
    if not (kinds.is_string(kind) or kinds.is_large_string(kind) or kinds.is_string_view(kind)):
        raise BadFile(f"{file}: column {column!r} holds {kind}, not text. Name another one: --column NAME.")
