"""The moments of Twitter's first interface: Tue Oct 31 22:10:47 +0000 2017."""

import re
from datetime import datetime

from meetlat.collect.draft import Refused

_FORM = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d\d:\d\d:\d\d) ([+-]\d{4}) (\d{4})", re.ASCII)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def moment(text: str) -> datetime:
    """Read without the machine's own language; an ISO 8601 timestamp will do as well. Raises Refused."""
    try:
        if found := _FORM.fullmatch(text):
            month, day, time, zone, year = found.groups()
            text = f"{year}-{_MONTHS.index(month) + 1:02}-{day}T{time}{zone}"
        return datetime.fromisoformat(text)
    except ValueError:
        raise Refused("created_at is no moment such as Tue Oct 31 22:10:47 +0000 2017") from None
