"""The rows behind a figure: every organisation of the group with its value; not found is a row as well."""

from dataclasses import dataclass

from django.db.models import QuerySet

from meetlat.report.census import organisation_names
from meetlat.report.models import Figure
from meetlat.site.pages.figures.asked import Asked

HAS, HAS_NOT = "yes", "no"
Value = tuple[float | None, int | None, str]  # value, year and note, as an edition holds them


@dataclass(frozen=True)
class Row:
    """One organisation's value. None: not known; 0: looked for and not found."""

    organisation: str
    name: str
    size_class: str
    province: str
    value: float | None
    year: int | None = None
    note: str = ""

    @property
    def has(self) -> bool:
        return bool(self.value)


def rows_behind(asked: Asked, language: str) -> list[Row]:
    """In the order of their names."""
    members, values = _members(asked), _values(asked)
    names = organisation_names(asked.edition, asked.country, asked.kind, language)
    absent: Value = (0.0 if asked.indicator.per_platform else None, None, "")
    return [_row(id, name, members[id], values.get(id, absent)) for id, name in names.items() if id in members]


def _row(id: str, name: str, member: tuple[str, str], told: Value) -> Row:
    value, year, note = told
    return Row(id, name, *member, value, year, note)


def chosen(rows: list[Row], has: str) -> list[Row]:
    """All rows, or those with or without a value above 0; what is not known has none."""
    if has not in (HAS, HAS_NOT):
        return rows
    return [row for row in rows if row.has == (has == HAS)]


def _members(asked: Asked) -> dict[str, tuple[str, str]]:
    """id -> size class and province, of everybody the group counts."""
    cut = {name: value for name in ("size_class", "province") if (value := getattr(asked, name))}
    rows = _each(asked, "any_account").filter(**cut)
    return {
        id: (size_class, province)
        for id, size_class, province in rows.values_list("organisation", "size_class", "province")
    }


def _values(asked: Asked) -> dict[str, Value]:
    rows = _each(asked, asked.indicator.id).filter(platform=asked.platform)
    told = rows.values_list("organisation", "value", "year", "note")
    return {id: (value, year, note) for id, value, year, note in told}


def _each(asked: Asked, indicator: str) -> "QuerySet[Figure]":
    rows = Figure.objects.filter(edition=asked.edition, indicator=indicator, country=asked.country, kind=asked.kind)
    return rows.exclude(organisation="")
