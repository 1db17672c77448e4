"""Arrays of numbers, and drawing them."""

from typing import Any, TypeAlias

import numpy as np

Numbers: TypeAlias = np.ndarray[Any, np.dtype[Any]]


def drawn(chance: np.random.Generator, weights: Numbers, number: int) -> Numbers:
    """So many places in ``weights``, each as often as it weighs."""
    edges = np.cumsum(weights)
    places: Numbers = np.searchsorted(edges, chance.random(number) * edges[-1], side="right")
    return np.minimum(places, len(weights) - 1)
