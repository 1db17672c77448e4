"""A long import that goes on where it was: `python -m tests.lake.importing LAKE [RUN FIRST_KEY]`.

Tells each batch that it kept.
"""

import sys
from pathlib import Path

from meetlat.lake import Lake
from tests.lake.model import table
from tests.lake.works import message

BATCHES = 24
ROWS = 20


def _tell(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def main() -> None:
    lake = Lake(Path(sys.argv[1]))
    run, first = (int(sys.argv[2]), int(sys.argv[3])) if len(sys.argv) > 2 else (1, 1)
    kept = lake.progress(run)
    _tell("begun")
    for batch in range(kept["batch"] + 1 if kept else 0, BATCHES):
        keys = range(first + batch * ROWS // 2, first + batch * ROWS // 2 + ROWS)  # half of them came before
        lake.commit(table(message(key) for key in keys), run=run, progress={"batch": batch})
        _tell(batch)


if __name__ == "__main__":
    main()
