"""Corrected messages as training data, in the columns of the labelled sets (docs/reference/labelling.md)."""

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetlat.collect.readings.corrections import corrections_of
from meetlat.problem import Problem

if TYPE_CHECKING:
    from meetlat.lake import Lake

COLUMNS = (
    "id", "language", "author", "split", "text", "question", "contact", "relation", "automatic", "sentiment", "topics",
)  # fmt: skip
SPLITS = ("test", "development", *["train"] * 6)  # by the writer, who stands in one of them only


def export_corrections(lake: "Lake", file: Path) -> int:
    """Writes every message of which a person corrected a reading, with all of its labels; how many.

    Texts stand in it as in the lake, masked. A word that was taken back, or is of a text that was edited since, is
    not in it. Raises Problem where the file cannot be written.
    """
    rows = list(_rows(lake))
    part = file.with_name(f"{file.name}.part")
    try:
        with part.open("w", encoding="utf-8", errors="surrogatepass", newline="") as stream:
            writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        part.replace(file)
    except OSError as error:
        raise Problem(f"{file}: cannot be written ({error.strerror}). Name another file.") from None
    return len(rows)


def _rows(lake: "Lake") -> Iterator[dict[str, Any]]:
    from meetlat.lake import connect, corrected

    said = corrections_of(lake)
    if not said.num_rows:
        return
    backend = connect()
    readings = corrected(lake.readings(backend), said)
    messages = lake.messages(backend).select("key", "author", "text")
    found = readings.filter(readings.by_person).join(messages, "key").order_by("key")
    for row in found.to_pyarrow().to_pylist():
        yield _row(row)


def _row(row: dict[str, Any]) -> dict[str, Any]:
    writer = hashlib.sha256(str(row["author"]).encode()).digest()
    return {
        "id": f"c-{row['key'] % 2**64:016x}",
        "language": row["language"],
        "author": f"w-{writer.hex()[:8]}",
        "split": SPLITS[writer[-1] % len(SPLITS)],
        "text": row["text"],
        "question": _yes(row["is_question"]),
        "automatic": _yes(row["automatic"]),
        "topics": " ".join(row["topics"]),
        **{name: row[name] for name in ("contact", "relation", "sentiment")},
    }


def _yes(value: bool) -> str:
    return "yes" if value else "no"
