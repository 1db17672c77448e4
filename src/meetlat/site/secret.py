"""The key that signs sessions: from the environment, else made once and kept in the home folder."""

import secrets

from meetlat import environment
from meetlat.secret import kept


def secret_key() -> str:
    """The key; a new one is made the first time."""
    return environment.secret() or kept(environment.home() / "secrets" / "django", lambda: secrets.token_urlsafe(50))
