"""Where schedules come from: the shipped ones, and the hours of the organisations themselves."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, cast, get_args

from meetlat.measure.hours.schedule import WEEKDAYS, BadHours, Country, Region, Schedule
from meetlat.register.week import Hours, Opening

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


def schedules_of(hours: Mapping[str, Hours], between: tuple[date, date] | None = None) -> dict[str, Schedule]:
    """organisation -> schedule: its own hours, or the office hours of its country.

    ``between``: the first and the last day that is asked about; hours of other days are left out and change no id.

    Organisations with the same hours share one schedule, so that its quarters are told once. An organisation in a
    country whose holidays are not known here has none: how long it was open is not known then.
    """
    known = {id: one for id, one in hours.items() if one.country in get_args(Country)}
    asked = {id: one.between(*between) for id, one in known.items()} if between else known
    return {organisation: _schedule(one) for organisation, one in asked.items()}


def _schedule(hours: Hours) -> Schedule:
    *earlier, now = map(_part, hours.parts)
    if not earlier:
        return now
    said = repr([(one.id, one.since and one.since.isoformat()) for one in (*earlier, now)])
    return replace(now, id=_own(said), earlier=tuple(earlier))


def _part(hours: Hours) -> Schedule:
    country, region = cast(Country, hours.country), cast(Region, hours.region)
    if hours.openings is None:
        return replace(shipped(country, region)["office"], since=hours.since)
    openings = tuple(sorted(hours.openings))
    said = repr((country, region, [tuple(opening) for opening in openings], hours.holidays_kept))
    return Schedule(_own(said), country, openings, hours.holidays_kept, region, hours.since)


def _own(said: str) -> str:
    return f"own.{sha256(said.encode()).hexdigest()[:12]}"


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
