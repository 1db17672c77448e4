"""Contacts by the dozen, for the tests of answering: so many of each status, or answered after so many hours."""

from datetime import timedelta
from typing import Any

from tests.measure.messages import NOON, Row

SEEN = {"answered": timedelta(hours=1), "late": timedelta(days=8)}  # after how long an answer came, where we saw one


def contacts(organisation: str = "nl.a", *, each: Row | None = None, **statuses: int) -> list[Row]:
    """So many contacts of each status, with a question unless ``each`` says otherwise; an open one is not followed."""
    rows = []
    for status, times in statuses.items():
        row: Row = {"organisation": organisation, "status": status, "followed": status != "open", **(each or {})}
        answered = {"answered_at": NOON + SEEN[status]} if status in SEEN else {}
        rows += [row | answered for _ in range(times)]
    return rows


def answered_after(*hours: float, **same: Any) -> list[Row]:
    """Answered questions, one after each number of hours."""
    return [{"answered_at": NOON + timedelta(hours=number), **same} for number in hours]
