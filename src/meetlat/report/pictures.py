"""The pictures of an edition: maps drawn once and kept beside it, tile grids drawn when they are asked for."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from meetlat import __version__
from meetlat.register.models import Organisation
from meetlat.register.platforms import platforms
from meetlat.register.vocabulary import label, provinces
from meetlat.report.census import organisation_names
from meetlat.report.charts import Group, Picture, Places, Share, choropleth, present, size_classes, tile_grid
from meetlat.report.models import Edition, Figure
from meetlat.report.numbers import percent

if TYPE_CHECKING:
    from meetlat.register.geometry import Area

KIND = "municipality"  # boundaries are of municipalities
CLASSES = "size-classes"
Progress = Callable[[str], None]


def draw(edition: Edition, reference: Path, on_progress: Progress = lambda text: None) -> None:
    """Draws what an edition lacks: per country with boundaries a map of each common platform, and its size classes."""
    from meetlat.register.loading.areas import newest_boundaries

    folder = _folder(edition)
    for country, file in newest_boundaries(reference).items():
        todo = [one for one in _maps(country.upper()) if not (folder / _name(*one)).exists()]
        if not todo or not organisation_names(edition, country.upper(), KIND, "nl"):
            continue
        on_progress(f"drawing {len(todo)} pictures of {label('countries', country.upper(), 'en')}")
        areas = _areas(file)
        for one in todo:
            _keep(folder / _name(*one), _drawn(edition, areas, *one))


def country_map(edition: Edition, country: str, kind: str, platform: str, language: str) -> Picture | None:
    """The map of who is on a platform; None where there are no boundaries, or it was not drawn."""
    return _kept(edition, kind, _name(country, platform, language))


def tiles(edition: Edition, country: str, kind: str, platform: str, language: str) -> Picture:
    """The same without boundaries: a square for each organisation, by province."""
    with override(language):
        names = organisation_names(edition, country, kind, language)
        places = _places(edition, country, kind, platform, names)
        return tile_grid(
            _groups(country, kind, names, language),
            places,
            title=_title(country, kind, platform, language),
            description=_("Elk vakje is een organisatie. De tabel hieronder geeft hetzelfde in woorden."),
            language=language,
            columns=_columns(platform),
        )


def class_chart(edition: Edition, country: str, kind: str, language: str) -> Picture | None:
    """Per common platform the share of each size class; None where it was not drawn."""
    return _kept(edition, kind, _name(country, CLASSES, language))


def class_name(size_class: str) -> str:
    """The word for a size class, in the language of the reader."""
    return {"S": _("klein"), "M": _("middelgroot"), "L": _("groot")}.get(size_class, _("inwoners niet bekend"))


def _folder(edition: Edition) -> Path:
    """One folder per version of the program: a newer one may draw or word a picture better."""
    return Path(settings.HOME) / "editions" / edition.id / "pictures" / __version__


def _name(country: str, what: str, language: str) -> str:
    return f"{country}-{what}-{language}.json"


def _kept(edition: Edition, kind: str, name: str) -> Picture | None:
    file = _folder(edition) / name
    if kind != KIND or not file.exists():
        return None
    return _read(file, file.stat().st_mtime_ns)


def _maps(country: str) -> Iterator[tuple[str, str, str]]:
    for what in (*_common(), CLASSES):
        for language, _name in settings.LANGUAGES:
            yield country, what, language


def _common() -> list[str]:
    return [platform.id for platform in platforms().values() if platform.common]


def _areas(file: Path) -> "list[Area]":
    """The boundaries with what merged since drawn as one."""
    from meetlat.register.geometry import merge, read
    from meetlat.register.models import Merger

    ended = Merger.objects.filter(kind="abolished", share__gt=0.5, old__end__isnull=False)
    return merge(read(file), dict(ended.order_by("year_to").values_list("old_id", "new_id")))


def _keep(file: Path, picture: Picture) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(json.dumps(asdict(picture)), encoding="utf-8")
    part.replace(file)


@lru_cache(maxsize=64)
def _read(file: Path, written: int) -> Picture:
    said = json.loads(file.read_text(encoding="utf-8"))
    return Picture(said["svg"], said["alt"], tuple(said["columns"]), tuple(tuple(row) for row in said["rows"]))


def _drawn(edition: Edition, areas: "list[Area]", country: str, what: str, language: str) -> Picture:
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
        _places(edition, country, KIND, platform, names),
        title=_title(country, KIND, platform, language),
        description=_("Elk gebied is een gemeente en een link. De tabel hieronder geeft hetzelfde in woorden."),
        language=language,
        columns=_columns(platform),
    )


def _title(country: str, kind: str, platform: str, language: str) -> str:
    said = {
        "kinds": label("kinds", kind, language, "_plural"),
        "country": label("countries", country, language),
        "platform": platforms()[platform].name,
    }
    return _("%(country)s: %(kinds)s op %(platform)s") % said


def _columns(platform: str) -> tuple[str, str]:
    return _("Organisatie"), platforms()[platform].name


def _places(edition: Edition, country: str, kind: str, platform: str, names: dict[str, str]) -> Places:
    found, none = _("gevonden"), _("niet gevonden")
    rows = Figure.objects.filter(
        edition=edition, indicator="on_platform", country=country, kind=kind, platform=platform
    )
    there = set(rows.filter(value__gt=0).exclude(organisation="").values_list("organisation", flat=True))
    return Places(
        values={id: id in there for id in names},
        scale=present(found, none, _("niet bekend")),
        links={id: reverse("organisation", args=[id]) for id in names},
        labels={id: f"{name}: {found if id in there else none}" for id, name in names.items()},
        names=names,
    )


def _groups(country: str, kind: str, names: dict[str, str], language: str) -> list[Group]:
    """One group per province; those without one stand together at the end."""
    of = dict(Organisation.current.filter(country=country, kind=kind).values_list("id", "province"))
    found: dict[str, list[str]] = {}
    for id in names:
        found.setdefault(of.get(id, ""), []).append(id)
    order = sorted(found, key=lambda code: (code == "", provinces()[code][language] if code else ""))
    return [Group(code, provinces()[code][language] if code else "", found[code]) for code in order]


def _shares(edition: Edition, country: str, kind: str, language: str) -> Iterator[Share]:
    rows = Figure.objects.filter(edition=edition, indicator="on_platform", country=country, kind=kind, organisation="")
    order = _common()
    told: Any = {(row.platform, row.size_class): row.value for row in rows.filter(size_class__in=["S", "M", "L"])}
    for platform in order:
        for size_class in ("S", "M", "L"):
            if (platform, size_class) in told:
                value = told[platform, size_class]
                yield Share(platforms()[platform].name, class_name(size_class), value, percent(value, language))
