"""What changed between two editions: who came, who went, which figures moved."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.measure import indicators
from meetlat.register.models import Organisation
from meetlat.register.platforms import platforms
from meetlat.register.vocabulary import label, provinces
from meetlat.report.comparison import compare
from meetlat.report.models import Edition
from meetlat.report.numbers import by_unit, day, number
from meetlat.site.pages.editions.comparing import form, from_to
from meetlat.site.pages.figures.address import organisation_addresses
from meetlat.site.pages.national.counted import UNKNOWN
from meetlat.site.pages.national.words import size_class_words

PAGE = 50
PARTS = ("arrived", "gone", "figures")
Said = dict[str, Any]


def comparison_page(first: Edition, second: Edition, every: list[Edition], language: str, part: str, page: int) -> Said:
    """``part``: arrived, gone or figures; ``page``: counted from 0."""
    changes = _changes(first.pk, first.checksum, second.pk, second.checksum)
    part = part if part in PARTS else PARTS[0]
    rows = changes[part]
    page = min(max(page, 0), max(0, (len(rows) - 1) // PAGE))
    shown = rows[page * PAGE : (page + 1) * PAGE]
    return {
        "headline": _headline(changes, language),
        "lead": from_to(first, second, _names(first, second, language)),
        "breadcrumb": [{"label": _("Edities"), "url": reverse("editions")}],
        "comparing": form(every, first, second),
        "not_comparable": [_title(id, language) for id in changes["not_comparable"]],
        "inputs": changes["inputs"],
        "tabs": _tabs(changes, part, language),
        "table": _moved(shown, language) if part == "figures" else _presences(shown, language),
        "pager": _pager(part, page, len(rows), language),
    }


def _names(first: Edition, second: Edition, language: str) -> list[str]:
    """The days of their registers; of one register that was counted twice their ids."""
    both = (first, second)
    return [one.id for one in both] if first.day == second.day else [day(one.day, language) for one in both]


@lru_cache(maxsize=8)
def _changes(first: str, first_checksum: str, second: str, second_checksum: str) -> Said:
    """Kept: editions never change, and a checksum tells one from another of that name."""
    changes = compare(Edition.objects.get(pk=first), Edition.objects.get(pk=second))
    return {**changes, "figures": [row for row in changes["figures"] if not _said_twice(row)]}


def _said_twice(row: Said) -> bool:
    """Bodies without inhabitants all stand in the class "unknown": that figure is the one of the whole again."""
    return bool(row["size_class"] == UNKNOWN and row["kind"] != "municipality")


def _headline(changes: Said, language: str) -> str:
    came, went = len(changes["arrived"]), len(changes["gone"])
    if not came and not went:
        return _("Niemand kwam erbij of ging weg")
    said = {"came": number(came, language), "went": number(went, language)}
    return _("Erbij op een platform: %(came)s. Eraf: %(went)s.") % said


def _tabs(changes: Said, part: str, language: str) -> Said:
    labels = {"arrived": _("Erbij"), "gone": _("Eraf"), "figures": _("Cijfers die veranderden")}
    links = [
        {"label": f"{labels[id]} ({number(len(changes[id]), language)})", "url": _address(id), "current": id == part}
        for id in PARTS
    ]
    return {"label": _("Wat er veranderde"), "links": links}


def _address(part: str, page: int = 0) -> str:
    return "?" + urlencode({"part": part, **({"page": page + 1} if page else {})})


def _presences(rows: list[Said], language: str) -> Said:
    found = Organisation.objects.in_bulk([row["organisation"] for row in rows])
    addresses = organisation_addresses(list(found))
    columns = [{"label": _("Organisatie")}, {"label": _("Platform")}]
    name: Callable[[str], Any] = lambda id: _organisation(found[id], addresses[id], language) if id in found else id  # noqa: E731
    cells = [{"cells": [name(row["organisation"]), _platform(row["platform"])]} for row in rows]
    return {"caption": _("Wat er veranderde"), "caption_hidden": True, "columns": columns, "rows": cells}


def _organisation(organisation: Organisation, url: str, language: str) -> Said:
    where = f"{label('kinds', organisation.kind, language)}, {label('countries', organisation.country, language)}"
    return {"text": organisation.name_in(language), "url": url, "note": where}


def _platform(id: str) -> str:
    known = platforms().get(id)
    return known.name if known else id


def _moved(rows: list[Said], language: str) -> Said:
    columns = [
        {"label": _("Cijfer")},
        {"label": _("Van wie")},
        {"label": _("Eerst"), "number": True},
        {"label": _("Daarna"), "number": True},
    ]
    cells = [{"cells": _moved_cells(row, language)} for row in rows]
    return {"caption": _("Cijfers die veranderden"), "caption_hidden": True, "columns": columns, "rows": cells}


def _moved_cells(row: Said, language: str) -> list[Any]:
    head = {"text": _title(row["indicator"], language), "note": _platform(row["platform"]) if row["platform"] else ""}
    unit = indicators()[row["indicator"]].unit
    return [head, _group(row, language), *(_value(row[when], unit, language) for when in ("before", "after"))]


def _group(row: Said, language: str) -> str:
    parts = [label("kinds", row["kind"], language, "_plural"), label("countries", row["country"], language)]
    parts += [provinces()[row["province"]][language]] if row["province"] in provinces() else []
    parts += [size_class_words(row["size_class"])] if row["size_class"] else []
    return ", ".join(parts)


def _value(value: float | None, unit: str, language: str) -> Said | str:
    return {"text": _("niet geteld"), "unknown": True} if value is None else by_unit(value, unit, language)


def _title(id: str, language: str) -> str:
    known = indicators().get(id)
    return known.title(language) if known else id


def _pager(part: str, page: int, n: int, language: str) -> Said | None:
    if n <= PAGE:
        return None
    first, last = page * PAGE + 1, min((page + 1) * PAGE, n)
    text = _("%(first)s tot en met %(last)s van %(n)s")
    return {
        "text": text % {"first": number(first, language), "last": number(last, language), "n": number(n, language)},
        "previous": _address(part, page - 1) if page else "",
        "next": _address(part, page + 1) if last < n else "",
    }
