"""What an edition of completeness holds, by kind of organisation and platform."""

from collections.abc import Sequence
from dataclasses import dataclass

from meetlat.measure.statistics.capture import Certainty
from meetlat.report.completeness_kept import ACCOUNTS, SEEN, UNDECIDED
from meetlat.report.models import Figure

COLUMNS = {**SEEN, UNDECIDED: "undecided"}


@dataclass
class Seen:
    """Accounts on a platform: those that each source gives, and how many there probably are."""

    platform: str
    at_least: int = 0
    probably: float | None = None
    low: float | None = None
    high: float | None = None
    certainty: str = ""
    directory: int = 0
    website: int = 0
    both: int = 0
    undecided: int = 0
    visited: int = 0
    coverage: float = 0.0

    @property
    def missed(self) -> float | None:
        """By both, probably."""
        return None if self.probably is None else self.probably - self.at_least

    @property
    def rough(self) -> bool:
        return self.certainty == Certainty.ROUGH


def seen_in(figures: Sequence[Figure]) -> dict[str, list[Seen]]:
    """By kind, municipalities first; of each the platform with the most accounts first."""
    known: dict[str, dict[str, Seen]] = {}
    for one in figures:
        seen = known.setdefault(one.kind, {}).setdefault(one.platform, Seen(one.platform))
        if one.indicator == ACCOUNTS:
            seen.at_least, seen.certainty = int(one.count or 0), one.note
            seen.probably, seen.low, seen.high = one.value, one.low, one.high
            seen.visited, seen.coverage = one.n or 0, one.coverage or 0.0
        elif one.indicator in COLUMNS:
            setattr(seen, COLUMNS[one.indicator], int(one.count or 0))
    kinds = sorted(known, key=lambda kind: (kind != "municipality", kind))
    return {kind: sorted(known[kind].values(), key=lambda seen: (-seen.at_least, seen.platform)) for kind in kinds}
