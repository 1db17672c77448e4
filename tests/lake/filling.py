"""Fills the disk of a lake: `python -m tests.lake.filling LAKE [--limit]`.

Prints what the lake said when it was full.
"""

import random
import resource
import signal
import sys
from pathlib import Path

from meetlat.lake import FullDisk, Lake
from meetlat.lake.change import found_files
from meetlat.lake.manifest import read_manifest
from tests.lake.model import held, row, table

LIMIT = 300_000  # bytes of a file, where no small disk can be made
MOST = 200  # batches


def batch(number: int, rows: int) -> list[dict[str, object]]:
    """Texts that cannot be made smaller, each batch larger than the last."""
    choose = random.Random(number)
    return [row(number * 1000 + one, text=choose.randbytes(1000).hex()) for one in range(1, rows)]


def main() -> None:
    lake = Lake(Path(sys.argv[1]) / "lake")
    if sys.argv[2:]:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))
    kept: set[object] = set()
    for number in range(1, MOST):
        rows = batch(number, number * 20)
        try:
            lake.commit(table(rows), run=1, progress={"batch": number})
        except FullDisk as error:
            sys.stdout.write(f"{error}\n")
            break
        kept |= {one["key"] for one in rows}
    assert kept, "not even one batch went in"
    assert held(lake).keys() == kept
    assert lake.progress(1) == {"batch": number - 1}
    assert set(found_files(lake.folder)) == {lake.folder / file.path for file in read_manifest(lake.folder).files}
    lake.commit(table([row(999, created_at=row(1)["created_at"].replace(year=2020))]), run=1)
    assert lake.check().sound


if __name__ == "__main__":
    main()
