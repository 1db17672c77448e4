"""The clock of Amsterdam, by which a day is a day here; Belgium keeps the same time."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")


def midnight(day: date) -> datetime:
    """The first moment of a day, UTC without a zone in it."""
    return datetime(day.year, day.month, day.day, tzinfo=ZONE).astimezone(UTC).replace(tzinfo=None)


def on_the_clock(at: datetime) -> datetime:
    """What the clock says at a moment (UTC), without a zone in it."""
    return at.replace(tzinfo=UTC).astimezone(ZONE).replace(tzinfo=None)
