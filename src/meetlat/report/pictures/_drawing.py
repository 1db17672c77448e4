"""Draws maps and size classes, each in the language that is switched on while it is drawn."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from meetlat.register.platforms import platforms
from meetlat.report.census import organisation_names
from meetlat.report.charts import Picture, Share, choropleth, size_classes
from meetlat.report.models import Edition, Figure
from meetlat.report.numbers import percent
from meetlat.report.pictures._shelf import KIND
from meetlat.report.pictures._words import class_name, columns, places_of, title

if TYPE_CHECKING:
    from meetlat.register.geometry import Area

CLASSES = "size-classes"


def to_draw(country: str) -> Iterator[tuple[str, str, str]]:
    for what in (*_common(), CLASSES):
        for language, _known in settings.LANGUAGES:
            yield country, what, language


def drawn(edition: Edition, areas: "list[Area]", country: str, what: str, language: str) -> Picture:
    with override(language):
        return (
            _classes(edition, country, language) if what == CLASSES else _map(edition, areas, country, what, language)
        )


def _classes(edition: Edition, country: str, language: str) -> Picture:
    return size_classes(
        list(_shares(edition, country, KIND, language)),
        title=_("Aandeel per platform en grootteklasse"),
        description=_("Het aandeel gemeenten met een account, per platform, voor elke grootteklasse."),
        language=language,
        columns=(_("Platform"), _("Grootteklasse"), _("Ten minste")),
        fmt=lambda share: percent(share, language, 0),
    )


def _map(edition: Edition, areas: "list[Area]", country: str, platform: str, language: str) -> Picture:
    names = organisation_names(edition, country, KIND, language)
    return choropleth(
        areas,
        places_of(edition, country, KIND, platform, names),
        title=title(country, KIND, platform, language),
        description=_("Elk gebied is een gemeente en een link. De tabel hieronder geeft hetzelfde in woorden."),
        language=language,
        columns=columns(platform),
    )


def _shares(edition: Edition, country: str, kind: str, language: str) -> Iterator[Share]:
    rows = Figure.objects.filter(edition=edition, indicator="on_platform", country=country, kind=kind, organisation="")
    order = _common()
    told: Any = {(row.platform, row.size_class): row.value for row in rows.filter(size_class__in=["S", "M", "L"])}
    for platform in order:
        for size_class in ("S", "M", "L"):
            if (platform, size_class) in told:
                value = told[platform, size_class]
                yield Share(platforms()[platform].name, class_name(size_class), value, percent(value, language))


def _common() -> list[str]:
    return [platform.id for platform in platforms().values() if platform.common]


def areas_of(file: Path) -> "list[Area]":
    """The boundaries with what merged since drawn as one."""
    from meetlat.register.geometry import merge, read
    from meetlat.register.models import Merger

    ended = Merger.objects.filter(kind="abolished", share__gt=0.5, old__end__isnull=False)
    return merge(read(file), dict(ended.order_by("year_to").values_list("old_id", "new_id")))
