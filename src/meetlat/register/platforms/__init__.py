"""The platforms, one data file each: its hosts, how a handle stands in an address, what makes two handles the same."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote


@dataclass(frozen=True)
class Platform:
    """What ``NAME.toml`` says of a platform. ``key`` tells whether two handles are one account."""

    id: str
    name: str
    order: int
    profile: str
    hosts: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    profile_by_id: str = ""
    reserved: frozenset[str] = frozenset()
    case: str = "lower"
    ignores: str = ""
    id_in_handle: str = ""
    common: bool = False
    open: bool = False
    social: bool = True
    handle_in_host: bool = False
    closed: object = field(default=None)

    def platform_id(self, handle: str) -> str:
        """The platform's unchanging id, where the handle holds it; else empty."""
        found = self.id_in_handle and re.fullmatch(self.id_in_handle, handle)
        return found.group(1) if found else ""

    def key(self, handle: str) -> str:
        """The handle as the platform compares it."""
        if known := self.platform_id(handle):
            return known
        bare = handle.translate({ord(sign): None for sign in self.ignores}) or handle
        return bare if self.case == "exact" else bare.lower()

    def url(self, handle: str) -> str:
        """The address of the profile, straight at the platform."""
        if "{server}" in self.profile:
            name, _, server = handle.partition("@")
            return self.profile.format(server=server, name=quote(name))
        template = self.profile_by_id if self.profile_by_id and self.platform_id(handle) else self.profile
        return template.format(handle=quote(handle, safe="@.:+/'"))

    def handle_in(self, path: str) -> str | None:
        """The handle in a path with query, or None where it is no account's page."""
        for pattern in self.patterns:
            found = re.match(pattern, path)
            if found and found["handle"].lower() not in self.reserved:
                return found["handle"]
        return None


def _read(file: Path) -> Platform:
    said: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    lists: dict[str, Any] = {name: tuple(said.pop(name, ())) for name in ("hosts", "patterns")}
    return Platform(id=file.stem, reserved=frozenset(said.pop("reserved", ())), **lists, **said)


@cache
def platforms() -> dict[str, Platform]:
    """Every platform by its id, the common ones first."""
    found = [_read(file) for file in Path(__file__).parent.glob("*.toml")]
    return {platform.id: platform for platform in sorted(found, key=lambda platform: platform.order)}


@lru_cache(maxsize=10_000)
def platform_of(host: str) -> Platform | None:
    """The platform a host belongs to, whatever comes before it (www., m., nl-nl.)."""
    for platform in platforms().values():
        if any(host == known or host.endswith("." + known) for known in platform.hosts):
            return platform
    return None
