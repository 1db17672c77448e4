"""A person changes the register: each change with its reason, on the version that person saw, in one transaction.

Nothing is deleted: an account is closed, a holding and a proof get a last day. Every function raises

- ``Refused`` where what was asked cannot be; ``field`` names the field that is wrong, empty for the whole;
- ``Stale`` where somebody changed the same thing in the meantime.
"""

from meetlat.register.editing.accounts import EDITABLE, add_account, close_account, edit_account, reopen_account
from meetlat.register.editing.proofs import add_evidence, end_evidence, hold, release
from meetlat.register.editing.signing import (
    LONGEST_REASON,
    SHORTEST_REASON,
    Refused,
    Signature,
    Stale,
    decided_here,
    history,
    subject_of,
    version,
)

__all__ = [
    "EDITABLE",
    "LONGEST_REASON",
    "SHORTEST_REASON",
    "Refused",
    "Signature",
    "Stale",
    "add_account",
    "add_evidence",
    "close_account",
    "decided_here",
    "edit_account",
    "end_evidence",
    "history",
    "hold",
    "release",
    "reopen_account",
    "subject_of",
    "version",
]
