"""Builds the new folder beside the old one and puts it in its place in one step.

A reader, and whoever kills the program, finds the old folder or the new one; never half of either.
"""

import ctypes
import errno
import fcntl
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from meetlat.register.pull.report import PullFailed

AT_FDCWD = -100  # linux/fcntl.h
RENAME_EXCHANGE = 2  # linux/fs.h
NO_EXCHANGE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM})


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """An own copy of the folder as it stands, to build the new one in. It is gone afterwards, put in place or not."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _only_one(folder):
            _clear_up_after_a_kill(folder)
            new = Path(tempfile.mkdtemp(prefix=_prefix(folder), dir=folder.parent))
            try:
                _copy(folder, new)
                yield new
            finally:
                _remove(new)
    except OSError as error:
        raise PullFailed(f"{folder} cannot be written: {error}. Nothing was changed.") from error


def put_in_place(new: Path, folder: Path) -> None:
    """Makes ``new`` the folder. What was there before ends up under the name ``new`` had."""
    _to_disk(new)
    if not folder.exists():
        new.rename(folder)
    elif not _exchanged(new, folder):
        _moved_aside(new, folder)


def _prefix(folder: Path) -> str:
    return f".{folder.name}.pull-"


def _copy(folder: Path, new: Path) -> None:
    new.chmod(0o755)  # mkdtemp makes it for this user alone
    if not folder.exists():
        return
    shutil.copytree(folder, new, dirs_exist_ok=True)
    _make_writable(new)


@contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    """Two pulls into one folder would take each other's work for leftovers."""
    parent = os.open(folder.parent, os.O_RDONLY)
    try:
        fcntl.flock(parent, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise PullFailed(f"Another pull is writing in {folder.parent}. Wait until it is done.") from None
    finally:
        os.close(parent)


def _clear_up_after_a_kill(folder: Path) -> None:
    """Without an exchange, a kill between two renames leaves the old folder under its aside name: put it back."""
    aside = _aside(folder)
    if aside.exists() and not folder.exists():
        aside.rename(folder)
    for left in [aside, *folder.parent.glob(f"{_prefix(folder)}*")]:
        _remove(left)


def _remove(folder: Path) -> None:
    with suppress(OSError):
        _make_writable(folder)
    shutil.rmtree(folder, ignore_errors=True)


def _make_writable(folder: Path) -> None:
    """The earlier folder may be read-only, as a shared one often is."""
    for path in [folder, *folder.rglob("*")] if folder.exists() else []:
        path.chmod(path.stat().st_mode | (0o700 if path.is_dir() else 0o600))


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.before-pull")


def _to_disk(new: Path) -> None:
    """So that a power cut after the exchange finds the new content, not empty files."""
    for path in [*(path for path in new.rglob("*") if path.is_file()), new]:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _exchanged(one: Path, other: Path) -> bool:
    """Swaps two names in one step, where the system can (Linux 3.15 and the usual file systems)."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if rename is None:
        return False
    if rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _moved_aside(new: Path, folder: Path) -> None:
    aside = _aside(folder)
    folder.rename(aside)
    try:
        new.rename(folder)
    except OSError:
        with suppress(OSError):
            aside.rename(folder)
        raise
    aside.rename(new)
