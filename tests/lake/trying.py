"""Every kind of change of a lake, perhaps as another user: `python -m tests.lake.trying LAKE [--user UID]`.

Prints why not.
"""

import os
import sys
from pathlib import Path

from meetlat.lake import ClosedLake, Lake
from tests.lake.works import WORKS


def main() -> None:
    folder, *user = sys.argv[1:]
    if user:
        os.setuid(int(user[1]))
    lake = Lake(Path(folder))
    assert lake.scan().num_rows, "it can be read"
    assert lake.check().sound
    for work in WORKS.values():
        try:
            work(lake)
        except ClosedLake as error:
            sys.stdout.write(f"{error}\n")


if __name__ == "__main__":
    main()
