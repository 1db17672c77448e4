"""What an import would bring, without writing anything."""

from datetime import UTC, datetime
from pathlib import Path

from meetlat.collect import accounts
from meetlat.collect.batches import Reader, batches
from meetlat.collect.formats import Format
from meetlat.collect.importing import Imported, sha256
from meetlat.collect.lakes import the_lake


def try_file(file: Path, format: Format) -> Imported:
    """The counts of an import that does not happen; ``run`` is 0."""
    sha256(file)  # says so when it cannot be read
    said = Imported(run=0, seen=0, new=0, changed=0, refused=0)
    there = set(the_lake().scan(columns=["key"])["key"].to_pylist())
    for batch in batches(file, Reader(format, accounts.names(), datetime.now(UTC))):
        keys = set(batch.rows["key"].to_pylist())
        said.seen += batch.seen
        said.new += len(keys - there)
        said.refused += len(batch.refused)
        said.refusals += [{"line": line, "reason": reason} for line, reason in batch.refused]
        there |= keys
    return said
