"""Moments as files write them: ISO 8601, day or month first, names of months in three languages, seconds since 1970."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from meetlat.collect.draft import Refused

DETECT, SECONDS, MILLISECONDS, LINKEDIN = "detect", "epoch", "epoch-ms", "linkedin-id"
ZONE = "Europe/Amsterdam"
LONGEST = 60  # characters; no way to write a moment is longer
SINCE_1970 = datetime(1970, 1, 1, tzinfo=UTC)

ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
}  # fmt: skip
MONTHS = {
    name: number
    for number, names in enumerate([
        "jan january januari janvier janv", "feb february februari février févr fevrier fevr",
        "mar march maart mrt mars", "apr april avril avr", "may mei mai", "jun june juni juin",
        "jul july juli juillet juil", "aug august augustus août aout", "sep sept september septembre",
        "oct october okt oktober octobre", "nov november novembre", "dec december décembre déc decembre",
    ], 1)
    for name in names.split()
}  # fmt: skip

_CLOCK = (
    r"(?:[T\s,]+(?:om\s+|at\s+|à\s+|a\s+)?(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|[A-Za-z]{1,5})?)?"
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})" + _CLOCK, re.IGNORECASE)
_YEAR_LAST = re.compile(r"(?P<first>\d{1,2})[-/.](?P<other>\d{1,2})[-/.](?P<year>\d{4}|\d{2})" + _CLOCK, re.IGNORECASE)
_DAY_NAME = re.compile(
    r"(?:[^\W\d]+\.?,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th|er)?[-\s./]+(?P<name>[^\W\d]+)\.?[-\s,./]+(?P<year>\d{4})"
    + _CLOCK,
    re.IGNORECASE,
)
_NAME_DAY = re.compile(
    r"(?:[^\W\d]+\.?,?\s+)?(?P<name>[^\W\d]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})" + _CLOCK,
    re.IGNORECASE,
)
_TWITTER = re.compile(r"[A-Za-z]{3} [A-Za-z]{3} \d{1,2} \d{2}:\d{2}:\d{2} [+-]\d{4} \d{4}")
_LINKEDIN = re.compile(r"(?:activity|share|ugcPost)[:\-](\d{15,20})|\d{15,20}")


@dataclass(frozen=True)
class Times:
    """How a file writes moments. A zone in the value itself wins from ``zone``."""

    format: str = DETECT
    zone: str = ZONE
    day_first: bool = True


def moment(said: object, times: Times) -> datetime:
    """The moment, in UTC. Raises Refused, without what stood there. The later of two equal hours in autumn is not told
    from the earlier."""
    text = "" if isinstance(said, date) else str(said).strip()
    if len(text) > LONGEST and times.format != LINKEDIN:
        raise Refused(f"the time is {len(text):,} characters long")
    try:
        return _in_utc(_whole(said) if isinstance(said, date) else _read(text, times), times.zone)
    except (ValueError, OverflowError, KeyError, OSError):
        raise Refused(f"the time ({likeness(text)}) is no moment in the form {times.format!r}") from None


def has_zone(text: str, times: Times) -> bool:
    """Whether the value itself says its zone."""
    try:
        return _read(text.strip(), times).tzinfo is not None
    except (ValueError, OverflowError, KeyError, OSError):
        return False


def orders(text: str) -> set[bool]:
    """Whether a day comes first, where the numbers tell: {True}, {False}, both, or nothing for another form."""
    found = _YEAR_LAST.fullmatch(text.strip())
    if not found:
        return set()
    first, other = int(found["first"]), int(found["other"])
    if first == other:
        return set()
    return {order for order, month in ((True, other), (False, first)) if 1 <= month <= 12}


@cache
def zone_named(name: str) -> tzinfo:
    """A time zone by its name in the IANA database. Raises ValueError when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError, ModuleNotFoundError):
        raise ValueError(name) from None


def linkedin_moment(text: str) -> datetime:
    """When a LinkedIn post was made: the first 41 bits of its number are milliseconds since 1970."""
    found = _LINKEDIN.search(text)
    if not found:
        raise ValueError
    return SINCE_1970 + timedelta(milliseconds=int(found[1] or found[0]) >> 22)


def _read(text: str, times: Times) -> datetime:
    if times.format == DETECT:
        return _detected(text, times.day_first)
    if times.format in (SECONDS, MILLISECONDS):
        return SINCE_1970 + timedelta(seconds=float(text) / (1 if times.format == SECONDS else 1000))
    if times.format == LINKEDIN:
        return linkedin_moment(text)
    return datetime.strptime(text, times.format)  # noqa: DTZ007 - the zone is added where there is none


def _detected(text: str, day_first: bool) -> datetime:
    if re.fullmatch(r"\d{9,10}(?:\.\d+)?", text):
        return SINCE_1970 + timedelta(seconds=float(text))
    if re.fullmatch(r"\d{12,13}", text):
        return SINCE_1970 + timedelta(milliseconds=int(text))
    if found := _TWITTER.fullmatch(text):
        return datetime.strptime(text, "%a %b %d %H:%M:%S %z %Y")
    if found := _YEAR_FIRST.fullmatch(text):
        return _with_clock(found, int(found["month"]), int(found["day"]))
    if found := _YEAR_LAST.fullmatch(text):
        day, month = (found["first"], found["other"]) if day_first else (found["other"], found["first"])
        return _with_clock(found, int(month), int(day))
    if found := _DAY_NAME.fullmatch(text) or _NAME_DAY.fullmatch(text):
        return _with_clock(found, MONTHS[found["name"].lower()], int(found["day"]))
    return datetime.fromisoformat(text)


def _with_clock(found: re.Match[str], month: int, day: int) -> datetime:
    year, hour = int(found["year"]), int(found["hour"] or 0)
    if half := (found["half"] or "").lower():
        if not 1 <= hour <= 12:
            raise ValueError
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    year = year if len(found["year"]) == 4 else 2000 + year
    part = int((found["part"] or "0").ljust(6, "0")[:6])
    minute, second = int(found["minute"] or 0), int(found["second"] or 0)
    return datetime(year, month, day, hour, minute, second, part, tzinfo=_zone(found))


def _zone(found: re.Match[str]) -> tzinfo | None:
    name = (found["zone"] or "").lower()
    if not name:
        return None
    if offset := re.fullmatch(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?", name):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))
    return timezone(timedelta(minutes=ZONES[name]))


def _whole(said: date) -> datetime:
    return said if isinstance(said, datetime) else datetime(said.year, said.month, said.day)  # noqa: DTZ001 - see above


def _in_utc(found: datetime, zone: str) -> datetime:
    return (found if found.tzinfo else found.replace(tzinfo=zone_named(zone))).astimezone(UTC)


def likeness(text: str) -> str:
    """What a value looks like, without the value."""
    if not text:
        return "empty"
    return "digits" if text.isdigit() else f"{len(text)} characters"
