"""A TID: a moment in microseconds and a clock's number, as 13 signs that sort (atproto.com/specs/tid)."""

import re
from datetime import UTC, datetime, timedelta

SIGNS = "234567abcdefghijklmnopqrstuvwxyz"
FORM = re.compile(f"[{SIGNS[:16]}][{SIGNS}]{{12}}")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CLOCK_BITS = 10


def moment_of(tid: str) -> datetime | None:
    """When it was made; None for what is no TID."""
    if not FORM.fullmatch(tid):
        return None
    number = 0
    for sign in tid:
        number = number << 5 | SIGNS.index(sign)
    return EPOCH + timedelta(microseconds=number >> CLOCK_BITS)
