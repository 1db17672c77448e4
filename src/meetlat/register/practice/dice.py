"""Chance that comes out the same every time."""

from random import Random


def dice(seed: int, topic: str) -> Random:
    """Dice for one topic, so that a change in one part of the country leaves the others as they were."""
    return Random(f"{seed} {topic}")  # noqa: S311 (an invented country keeps no secrets)
