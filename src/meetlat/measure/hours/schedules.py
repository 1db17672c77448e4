"""Where schedules come from: the shipped ones, and what organisations said of themselves."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from meetlat.measure.hours.schedule import WEEKDAYS, BadHours, Country, Opening, Region, Schedule

SHIPPED = Path(__file__).with_name("schedules.toml")
HOURS = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")


@cache
def shipped(country: Country = "NL", region: Region = "") -> dict[str, Schedule]:
    """``office`` and ``always``, with the holidays of a country. Their ids name it: office.nl, office.be.flemish."""
    place = ".".join(part.lower() for part in (country, region) if part)
    return {
        name: Schedule(f"{name}.{place}", country, tuple(_openings(name, days)), days["holidays_kept"], region)
        for name, days in tomllib.loads(SHIPPED.read_text()).items()
    }


def own_schedules(rows: Mapping[str, Mapping[str, Any]]) -> dict[str, Schedule]:
    """organisation -> schedule, from plain rows: country, region, openings (weekday, start, end), holidays_kept.

    Organisations with the same hours share one schedule, so that its quarters are told once.
    """
    return {organisation: _own(**row) for organisation, row in rows.items()}


def _own(country: Country, region: Region, openings: list[tuple[int, int, int]], holidays_kept: bool) -> Schedule:
    hours = tuple(sorted(Opening(*opening) for opening in openings))
    said = repr((country, region, [tuple(opening) for opening in hours], holidays_kept))
    return Schedule(f"own.{sha256(said.encode()).hexdigest()[:12]}", country, hours, holidays_kept, region)


def _openings(name: str, days: Mapping[str, Any]) -> Iterator[Opening]:
    unknown = set(days) - {"holidays_kept", *WEEKDAYS}
    if unknown:
        raise BadHours(f"{SHIPPED.name}, {name}: {min(unknown)} is no weekday. Known: {', '.join(WEEKDAYS)}.")
    for weekday, day in enumerate(WEEKDAYS):
        yield from (_opening(f"{name}, {day}", weekday, hours) for hours in days.get(day, []))


def _opening(where: str, weekday: int, hours: str) -> Opening:
    found = HOURS.fullmatch(hours)
    if not found:
        raise BadHours(f'{SHIPPED.name}, {where}: "{hours}" are no hours. Write them as 09:00-17:00.')
    first, second, third, fourth = map(int, found.groups())
    return Opening(weekday, first * 60 + second, third * 60 + fourth)
