"""What is the matter with an account, from what was observed of it. No clock and no database in here."""

from dataclasses import dataclass
from datetime import datetime, timedelta

SILENCE = timedelta(days=90)  # without a message

NOT_THEIRS, GONE, MOVED, RENAMED = "not_theirs", "gone", "moved", "renamed"
SILENT_WITH_FOLLOWERS, SILENT, WALLED = "silent_with_followers", "silent", "walled"
FINE = ""
GRAVEST_FIRST = (NOT_THEIRS, GONE, MOVED, RENAMED, SILENT_WITH_FOLLOWERS, SILENT, WALLED)


@dataclass(frozen=True)
class Observed:
    """What is known of one account. Empty or None: not told, which proves nothing.

    ``read_from`` to ``read_until`` is the latest stretch of time of which everything that it wrote was seen.
    """

    kept_id: str = ""  # in the register
    kept_key: str = ""  # the handle there, as the platform compares it
    seen_id: str = ""  # at the platform, behind the handle or the id that was asked
    seen_key: str = ""
    gone: bool = False
    walled: bool = False
    moved_to: str = ""
    followers: int | None = None
    last_message: datetime | None = None
    read_from: datetime | None = None
    read_until: datetime | None = None


def judge(observed: Observed) -> str:
    """The gravest thing that is the matter; FINE where nothing is."""
    if _is_another(observed):
        return NOT_THEIRS
    if observed.gone:
        return GONE
    if observed.moved_to:
        return MOVED
    if _has_another_name(observed):
        return RENAMED
    if _is_silent(observed):
        return SILENT_WITH_FOLLOWERS if observed.followers else SILENT
    return WALLED if observed.walled else FINE


def _is_another(observed: Observed) -> bool:
    """The handle leads to another number of the platform than the register knows."""
    return bool(observed.kept_id and observed.seen_id) and observed.kept_id.lower() != observed.seen_id.lower()


def _has_another_name(observed: Observed) -> bool:
    """Only where the number is known to be the same: names alone do not say who is who."""
    same_number = bool(observed.kept_id and observed.seen_id)
    return same_number and "" not in (observed.kept_key, observed.seen_key) and observed.seen_key != observed.kept_key


def _is_silent(observed: Observed) -> bool:
    """Nothing for 90 days, all of which were read. A stretch that was not read is not silence."""
    if observed.read_from is None or observed.read_until is None:
        return False
    start = observed.read_until - SILENCE
    said = observed.last_message is not None and observed.last_message > start
    return observed.read_from <= start and not said
