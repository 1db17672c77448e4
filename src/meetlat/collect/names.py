"""Who is who without saying who: pseudonyms for everybody, names for accounts of the register only."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path

from meetlat.collect.draft import Author
from meetlat.collect.masking import masked
from meetlat.register.platforms import platforms
from meetlat.secret import kept

KEY_BYTES = 32


@dataclass(frozen=True)
class Known:
    """An account of the register, as collecting needs it. ``account`` is its number there, as text."""

    account: str
    platform: str
    handle: str
    platform_id: str = ""
    current: bool = True


class Names:
    """Pseudonyms under one key, and the accounts of the register. Can be handed to another process.

    A pseudonym is the first eight bytes of BLAKE2b, keyed, over platform, sort and id: without the key nobody can tell
    whose it is or make one, and with the key destroyed nobody ever will.
    """

    def __init__(self, key: bytes, known: Iterable[Known] = ()) -> None:
        self._key = key
        self._by_id: dict[tuple[str, str], str] = {}
        self._by_handle: dict[tuple[str, str], Known] = {}
        self._numbers: dict[tuple[str, str], str] = {}  # the id that goes with a handle
        for account in known:
            self._remember(account)

    def _remember(self, account: Known) -> None:
        if account.platform_id:
            self._by_id[account.platform, account.platform_id.lower()] = account.account
        if account.current:
            self._by_handle[account.platform, platforms()[account.platform].key(account.handle)] = account
            if account.platform_id:
                self._numbers[account.platform, account.handle.lower()] = account.platform_id

    def message(self, platform: str, id: str) -> int:
        """The key of a message, from its canonical id."""
        return _hashed(self._key, platform, "message", id)

    def author(self, platform: str, id: str) -> int:
        """The pseudonym of an author, from the canonical id; or from the handle, where a file knows nothing better."""
        id = self._numbers.get((platform, id.lower()), id)
        return _pseudonym(self._key, platform, "author", id)

    def account(self, platform: str, author: Author) -> str | None:
        """The register's account of an author; None for everybody else.

        By the platform's own id first. A handle counts only where no other id is known to hold it: a handle that
        somebody else took over is not the account's any more. A file that knows handles only gives them as the id.
        """
        if found := self._by_id.get((platform, author.id.lower())):
            return found
        known = self._by_handle.get((platform, _key(platform, author.handle))) if author.handle else None
        if known is None:
            return None
        told = "" if author.id in (author.handle, _key(platform, author.handle)) else author.id.lower()
        return known.account if not told or known.platform_id.lower() in ("", told) else None

    def official(self, platform: str, handle: str) -> bool:
        """Whether a handle, or an id that stands where a handle does, is an account's of the register."""
        handle = handle.lstrip("@＠")
        return (platform, _key(platform, handle)) in self._by_handle or (platform, handle.lower()) in self._by_id

    def masked(self, platform: str, text: str, handles: Iterable[str] = ()) -> str:
        """The text without what leads to private people."""
        return masked(text, platform, self.official, handles)


def _hashed(key: bytes, platform: str, sort: str, id: str) -> int:
    hash = _begun(key, platform, sort).copy()
    hash.update(id.encode("utf-8", "surrogatepass"))
    return int.from_bytes(hash.digest(), "little", signed=True) or 1


@lru_cache(maxsize=100)
def _begun(key: bytes, platform: str, sort: str) -> blake2b:
    """The hash of what comes before an id, to copy: the key is worked in once rather than for each id."""
    return blake2b(f"{platform}\0{sort}\0".encode("utf-8", "surrogatepass"), digest_size=8, key=key)


_pseudonym = lru_cache(maxsize=50_000)(_hashed)  # who says one thing says more


@lru_cache(maxsize=10_000)
def _key(platform: str, handle: str) -> str:
    known = platforms().get(platform)
    return known.key(handle) if known else handle.lower()


def pseudonym_key(home: Path) -> bytes:
    """The key that all pseudonyms of this installation hang on; made once, outside the lake."""
    return bytes.fromhex(kept(home / "secrets" / "pseudonyms.key", partial(secrets.token_hex, KEY_BYTES)))
