"""A TID: a moment in microseconds and a clock's number, as 13 signs that sort (atproto.com/specs/tid)."""

from datetime import UTC, datetime, timedelta

SIGNS = "234567abcdefghijklmnopqrstuvwxyz"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CLOCK_BITS = 10


def moment_of(tid: str) -> datetime | None:
    """When it was made; None for what is no TID."""
    if len(tid) != 13 or any(sign not in SIGNS for sign in tid):
        return None
    number = 0
    for sign in tid:
        number = number << 5 | SIGNS.index(sign)
    try:
        return EPOCH + timedelta(microseconds=number >> CLOCK_BITS)
    except OverflowError:
        return None
