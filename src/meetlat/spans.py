"""Stretches of time: put together, and taken out of each other."""

from collections.abc import Iterable
from datetime import datetime, timedelta

Span = tuple[datetime, datetime]  # from, to: the end is not in it


def merged(spans: Iterable[Span], apart: timedelta = timedelta()) -> list[Span]:
    """In order, each moment once; what overlaps, touches, or lies no further ``apart`` is one."""
    found: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if found and start <= found[-1][1] + apart:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def without(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """What is left of ``spans``."""
    left = merged(spans)
    for start, end in merged(taken):
        left = [part for span in left for part in _parts(span, start, end)]
    return left


def within(spans: Iterable[Span], limits: Iterable[Span]) -> list[Span]:
    """What of ``spans`` lies in ``limits``."""
    spans = merged(spans)
    return without(spans, without(spans, limits))


def length(spans: Iterable[Span]) -> timedelta:
    return sum((end - start for start, end in merged(spans)), timedelta())


def _parts(span: Span, start: datetime, end: datetime) -> list[Span]:
    """The span before and after a stretch that is taken out of it."""
    before, after = (span[0], min(span[1], start)), (max(span[0], end), span[1])
    return [part for part in (before, after) if part[0] < part[1]]
