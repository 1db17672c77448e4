"""Takes handles, profile addresses and e-mail addresses of private people out of a text."""

import re
from collections.abc import Callable, Iterable

from meetlat.register.address import NotAnAddress, read_address
from meetlat.register.platforms import platforms

MASK = "@…"

_HOSTS = sorted({host for platform in platforms().values() for host in platform.hosts}, key=len, reverse=True)
_EMAIL = r"[\w.+%-]+[@＠][\w-]+(?:\.[\w-]+)+"
_HANDLE = r"(?<![\w/])[@＠][\w][\w.-]*(?:[@＠][\w.:-]*\w)?"
_ADDRESS = r"(?:https?://|www\.)[^\s<>\"']+|(?:" + "|".join(map(re.escape, _HOSTS)) + r")/[^\s<>\"']+"
_DID = r"(?:at://)?did:[a-z]+:[A-Za-z0-9._:%-]+"
_BLUESKY = r"(?<![\w.-])(?:[\w-]+\.)+bsky\.social\b"
_LIKELY = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in [
    ("address", _ADDRESS), ("did", _DID), ("handle", _HANDLE), ("email", _EMAIL), ("bluesky", _BLUESKY),
]), re.IGNORECASE)  # fmt: skip
_HINTS = ("@", "＠", "/", "did:", ".bsky.social")

IsOfficial = Callable[[str, str], bool]  # platform, handle: is it an account of the register?


def masked(text: str, platform: str, official: IsOfficial, handles: Iterable[str] = ()) -> str:
    """The text with the mask in place of whatever leads to a person; handles of official accounts stay."""
    for handle in handles:
        if not official(platform, handle):
            text = _without(handle, text)
    lower = text.lower()
    if not any(hint in lower for hint in _HINTS):
        return text
    return _LIKELY.sub(lambda found: _replaced(found, platform, official), text)


def _without(handle: str, text: str) -> str:
    bare = handle.lstrip("@")
    if len(bare) < 2 or bare.lower() not in text.lower():
        return text
    return re.sub(rf"(?<![\w.-])[@＠]?{re.escape(bare)}(?![\w-])", MASK, text, flags=re.IGNORECASE)


def _replaced(found: re.Match[str], platform: str, official: IsOfficial) -> str:
    said = found[0]
    if found.lastgroup == "address":
        return _address(said, official)
    if found.lastgroup == "email":
        return MASK
    if found.lastgroup == "handle":
        said, tail = _without_tail(said)
        return (said if official(platform, said[1:]) else MASK) + tail
    name = said.removeprefix("at://")
    return said if official("bluesky", name) else MASK


def _without_tail(handle: str) -> tuple[str, str]:
    """A dot or dash that ends a sentence is no part of the handle."""
    bare = handle.rstrip(".-:")
    return bare, handle[len(bare) :]


def _address(address: str, official: IsOfficial) -> str:
    """A profile's or a post's address, when it tells whose; any other address stays."""
    whole, tail = _without_tail(address.rstrip(",;!?)"))
    tail += address[len(whole) + len(tail) :]
    try:
        read = read_address(whole)
    except NotAnAddress:
        return _unreadable(whole) + tail
    if read.platform is None or official(read.platform.id, read.handle):
        return whole + tail
    return MASK + tail


def _unreadable(address: str) -> str:
    """An address that is no profile's may still hold somebody's name: /@name, /users/name, an e-mail address."""
    return MASK if re.search(r"[@＠]|/users/|/profile/|/in/", address, re.IGNORECASE) else address
