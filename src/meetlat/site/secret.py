"""The key that signs sessions: from the environment, else made once and kept in the home folder."""

import os
import secrets
from pathlib import Path

from meetlat import environment


def secret_key() -> str:
    """The key; a new one is written with mode 600 the first time, whole or not at all."""
    return environment.secret() or _kept(environment.home() / "secrets" / "django")


def _kept(file: Path) -> str:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text().strip()
    with os.fdopen(handle, "w") as stream:
        stream.write(secrets.token_urlsafe(50))
    return file.read_text().strip()
