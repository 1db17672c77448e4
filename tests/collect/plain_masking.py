"""Masking written plainly: every word is looked at in full. What the lake's own says must be the same, sign by sign."""

import re
from collections.abc import Callable, Iterable

from meetlat.register.address import NotAnAddress, read_address
from meetlat.register.platforms import platform_of

MASK = "@…"

IsOfficial = Callable[[str, str], bool]  # platform, handle: is it an account of the register?

_WORD = re.compile(r"\S+")
_AT = re.compile(r"[@＠]\w[\w.-]*(?:[@＠]\w[\w.:-]*)?")
_BEFORE = re.compile(r"\w[\w.+%-]*\Z")
_DID = re.compile(r"(?:at://)?did:[a-z]+:[A-Za-z0-9._:%-]+")
_BLUESKY = re.compile(r"(?:[\w-]+\.)+bsky\.social\b", re.IGNORECASE)
_PERSONAL = re.compile(r"[@＠]|/users/|/profile/|/in/", re.IGNORECASE)
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}  # handles hold no other capitals
_AROUND = "([{<\"'“”‘’«»"
_LONGEST_NAME = 100  # characters before the @ of an e-mail address


def masked(text: str, platform: str, official: IsOfficial, handles: Iterable[str] = ()) -> str:
    """The text with the mask in place of whatever leads to a person; handles of official accounts stay."""
    for handle in handles:
        if handle and not official(platform, handle):
            text = _without(handle, text)
    if not ("@" in text or "/" in text or "＠" in text or "did:" in text or ".bsky.social" in text.lower()):
        return text
    return _WORD.sub(lambda found: _word(found[0], platform, official), text)


def _without(handle: str, text: str) -> str:
    """The text without a handle that certainly may stand in it, with or without an @ before it."""
    bare, lower = handle.lstrip("@").lower(), text.lower()
    if len(lower) != len(text):  # İ and the like: letters that are two in lower case
        lower = text.translate(_LOWER)
    if len(bare) < 2 or bare not in lower:
        return text
    kept, done, at = [], 0, lower.find(bare)
    while at >= 0:
        end = at + len(bare)
        start = at - 1 if at and text[at - 1] in "@＠" else at
        if not _joined(text[start - 1 : start], ".-") and not _joined(text[end : end + 1], "-"):
            kept += [text[done:start], MASK]
            done = end
        at = lower.find(bare, end)
    return "".join([*kept, text[done:]])


def _joined(sign: str, also: str) -> bool:
    """Whether a sign beside a name makes it part of a longer word."""
    return bool(sign) and (sign.isalnum() or sign == "_" or sign in also)


def _word(word: str, platform: str, official: IsOfficial) -> str:
    if "/" in word and (address := _address_in(word)):
        return word if _may_stay(address, official) else word.replace(address, MASK)
    if "did:" in word:
        word = _DID.sub(lambda found: _known(found[0], official), word)
    if ".bsky.social" in word.lower() and "@" not in word:
        word = _BLUESKY.sub(lambda found: _known(found[0], official), word)
    return _without_names(word, platform, official) if "@" in word or "＠" in word else word


def _known(name: str, official: IsOfficial) -> str:
    return name if official("bluesky", name.removeprefix("at://")) else MASK


def _address_in(word: str) -> str:
    """The web address that a word is, without what stands around it; empty where it is none."""
    bare = word.strip(_AROUND).rstrip(".,;:!?)]}>")
    scheme, _, rest = bare.rpartition("://")
    host = rest.partition("/")[0].lower()
    return bare if scheme in ("http", "https") or host.startswith("www.") or platform_of(host) else ""


def _may_stay(address: str, official: IsOfficial) -> bool:
    """Whether it tells of nobody, or of an official account and of nobody else."""
    try:
        read = read_address(address)
    except NotAnAddress:
        return not _PERSONAL.search(address)  # no profile, but it may still hold somebody's name
    if read.platform is None or not official(read.platform.id, read.handle):
        return False
    names = [part.partition("/")[0] for part in re.split("[@＠]", address)[1:]]
    return not names or names == [read.handle.partition("@")[0]] or names == read.handle.split("@")


def _without_names(word: str, platform: str, official: IsOfficial) -> str:
    """Without @name, @name@server, name@server and e-mail addresses."""
    kept, done = [], 0
    for found in _AT.finditer(word):
        before = _BEFORE.search(word, max(done, found.start() - _LONGEST_NAME), found.start())
        start = before.start() if before else found.start()
        name = word[start : found.end()].rstrip(".-:")
        theirs, whole = ("mastodon", name) if before else (platform, name[1:])
        kept += [word[done:start], name if official(theirs, whole) else MASK]
        done = start + len(name)
    return "".join([*kept, word[done:]])
