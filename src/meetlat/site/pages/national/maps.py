"""The map of one platform, with links to the other platforms and the other way of drawing."""

from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from meetlat.register.platforms import Platform
from meetlat.report.charts import Picture
from meetlat.report.models import Edition
from meetlat.report.numbers import number
from meetlat.report.pictures import country_map, tiles
from meetlat.site.pages.figures.address import platform_address
from meetlat.site.pages.national.counted import Group
from meetlat.site.pages.national.words import Words

TILES = "tiles"


def shown_platform(group: Group, asked: str) -> Platform | None:
    """The platform asked for; else the one on which organisations differ most, half of them there."""
    known = {platform.id: platform for platform in group.platforms()}
    if asked in known:
        return known[asked]
    return min(group.common(), key=lambda one: abs(group.on(one.id) / group.organisations - 0.5), default=None)


def national_map(
    edition: Edition, group: Group, asked: str, drawing: str, words: Words, language: str
) -> dict[str, Any] | None:
    """platform, picture, table, tabs; None where no platform is asked for at all."""
    platform = shown_platform(group, asked)
    if platform is None:
        return None
    bounded = country_map(edition, group.country, group.kind, platform.id, language)
    as_tiles = drawing == TILES or bounded is None
    return {
        "heading": platform.name,
        "picture": _tiles(edition.pk, edition.checksum, group.country, group.kind, platform.id, language)
        if as_tiles
        else bounded,
        "url": platform_address(platform.id, group.country, group.kind),
        "caption": _caption(group, platform, words, language),
        "platforms": _platform_tabs(group, platform, drawing),
        "drawings": _drawing_tabs(platform, as_tiles=as_tiles) if bounded else None,
    }


@lru_cache(maxsize=64)
def _tiles(edition: str, checksum: str, country: str, kind: str, platform: str, language: str) -> Picture:
    """Kept, for an edition never changes; its checksum tells it from another of that name."""
    return tiles(Edition(id=edition), country, kind, platform, language)


def _caption(group: Group, platform: Platform, words: Words, language: str) -> str:
    said = {"n": number(group.on(platform.id), language), "all": number(group.organisations, language)}
    return _("Ten minste %(n)s van de %(all)s %(kinds)s.") % {**said, "kinds": words.many}


def _platform_tabs(group: Group, shown: Platform, drawing: str) -> dict[str, Any]:
    keep = {"map": TILES} if drawing == TILES else {}
    links = [
        {"label": one.name, "url": _address(platform=one.id, **keep), "current": one == shown} for one in group.common()
    ]
    return {"label": _("Welk platform de kaart laat zien"), "links": links}


def _drawing_tabs(platform: Platform, *, as_tiles: bool) -> dict[str, Any]:
    links = [
        {"label": _("Landkaart"), "url": _address(platform=platform.id), "current": not as_tiles},
        {"label": _("Tegels"), "url": _address(platform=platform.id, map=TILES), "current": as_tiles},
    ]
    return {"label": _("Hoe de kaart is getekend"), "links": links}


def _address(**query: str) -> str:
    return f"?{urlencode(query)}#kaart"
