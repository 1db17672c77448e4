"""A line of Zeeschuimer: finds out which platform it is of."""

from collections.abc import Callable

from msgspec import UNSET, Raw, Struct, UnsetType, field

from meetlat.collect.decoding import decoded
from meetlat.collect.draft import Draft, Refused
from meetlat.collect.files.zeeschuimer import instagram, linkedin, tiktok, x

BOM = b"\xef\xbb\xbf"
Reader = Callable[[bytes], Draft | None]

READERS: dict[str, Reader] = {
    "x.com": x.message,
    "twitter.com": x.message,
    "twitter": x.message,
    "x": x.message,
    "instagram.com": instagram.message,
    "instagram": instagram.message,
    "instagram-comments": instagram.comment,
    "linkedin.com": linkedin.message,
    "linkedin": linkedin.message,
    "tiktok.com": tiktok.message,
    "tiktok": tiktok.message,
    "tiktok-comments": tiktok.comment,
}


class Meta(Struct):
    source_platform: str


class Line(Struct):
    source_platform: str = ""
    data: Raw | UnsetType = UNSET
    meta: Meta | None = field(default=None, name="__import_meta")


def message(raw: bytes) -> Draft | None:
    """None for an advertisement. Raises Refused."""
    raw = raw.removeprefix(BOM)
    line = decoded(raw, Line)
    platform = line.source_platform or (line.meta.source_platform if line.meta else "")
    if not platform:
        raise Refused("source_platform: not there; this is no line of Zeeschuimer")
    reader = READERS.get(platform.lower().removeprefix("www."))
    if reader is None:
        raise Refused("source_platform: of a platform that is not read; X, Instagram, LinkedIn and TikTok are")
    return reader(raw if line.data is UNSET else bytes(line.data))
