"""The practice country speaks: what `meetlat demo` shows where no real messages are."""

from collections.abc import Iterable
from typing import Any

from meetlat.lake import Lake
from meetlat.measure.simulation.filling import Progress, fill, silently
from meetlat.measure.simulation.invented import practising
from meetlat.measure.simulation.plan import Plan
from meetlat.measure.simulation.world import Account

SEED = 2026


def practice_messages(
    lake: Lake,
    organisations: Iterable[tuple[str, str, int]],
    accounts: Iterable[Account],
    messages: int,
    seed: int = SEED,
    progress: Progress = silently,
    towns: Iterable[tuple[str, str, int]] = (),
) -> dict[str, Any]:
    """Fills the lake for given organisations (id, name, inhabitants) and accounts of the register; once.

    ``towns``: those organisations in which residents live; some tell so, and ``truth/residents.parquet`` who does.

    A second time nothing changes. Raises OtherMessages where the lake holds anything else.
    """
    plan = Plan(messages, seed)
    return fill(lake, plan, practising(plan, organisations, accounts, towns), progress)
