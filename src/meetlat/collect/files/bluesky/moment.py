"""Moments as clients wrote them: with and without a zone, and sometimes no moment at all."""

from datetime import UTC, datetime
from typing import Any

import msgspec

from meetlat.collect.draft import Refused


def moment(said: Any) -> datetime | None:
    """The moment in UTC; without a zone it is UTC, as Bluesky's own servers read it. None when nothing was said."""
    if said is None:
        return None
    if isinstance(said, datetime):
        return in_utc(said)
    try:
        return in_utc(msgspec.convert(said, datetime))
    except msgspec.ValidationError:
        return in_utc(_leniently(said))


def in_utc(at: datetime) -> datetime:
    """Raises Refused for a moment that no calendar in UTC holds."""
    if at.tzinfo is UTC:
        return at
    if at.tzinfo is None:
        return at.replace(tzinfo=UTC)
    try:
        return at.astimezone(UTC)
    except OverflowError:
        raise Refused("createdAt lies outside the calendar") from None


def _leniently(said: Any) -> datetime:
    try:
        return datetime.fromisoformat(said.strip())
    except (ValueError, AttributeError, TypeError):
        raise Refused("createdAt is no moment") from None
