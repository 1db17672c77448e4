"""The id of a message whose file gives it none."""

from datetime import datetime
from functools import cache
from hashlib import blake2b
from pathlib import Path

PREFIX = "row:"


def made_id(key: bytes, platform: str, author: str, at: datetime, text: str) -> str:
    """The same for the same message at every import, and no way back from it to the author without the key.

    BLAKE2b, 16 bytes, keyed, over platform, author, moment and text: without a key, whoever guesses who said it could
    make the same id and so see that the guess was right.
    """
    said = "\0".join((platform, author, at.isoformat(), text))
    return PREFIX + blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16, key=key).hexdigest()


def own_key() -> bytes:
    """The key of this installation's pseudonyms."""
    from meetlat.environment import home

    return _kept(home())


@cache
def _kept(home: Path) -> bytes:
    from meetlat.collect.names import pseudonym_key

    return pseudonym_key(home)
