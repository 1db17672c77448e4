"""What a ranking may decide by itself, each by name: who shares a place, and what becomes of who is not known."""

from enum import StrEnum


class Tie(StrEnum):
    """Which place equal values get: of four, two of them equal."""

    SHARED = "shared"  # 1, 2, 2, 4: they share the better place
    AVERAGE = "average"  # 1, 2.5, 2.5, 4: they share the places that they take up
    DENSE = "dense"  # 1, 2, 2, 3: no place is passed over


class Missing(StrEnum):
    """What becomes of who has a measure that is not known. Who has none at all is never ranked."""

    NOT_RANKED = "not-ranked"  # is no part of the field, and listed apart
    LAST = "last"  # shares the last place on that measure


class Vary(StrEnum):
    """What is drawn anew to see how firm a place is."""

    WEIGHTS = "weights"
    CHANCE = "chance"
    BOTH = "both"
