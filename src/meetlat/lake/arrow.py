"""Arrow's functions and columns, loosely typed: the published stubs are of an older version and refuse valid calls."""

from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute

compute: Any = pyarrow.compute
Column: TypeAlias = Any  # a pyarrow Array or ChunkedArray
Numbers: TypeAlias = np.ndarray[Any, np.dtype[Any]]


def indices(numbers: Numbers) -> Any:
    """Row numbers as ``take`` wants them."""
    return pa.array(numbers, pa.int64())


def number_of(booleans: Column) -> int:
    """How many are true."""
    return int(compute.sum(booleans).as_py() or 0)


def numbers(column: Column) -> Numbers:
    """A column without nulls, in memory of its own that may be written to."""
    return np.asarray(column).copy()
