"""Whose messages the lake holds: those of real bodies, of the practice country, or of a simulation of its own."""

from enum import Enum
from typing import TYPE_CHECKING, Any

from meetlat.lake import Lake
from meetlat.measure.simulation.known import simulated_accounts
from meetlat.problem import Problem
from meetlat.register.invented import of_side, stands_beside
from meetlat.register.models import Holding
from meetlat.register.tables import last_load

if TYPE_CHECKING:
    from ibis.backends.sql import SQLBackend


class Strangers(Problem):
    """Whoever speaks in the lake, the register does not know them: measured, its bodies would seem to be silent."""


class Side(Enum):
    """Which organisations are measured. Of SIMULATED the truth beside the lake tells, not the register."""

    REAL, PRACTICE, SIMULATED = range(3)


def side(lake: Lake, backend: "SQLBackend") -> Side:
    """The one that was loaded; of two, the invented one only where nobody else spoke. Raises Strangers."""
    spoke = _spoke(lake, backend)
    practice, real = _accounts(True), _accounts(False)
    if spoke and not spoke & (practice | real) and spoke <= simulated_accounts(lake):
        return Side.SIMULATED
    load = last_load()
    invented = load.practice if load and not stands_beside() else bool(spoke) and spoke <= practice
    if spoke and not spoke & (practice if invented else real):
        raise Strangers(
            f"{lake.folder}: none of the {len(spoke):,} official accounts that speak in it stands in the register. "
            "Load the register that they are of (meetlat reference load DIR), or set MEETLAT_LAKE to another lake."
        )
    return Side.PRACTICE if invented else Side.REAL


def _spoke(lake: Lake, backend: "SQLBackend") -> set[str]:
    said = lake.messages(backend)
    spoke: Any = said.filter(said.account.notnull()).select("account").distinct().to_pyarrow()
    return set(spoke["account"].to_pylist())


def _accounts(practice: bool) -> set[str]:
    held = of_side(Holding.objects.all(), practice, "organisation__country").values_list("account_id", flat=True)
    return set(map(str, held))
