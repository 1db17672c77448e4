"""Whether an account is alive: gone, renamed, moved, silent, behind a wall, or somebody else's by now."""

from meetlat.collect.liveness.judging import NOT_THEIRS
from meetlat.collect.liveness.noting import asked_for, note_gone, note_open, note_seen, note_walled
from meetlat.collect.liveness.refreshing import Refreshed, refresh
from meetlat.collect.liveness.standing import as_json, matter, matters

__all__ = [
    "NOT_THEIRS",
    "Refreshed",
    "as_json",
    "asked_for",
    "matter",
    "matters",
    "note_gone",
    "note_open",
    "note_seen",
    "note_walled",
    "refresh",
]
