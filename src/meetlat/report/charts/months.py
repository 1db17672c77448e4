"""Figures by month: a period without holes, and the name of a month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from meetlat.report.numbers import LOCALES


@dataclass(frozen=True)
class Month:
    """A figure in a month (2025-03). None: not known; without low and high it is a full count."""

    month: str
    value: float | None
    low: float | None = None
    high: float | None = None


def whole(months: Sequence[Month]) -> list[Month]:
    """Every month from the first to the last; one that was left out is not known."""
    if not months:
        return []
    known = {month.month: month for month in months}
    first, last = (counted(end) for end in (min(known), max(known)))
    return [known.get(_month(count), Month(_month(count), None)) for count in range(first, last + 1)]


def counted(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _month(count: int) -> str:
    return f"{count // 12}-{count % 12 + 1:02}"


def written(month: str, form: str, language: str) -> str:
    day = date(int(month[:4]), int(month[5:]), 1)
    return format_date(day, form, locale=LOCALES.get(language, language))
