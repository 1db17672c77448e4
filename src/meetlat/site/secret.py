"""The key that signs sessions: from the environment, else made once and kept in the home folder."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from meetlat import environment


def secret_key() -> str:
    """The key; a new one is written with mode 600 the first time, whole or not at all."""
    return environment.secret() or _kept(environment.home() / "secrets" / "django")


def _kept(file: Path) -> str:
    if not file.exists():
        _make(file)
    return file.read_text().strip()


def _make(file: Path) -> None:
    """Written aside and then linked: of two that start at once the first wins, and nobody reads half a key."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, aside = tempfile.mkstemp(dir=file.parent)  # with mode 600
    with os.fdopen(handle, "w") as stream:
        stream.write(secrets.token_urlsafe(50))
    with suppress(FileExistsError):
        os.link(aside, file)
    Path(aside).unlink()
