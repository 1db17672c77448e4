"""Which small counts of people are not told."""

from collections.abc import Sequence

FEWEST = 5  # people, or organisations: of fewer nothing is told, and among fewer nobody is compared


def small(counts: Sequence[int]) -> set[int]:
    """The places of counts of 1 to 4."""
    return {place for place, count in enumerate(counts) if 0 < count < FEWEST}


def hidden(counts: Sequence[int]) -> set[int]:
    """The same where the sum is told elsewhere: with the smallest other one, where else they could be reckoned out.

    That is so of a single one, and where all must be 1, or all must be 4.
    """
    few = small(counts)
    total = sum(counts[place] for place in few)
    if few and (len(few) == 1 or total in (len(few), len(few) * (FEWEST - 1))):
        others = sorted(set(range(len(counts))) - few, key=lambda place: counts[place])
        few |= set(others[:1])
    return few
