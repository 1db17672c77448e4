"""The frozen tables of an edition of measures, and the pictures drawn of them: read and drawn once, then kept."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.utils.translation import get_language

from meetlat import __version__, environment
from meetlat.report.charts import Picture
from meetlat.report.measures import table
from meetlat.report.models import Edition
from meetlat.site.pages.measures.known import Place
from meetlat.site.pages.measures.words import Said

Row = dict[str, Any]
KEPT_FOR = 30 * 86_400  # seconds; an edition never changes


def of_organisation(edition: Edition, name: str, organisation: str) -> list[Row]:
    """Rows of one organisation; none where the table is not there any more."""
    try:
        return table(environment.home(), edition, name, organisation)
    except FileNotFoundError:
        return []


def of_group(edition: Edition, name: str, place: Place) -> list[Row]:
    """Rows of all organisations of a group together."""
    size_class = "" if place.size_class == "unknown" else place.size_class
    try:
        return table(environment.home(), edition, name, "", place.country, place.kind, size_class)
    except FileNotFoundError:
        return []


def picture(edition: Edition, what: str, draw: Callable[[], Picture], caption: str) -> Said:
    """A drawing with its table, for parts/picture.html. ``what``: all that the drawing depends on but the edition."""
    told = f"{__version__} {edition.pk} {edition.checksum} {get_language()} {what}"
    key = f"measures:{sha256(told.encode()).hexdigest()}"
    drawn = cache.get(key)
    if not isinstance(drawn, Picture):
        drawn = draw()
        cache.set(key, drawn, KEPT_FOR)
    return shown(drawn, caption)


def shown(drawn: Picture, caption: str) -> Said:
    """svg and table, the numbers of the table at the right."""
    columns = [{"label": label, "number": place > 0} for place, label in enumerate(drawn.columns)]
    rows = [{"cells": list(row)} for row in drawn.rows]
    table = {"caption": caption, "caption_hidden": True, "columns": columns, "rows": rows}
    return {"svg": drawn.svg, "words": drawn.alt, "table": table}
