"""Fields to rank, by hand and by lot."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st

from meetlat.measure.ranking import Field, Measure

A, B, C, D = "Aardam", "Beekdam", "Cijsdam", "Dordam"
UNKNOWN = float("nan")


def field(figures: Mapping[str, Sequence[float]], **how: Any) -> Field:
    """``figures``: per member one for each measure; measures are called a, b, c. ``how``: lists per measure."""
    columns = np.array(list(figures.values()), dtype=np.float64).T
    measures = tuple(
        Measure("abc"[row], **{key: value[row] for key, value in how.items()}) for row in range(len(columns))
    )
    return Field(tuple(figures), measures, columns, np.ones_like(columns))


names = st.text("abcdefgh", min_size=1, max_size=4)
whole = st.integers(min_value=0, max_value=12).map(float)


@st.composite
def fields(draw: st.DrawFn, least: int = 1, most: int = 9) -> Field:
    """Small fields with many ties, one to three measures."""
    number = draw(st.integers(1, 3))
    row = st.lists(whole, min_size=number, max_size=number)
    return field(draw(st.dictionaries(names, row, min_size=least, max_size=most)))
