"""Arrays as columns of a table. Loosely typed: the published stubs of Arrow refuse valid calls."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from meetlat.measure.simulation.numbers import Numbers

MOMENT = pa.timestamp("us", tz="UTC")
MICROSECONDS = 1_000_000


def named(names: Sequence[str], places: Numbers, where: Numbers | None = None) -> Any:
    """For each place the name that stands there; null but ``where`` there is one."""
    return pa.array(names, pa.string()).take(rows(places, where))


def rows(places: Numbers, where: Numbers | None = None) -> Any:
    return pa.array(places, pa.int64(), mask=None if where is None else ~where)


def known(keys: Numbers) -> Any:
    """0 is null."""
    return pa.array(keys, pa.int64(), mask=keys == 0)


def moments(seconds: Numbers) -> Any:
    """Of seconds UTC; 0 is null."""
    return known(seconds * MICROSECONDS).cast(MOMENT)


def lists(values: Numbers) -> Any:
    """Lists of one, or of none where the value is 0."""
    there = values != 0
    offsets: Any = pa.array(np.concatenate([[0], np.cumsum(there)]), pa.int32())
    return pa.ListArray.from_arrays(offsets, rows(values[there]))


def flags(true: Numbers) -> Any:
    return pa.array(true, pa.bool_())


def numbers(values: Numbers, type: Any = None) -> Any:
    return pa.array(values, type or pa.int64())
