"""Who is first, second, third: places of equal values by a named rule, for many rankings at once."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from meetlat.measure.ranking.rules import Tie

Numbers: TypeAlias = NDArray[np.float64]
Truths: TypeAlias = NDArray[np.bool_]

SAME = 1e-14  # of a value; what differs less differs by rounding: 0.1 + 0.2 is 0.3


def places(values: Numbers, tie: Tie = Tie.SHARED) -> Numbers:
    """The place of each value along the last axis, from 1 for the lowest. ``values`` are finite."""
    order = np.argsort(values, axis=-1, kind="stable")
    starts = _starts(np.take_along_axis(values, order, axis=-1))
    return _back(_places_in_order(starts, tie), order)


def tiers(values: Numbers) -> Numbers:
    """Which group of equals each value is in, from 1 for the lowest: what is equal by ``places`` is equal here."""
    return places(values, Tie.DENSE)


def within_first(values: Numbers, number: int) -> Truths:
    """Who shares one of the first ``number`` places along the last axis; of fewer values all."""
    last = min(number, values.shape[-1]) - 1
    cut = np.partition(values, last, axis=-1)[..., last, None]
    return values <= cut + SAME * np.abs(cut)


def _starts(ordered: Numbers) -> Truths:
    """Where a value begins that differs from the one before it."""
    before, after = ordered[..., :-1], ordered[..., 1:]
    starts = np.ones(ordered.shape, dtype=np.bool_)
    starts[..., 1:] = after - before > SAME * np.maximum(np.abs(before), np.abs(after))
    return starts


def _places_in_order(starts: Truths, tie: Tie) -> Numbers:
    if tie is Tie.DENSE:
        return np.cumsum(starts, axis=-1, dtype=np.float64)
    first = _first_of_equals(starts)
    if tie is Tie.SHARED:
        return first + 1
    return (first + _last_of_equals(starts)) / 2 + 1


def _first_of_equals(starts: Truths) -> Numbers:
    positions = np.arange(starts.shape[-1], dtype=np.float64)
    return np.maximum.accumulate(np.where(starts, positions, 0.0), axis=-1)


def _last_of_equals(starts: Truths) -> Numbers:
    """Read from the other end: an equal ends where the next begins, the last one at the end."""
    ends = np.ones_like(starts)
    ends[..., :-1] = starts[..., 1:]
    last: Numbers = starts.shape[-1] - 1 - _first_of_equals(ends[..., ::-1])[..., ::-1]
    return last


def _back(placed: Numbers, order: NDArray[np.intp]) -> Numbers:
    found = np.empty_like(placed)
    np.put_along_axis(found, order, placed, axis=-1)
    return found
