"""Changes a lake in a child that kills itself at one chosen step on disk: `python -m tests.lake.dying WORK LAKE ROOM`.

A copy of the lake for each step, and one that nothing happens to, named ``undisturbed``.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from meetlat.lake import Lake
from tests.lake.reading_messages import read
from tests.lake.works import WORKS

ALL = WORKS | {"read": read}
STEPS = ("fsync", "mkdir", "rename", "replace", "unlink")


class Countdown:
    """Dies before the step with this number."""

    def __init__(self, number: int) -> None:
        self.left = number

    def around(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **named: Any) -> Any:
            self._tick()
            return step(*given, **named)

        return counted

    def _tick(self) -> None:
        self.left -= 1
        if not self.left:
            os.kill(os.getpid(), signal.SIGKILL)


def survives(work: str, lake: Path, number: int) -> bool:
    child = os.fork()
    if not child:
        countdown = Countdown(number)
        for name in STEPS:
            setattr(os, name, countdown.around(getattr(os, name)))
        ALL[work](Lake(lake))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        sys.exit(f"{work} failed by itself")
    return not os.WIFSIGNALED(status)


def main() -> None:
    work, lake, room = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    number = 1
    while not survives(work, Path(shutil.copytree(lake, room / str(number))), number):
        number += 1
    (room / str(number)).rename(room / "undisturbed")


if __name__ == "__main__":
    main()
