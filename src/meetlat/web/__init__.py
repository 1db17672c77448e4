"""Everything Meetlat asks over HTTP goes through here: paced, patient, within limits, and discreet.

``Web()`` for the servers a source names; ``Web(guarded=True)`` for an address that a person gave.
"""

from meetlat.web.answer import Answer
from meetlat.web.failures import AddressRefused, BudgetSpent, ComeBackLater, FetchFailed, Forbidden, Gone
from meetlat.web.pacing import Waits
from meetlat.web.quiet import keep_addresses_out_of_logs
from meetlat.web.settings import Pace, Patience, Settings
from meetlat.web.web import Web

__all__ = [
    "AddressRefused",
    "Answer",
    "BudgetSpent",
    "ComeBackLater",
    "FetchFailed",
    "Forbidden",
    "Gone",
    "Pace",
    "Patience",
    "Settings",
    "Waits",
    "Web",
]

keep_addresses_out_of_logs()
