"""Servers for tests, each in a process group of its own; what they say and keep is in a folder of the test home."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
NODE_SERVERS = HERE / "servers"
PROGRAMS = Path(sys.executable).parent
LONGEST_START = 90.0  # seconds; a loaded machine with two cores takes 15 for the slowest


@dataclass(frozen=True)
class Started:
    """A server that runs: its keeper and where it says what it does."""

    keeper: subprocess.Popen[bytes]
    folder: Path

    @property
    def said(self) -> str:
        return (self.folder / "out").read_text(errors="replace")

    @property
    def logged(self) -> str:
        return (self.folder / "log").read_text(errors="replace")

    def complaint(self) -> str:
        return self.said[-2000:] + self.logged[-4000:]


@contextmanager
def running(
    name: str,
    command: list[str],
    when_ready: Callable[[Started], bool],
    *,
    environment: Mapping[str, str] | None = None,
    grace: float = 2.0,
    patience: float = LONGEST_START,
) -> Iterator[Started]:
    """Start a server, wait until it is ready, stop it and remove what it kept. KEPT and TMPDIR say where that is.

    grace: the seconds it gets to end by itself; what is still open then, is cut off. patience: those it gets to start.
    """
    folder = _folder(name)
    kept = str(folder / "kept")
    own = {"TMPDIR": kept, "KEPT": kept, "PYTHONUNBUFFERED": "1", **(environment or {})}
    with (folder / "out").open("wb") as out, (folder / "log").open("wb") as log:
        keeper = subprocess.Popen(
            [sys.executable, str(HERE / "keeper.py"), str(grace), *command],
            env={**os.environ, **own},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=log,
        )
    try:
        started = Started(keeper, folder)
        _wait(started, when_ready, patience)
        yield started
    finally:
        _stop(keeper, grace)
        shutil.rmtree(folder / "kept", ignore_errors=True)


def ready_line(started: Started) -> dict[str, Any]:
    """The line of JSON by which a server of ours says that it is ready, and where; empty before that."""
    line, ended, _ = started.said.partition("\n")
    return dict(json.loads(line)) if ended else {}


def is_ready(started: Started) -> bool:
    return bool(ready_line(started))


def node(script: str) -> list[str]:
    """The command of one of our node servers."""
    if not (NODE_SERVERS / "node_modules" / ".package-lock.json").exists():
        raise RuntimeError("The servers for tests are not installed. Run: make servers")
    return ["node", str(NODE_SERVERS / script)]


def _folder(name: str) -> Path:
    folder = Path(settings.HOME) / "servers" / name
    (folder / "kept").mkdir(parents=True)
    return folder


def _wait(started: Started, when_ready: Callable[[Started], bool], patience: float) -> None:
    end = time.monotonic() + patience
    while not when_ready(started):
        if started.keeper.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"{started.folder.name} did not start:\n{started.complaint()}")
        time.sleep(0.1)


def _stop(keeper: subprocess.Popen[bytes], grace: float) -> None:
    assert keeper.stdin
    keeper.stdin.close()
    try:
        keeper.wait(grace + 10)
    except subprocess.TimeoutExpired:
        keeper.kill()
        keeper.wait()
