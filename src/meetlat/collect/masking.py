"""Takes handles, profile addresses and e-mail addresses of private people out of a text."""

import re
from collections.abc import Callable, Iterable

from meetlat.register.address import NotAnAddress, read_address
from meetlat.register.platforms import platform_of

MASK = "@…"

IsOfficial = Callable[[str, str], bool]  # platform, handle: is it an account of the register?

_WORD = re.compile(r"\S+")
_AT = re.compile(r"[@＠]\w[\w.-]*(?:[@＠]\w[\w.:-]*)?")
_BEFORE = re.compile(r"[\w.+%-]+\Z")
_DID = re.compile(r"(?:at://)?did:[a-z]+:[A-Za-z0-9._:%-]+")
_BLUESKY = re.compile(r"(?:[\w-]+\.)+bsky\.social\b", re.IGNORECASE)
_PERSONAL = re.compile(r"[@＠]|/users/|/profile/|/in/", re.IGNORECASE)
_AROUND = "([{<\"'“”‘’«»"
_LONGEST_NAME = 100  # characters before the @ of an e-mail address


def masked(text: str, platform: str, official: IsOfficial, handles: Iterable[str] = ()) -> str:
    """The text with the mask in place of whatever leads to a person; handles of official accounts stay."""
    for handle in handles:
        if not official(platform, handle):
            text = _without(handle, text)
    if "/" in text or "did:" in text or ".bsky.social" in text.lower():
        text = _WORD.sub(lambda found: _word(found[0], official), text)
    return _without_names(text, platform, official) if "@" in text or "＠" in text else text


def _without(handle: str, text: str) -> str:
    """The text without a handle that certainly may stand in it, with or without an @ before it."""
    bare = handle.lstrip("@")
    if len(bare) < 2 or bare.lower() not in text.lower():
        return text
    return re.sub(rf"(?<![\w.-])[@＠]?{re.escape(bare)}(?![\w-])", MASK, text, flags=re.IGNORECASE)


def _word(word: str, official: IsOfficial) -> str:
    if "did:" in word or ".bsky.social" in word.lower():
        word = _DID.sub(lambda found: _known(found[0], official), word)
        if "/" not in word:
            word = _BLUESKY.sub(lambda found: _known(found[0], official), word)
    return _address(word, official) if "/" in word else word


def _known(name: str, official: IsOfficial) -> str:
    return name if official("bluesky", name.removeprefix("at://")) else MASK


def _address(word: str, official: IsOfficial) -> str:
    """A profile's or a post's address goes when it tells of whom; any other word with a slash stays."""
    bare = word.strip(_AROUND).rstrip(".,;:!?)]}>")
    host = (bare.partition("://")[2] or bare).partition("/")[0].lower()
    if "://" not in bare and not host.startswith("www.") and not platform_of(host):
        return word
    return word if _may_stay(bare, official) else word.replace(bare, MASK)


def _may_stay(address: str, official: IsOfficial) -> bool:
    try:
        read = read_address(address)
    except NotAnAddress:
        return not _PERSONAL.search(address)  # no profile, but it may still hold somebody's name
    return read.platform is None or official(read.platform.id, read.handle)


def _without_names(text: str, platform: str, official: IsOfficial) -> str:
    """Without @name, @name@server, name@server and e-mail addresses."""
    kept, done = [], 0
    for found in _AT.finditer(text):
        start = _start(text, found.start(), done)
        if start is None:
            continue
        name = text[start : found.end()].rstrip(".-:")
        whole = name if start < found.start() else name[1:]
        theirs = "mastodon" if start < found.start() else platform
        kept += [text[done:start], name if official(theirs, whole) else MASK]
        done = start + len(name)
    return "".join([*kept, text[done:]])


def _start(text: str, at: int, done: int) -> int | None:
    """Where the name begins that this @ belongs to; None where it stands in an address that was looked at before."""
    before = _BEFORE.search(text, max(done, at - _LONGEST_NAME), at)
    start = before.start() if before else at
    return None if start > 0 and text[start - 1] == "/" else start
