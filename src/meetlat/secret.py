"""Secrets that the program makes itself, once, and keeps in the home folder."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def kept(file: Path, make: Callable[[], str]) -> str:
    """What the file holds; written with mode 600 the first time, whole or not at all."""
    if not file.exists():
        _write(file, make())
    return file.read_text().strip()


def _write(file: Path, secret: str) -> None:
    """Written aside and then linked: of two that start at once the first wins, and nobody reads half a secret."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, aside = tempfile.mkstemp(dir=file.parent)  # with mode 600
    with os.fdopen(handle, "w") as stream:
        stream.write(secret)
        stream.flush()
        os.fsync(stream.fileno())
    with suppress(FileExistsError):
        os.link(aside, file)
    Path(aside).unlink()
