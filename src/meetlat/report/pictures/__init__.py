"""The pictures of an edition: maps drawn once and kept beside it, tile grids drawn when they are asked for."""

from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import override

from meetlat.register.vocabulary import label
from meetlat.report.census import organisation_names
from meetlat.report.charts import Picture, tile_grid
from meetlat.report.models import Edition
from meetlat.report.pictures._drawing import CLASSES, areas_of, drawn, to_draw
from meetlat.report.pictures._shelf import KIND, folder, keep, kept, name
from meetlat.report.pictures._words import class_name, columns, groups_of, places_of, title
from meetlat.report.taking import Progress, silently

__all__ = ["class_chart", "class_name", "country_map", "draw", "tiles"]


def draw(edition: Edition, reference: Path, on_progress: Progress = silently) -> None:
    """Draws what an edition lacks: per country with boundaries a map of each common platform, and its size classes."""
    from meetlat.register.loading.areas import newest_boundaries

    shelf = folder(edition)
    for country, file in newest_boundaries(reference).items():
        todo = [one for one in to_draw(country.upper()) if not (shelf / name(*one)).exists()]
        if not todo or not organisation_names(edition, country.upper(), KIND, "nl"):
            continue
        on_progress(f"drawing {len(todo)} pictures of {label('countries', country.upper(), 'en')}")
        areas = areas_of(file)
        for one in todo:
            keep(shelf / name(*one), drawn(edition, areas, *one))


def country_map(edition: Edition, country: str, kind: str, platform: str, language: str) -> Picture | None:
    """The map of who is on a platform; None where there are no boundaries, or it was not drawn."""
    return kept(edition, kind, name(country, platform, language))


def tiles(edition: Edition, country: str, kind: str, platform: str, language: str) -> Picture:
    """The same without boundaries: a square for each organisation, by province."""
    with override(language):
        names = organisation_names(edition, country, kind, language)
        places = places_of(edition, country, kind, platform, names)
        return tile_grid(
            groups_of(country, kind, names, language),
            places,
            title=title(country, kind, platform, language),
            description=_("Elk vakje is een organisatie. De tabel hieronder geeft hetzelfde in woorden."),
            language=language,
            columns=columns(platform),
        )


def class_chart(edition: Edition, country: str, kind: str, language: str) -> Picture | None:
    """Per common platform the share of each size class; None where it was not drawn."""
    return kept(edition, kind, name(country, CLASSES, language))
