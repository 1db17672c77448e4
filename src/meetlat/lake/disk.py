"""Writing that lasts: on the disk before anybody is told, and whole or not at all."""

import errno
import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from meetlat.alone import alone
from meetlat.problem import Problem

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}
MEGABYTE = 1_000_000


class FullDisk(Problem):
    """The disk of the lake has no room for what had to be written."""


class ClosedLake(Problem):
    """The lake may be read, not written."""


@contextmanager
def locked(lake: Path) -> Iterator[None]:
    """One writer at a time, also from another process; who dies lets go by itself."""
    with alone(lake / ".lock"):
        yield


@contextmanager
def undisturbed(lake: Path) -> Iterator[None]:
    """Keeps writers waiting while something is read. Where the lock cannot be opened, nobody here can write either."""
    try:
        lock = (lake / ".lock").open("rb")
    except OSError:
        yield
        return
    with lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        yield


@contextmanager
def told_plainly(lake: Path, needed: int) -> Iterator[None]:
    """A full disk or a lake that may not be written becomes one clear line. ``needed`` is in bytes, roughly."""
    try:
        yield
    except OSError as error:
        said = os.strerror(error.errno) if error.errno else str(error)
        if error.errno in FULL:
            raise FullDisk(
                f"{lake}: {said}. Nothing of this batch was written. "
                f"Free {_megabytes(lake, needed)} MB and start again."
            ) from error
        if error.errno in CLOSED:
            raise ClosedLake(
                f"{lake}: {said}. Nothing was written. Make it writable for this user and start again."
            ) from error
        raise


def _megabytes(lake: Path, needed: int) -> int:
    try:
        free = shutil.disk_usage(lake).free
    except OSError:
        free = 0
    return max(1, -(-max(needed - free, 0) // MEGABYTE))


def flush(path: Path) -> None:
    """Bytes of a file, or names in a folder, onto the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def make_folder(folder: Path) -> None:
    """A folder that is still there after a power cut."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        flush(folder.parent)


def write_whole(file: Path, content: bytes) -> None:
    part = file.with_suffix(".part")
    part.write_bytes(content)
    flush(part)
    part.replace(file)
    flush(file.parent)


def checksum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
