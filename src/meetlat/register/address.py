"""Reads an account's address in any usual form: a url, a handle, @name@server, a domain handle."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from meetlat.problem import Problem
from meetlat.register.platforms import Platform, platform_of, platforms

LONGEST = 2_000  # characters; no platform has longer addresses
LONGEST_HANDLE = 200
REDIRECTORS = ("fedirect.toolforge.org", "wikidata-externalid-url.toolforge.org")  # the directory links through these
ARCHIVE = re.compile(r"(?:https?://)?web\.archive\.org/web/[\w*]+/(.+)")
FEDIVERSE = re.compile(r"(?:acct:)?@?(?P<name>[\w.-]+)@(?P<server>[\w-]+(?:\.[\w-]+)+)")
HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
AROUND = " \t\r\n<>\"'“”‘’«»()[]{},;"  # what comes along when one copies from a text


class NotAnAddress(Problem, ValueError):
    """What was pasted cannot be an account; the text says why and what to paste instead.

    ``code`` names the reason for who says it in another language: empty, too_long, handle_too_long, not_a_handle,
    not_a_url, no_account, unknown_host. ``about`` holds what such a text can name: platform, host.
    """

    def __init__(self, code: str, text: str, **about: str) -> None:
        super().__init__(text)
        self.code = code
        self.about = about


@dataclass(frozen=True)
class Address:
    """What was meant. Without a platform it can be the handle on any of them."""

    handle: str
    platform: Platform | None = None

    def possible(self) -> list[tuple[str, str]]:
        """Every (platform, key) that this can be in the register."""
        possible = [self.platform] if self.platform else list(platforms().values())
        return [(platform.id, platform.key(self.handle)) for platform in possible]


def read_address(text: str) -> Address:
    """The account that ``text`` points to. Raises NotAnAddress where it points to none."""
    text = INVISIBLE.sub("", text).strip(AROUND)
    if not text:
        raise NotAnAddress("empty", "Nothing was pasted. Paste the address of an account, or its @name.")
    if len(text) > LONGEST:
        raise NotAnAddress("too_long", f"This is {len(text):,} characters long; an address has at most {LONGEST:,}.")
    address = _read(text.removeprefix("at://"))
    if INVISIBLE.search(address.handle):  # it stood in the address as %00
        raise _not_a_url(text)
    if len(address.handle) > LONGEST_HANDLE:
        raise NotAnAddress(
            "handle_too_long",
            f"This name is {len(address.handle):,} characters long; a handle has at most {LONGEST_HANDLE}.",
        )
    return address


def _read(text: str) -> Address:
    if text.startswith("did:"):
        return Address(text.partition("/")[0], platforms()["bluesky"])
    if found := FEDIVERSE.fullmatch(text):
        return Address(f"{found['name']}@{found['server']}", platforms()["mastodon"])
    if text.startswith("@"):
        return Address(_plain(text[1:]))
    host = text.partition("://")[2] or text
    if "/" in text or platform_of(host.split("/")[0].split("?")[0].lower()):
        return _from_url(text)
    return Address(_plain(text))


def _plain(name: str) -> str:
    if not name or re.search(r"\s", name):
        raise NotAnAddress(
            "not_a_handle",
            f"“{name[:80]}” is no address and no handle. Paste the address of the account, or its @name.",
        )
    return name


def _not_a_url(text: str) -> NotAnAddress:
    return NotAnAddress("not_a_url", f"“{text[:80]}” is not a web address. Copy it from the address bar.")


def _from_url(text: str) -> Address:
    if archived := ARCHIVE.match(text):
        text = archived[1]
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        raise _not_a_url(text) from None
    if host in REDIRECTORS:
        return read_address(unquote(parse_qs(parts.query).get("id", [""])[0]))
    if not host:
        raise _not_a_url(text)
    path = re.sub("/+", "/", unquote(parts.path.rstrip("/") or "/")) + (f"?{parts.query}" if parts.query else "")
    platform = platform_of(host)
    if platform is None:
        return _on_any_server(host, path + (f"#{parts.fragment}" if parts.fragment else ""))
    return _on_platform(platform, host, path, parts.fragment)


def _on_platform(platform: Platform, host: str, path: str, fragment: str) -> Address:
    if platform.handle_in_host and host.split(".")[0] not in {"www", *platform.hosts[0].split(".")}:
        return Address(host.split(".")[0], platform)
    old_style = fragment.removeprefix("!") if fragment.startswith("!/") else path  # twitter.com/#!/name
    handle = platform.handle_in(old_style)
    if not handle:
        raise NotAnAddress(
            "no_account",
            f"This is a page of {platform.name}, but not of one account. Paste the address of the account itself.",
            platform=platform.name,
        )
    return Address(handle, platform)


def _on_any_server(host: str, path: str) -> Address:
    """A fediverse profile on a server of its own: /@name, /users/name, /@name@elsewhere."""
    found = re.match(r"/(?:web/)?(?:@|users/|#/@)(?P<name>[\w.-]+)(?:@(?P<server>[\w.-]+))?", path)
    if not found:
        said = f"{host[:80]} is no platform that the register knows. Paste the address of an account."
        raise NotAnAddress("unknown_host", said, host=host[:80])
    return Address(f"{found['name']}@{found['server'] or host}", platforms()["mastodon"])
