"""The hours of a week in the notation of OpenStreetMap."""

from collections.abc import Iterable

from meetlat.register.week import Hours, Opening, clock

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")  # as OpenStreetMap and Schema.org write them, in every language


def told(hours: Hours) -> str:
    """With the day from which they hold: ``2025-03-01: Mo 09:00-17:00``, ``2025-03-01: –`` as an office."""
    return f"{hours.since}: {written(hours) or '–'}" if hours.since else written(hours)


def written(hours: Hours) -> str:
    """``Mo 09:00-12:00,13:00-17:00; PH off``; empty where none were told."""
    if hours.openings is None:
        return ""
    days = [(name, day_written(hours.openings, weekday)) for weekday, name in enumerate(DAYS)]
    said = [f"{name} {day}" for name, day in days if day]
    return "; ".join([*said, *(["PH off"] if hours.holidays_kept else [])])


def day_written(openings: Iterable[Opening], weekday: int, separator: str = ",") -> str:
    on_it = sorted(opening for opening in openings if opening.weekday == weekday)
    return separator.join(f"{clock(opening.start)}-{clock(opening.end)}" for opening in on_it)
