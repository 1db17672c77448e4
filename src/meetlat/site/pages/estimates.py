"""What the pages of estimates share: which edition is shown, where it came from, and the edition itself."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.register.platforms import platforms
from meetlat.register.vocabulary import countries, label
from meetlat.report.completeness_kept import SUBJECT as COMPLETENESS
from meetlat.report.kept import latest, newest
from meetlat.report.models import Edition, Figure
from meetlat.report.numbers import moment, number
from meetlat.report.residents_kept import SUBJECT as RESIDENTS
from meetlat.site.pages.editions.page import intact_words, of_words

Said = dict[str, Any]


def asked_edition(subject: str, id: str, country: str) -> Edition | None:
    """The edition that the address names, else the newest of its country, else the newest."""
    if id:
        return Edition.objects.filter(subject=subject, pk=id).first()
    return latest(subject, country)


def newest_estimates() -> dict[str, Edition]:
    """The newest edition of each subject, which is also the name of its page."""
    return dict(sorted(newest((COMPLETENESS, RESIDENTS)).items()))


def figures_of(edition: Edition) -> list[Figure]:
    return list(Figure.objects.filter(edition=edition).order_by("pk"))


def country_of(figures: Sequence[Figure], language: str) -> str:
    return where_words(figures[0].country, language)


def where_words(country: str, language: str) -> str:
    """in Nederland; of what is no country: hier."""
    return str(countries()[country][f"in_{language}"]) if country in countries() else _("hier")


def platform_words(platform: str) -> str:
    return platforms()[platform].name if platform in platforms() else _("alle platforms samen")


def between(low: float | None, high: float | None, language: str, decimals: int = 0) -> str:
    """3.493 – 4.068; nothing where there is no interval."""
    if low is None or high is None:
        return ""
    return f"{number(low, language, decimals)} – {number(high, language, decimals)}"


def source(edition: Edition, language: str) -> Said:
    return {
        "text": _("Bron: %(of)s.") % {"of": of_words(edition, language)},
        "edition": {"label": _("Editie %(id)s") % {"id": edition.pk}, "url": reverse("edition", args=[edition.pk])},
        "download": reverse("data_file", args=[edition.pk, "figures.csv"]),
    }


def chosen(name: str, label: str, options: Sequence[tuple[str, str]], value: str, **hidden: str) -> Said | None:
    """A form of one choice; None where there is nothing to choose."""
    if len(options) < 2:
        return None
    said = [{"value": id, "label": words, "selected": id == value} for id, words in options]
    return {
        "action": "",
        "selects": [{"name": name, "label": label, "prefix": "estimate-", "options": said}],
        "hidden": [{"name": key, "value": text} for key, text in hidden.items() if text],
    }


def others(subject: str, page: str, language: str) -> list[Said]:
    """A link for each country of which there is an estimate, where that is not what was asked for."""
    ids = Edition.objects.filter(subject=subject).values_list("id", flat=True)
    there = sorted({id.split("-")[1].upper() for id in ids})
    return [
        {"label": label("countries", country, language), "url": f"{reverse(page)}?country={country}"}
        for country in there
    ]


def edition_page(edition: Edition, page: str, language: str) -> Said:
    """For pages/edition.html, as editions of measures have it."""
    return {
        "headline": _("Editie %(id)s") % {"id": edition.pk},
        "lead": _("Geschat en bevroren: %(of)s.") % {"of": of_words(edition, language)},
        "breadcrumb": [{"label": _("Edities"), "url": reverse("editions")}],
        "facts": [
            {"label": _("Gemaakt op"), "value": moment(edition.taken_at, language)},
            {"label": _("Cijfers"), "value": number(Figure.objects.filter(edition=edition).count(), language)},
            {"label": _("Versie van Meetlat"), "value": edition.version},
            {
                "label": _("Wat eruit kwam"),
                "value": _("bekijk"),
                "url": f"{reverse(page)}?edition={edition.pk}",
            },
        ],
        "intact": intact_words(edition),
        "checksum": edition.checksum,
        "inputs": _table(
            _("Wat erin ging en wat is bewaard"),
            [_("Tabel"), _("Rijen"), _("Controlegetal (sha256)")],
            [[name, number(said["rows"], language), said["sha256"]] for name, said in edition.inputs.items()],
        ),
        "indicators": _table(
            _("Onder welke definities"),
            [_("Cijfer"), _("Versie")],
            [[id, str(version)] for id, version in edition.indicators.items()],
        ),
    }


def _table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Said:
    """The second column is of numbers."""
    heads = [{"label": words, "number": place == 1} for place, words in enumerate(columns)]
    cells = [{"cells": list(row)} for row in rows]
    return {"caption": caption, "caption_hidden": True, "columns": heads, "rows": cells}
