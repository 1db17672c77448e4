"""When residents and organisations speak."""

import numpy as np

from meetlat.measure.simulation.clock import BY_HOUR, BY_WEEKDAY, DAY, HOUR, MONDAY, Clock
from meetlat.measure.simulation.numbers import Numbers, drawn
from meetlat.measure.simulation.plan import Piece

OFFICE = np.where((np.arange(24) >= 8) & (np.arange(24) < 18), 1.0, 0.03)


def of_residents(chance: np.random.Generator, piece: Piece, clock: Clock, number: int) -> Numbers:
    """Seconds UTC within the piece, by hour of the day and day of the week."""
    return _within(piece, clock.utc(_days(chance, piece, number, BY_WEEKDAY) + _seconds(chance, BY_HOUR, number)))


def of_posts(chance: np.random.Generator, piece: Piece, clock: Clock, number: int) -> Numbers:
    """Mostly in office hours, seldom at weekends."""
    weekdays = np.array([10, 10, 10, 10, 9, 2, 1], float)
    return _within(piece, clock.utc(_days(chance, piece, number, weekdays) + _seconds(chance, OFFICE, number)))


def on_days(chance: np.random.Generator, days: Numbers, piece: Piece, clock: Clock) -> Numbers:
    """By hour of the day, on these days (seconds at 0:00)."""
    return _within(piece, clock.utc(days + _seconds(chance, BY_HOUR, len(days))))


def _days(chance: np.random.Generator, piece: Piece, number: int, weekdays: Numbers) -> Numbers:
    days = np.arange(piece.since, piece.until, DAY)
    return days[drawn(chance, weekdays[(days - MONDAY) // DAY % 7], number)]


def _seconds(chance: np.random.Generator, hours: Numbers, number: int) -> Numbers:
    return drawn(chance, hours, number) * HOUR + chance.integers(0, HOUR, number)


def _within(piece: Piece, moments: Numbers) -> Numbers:
    """Days in Amsterdam begin before the first second UTC: what is too early happens a day later."""
    return np.where(moments < piece.since, moments + DAY, moments)
