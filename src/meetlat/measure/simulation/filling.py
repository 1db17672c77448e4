"""A simulation into a lake, piece by piece: killed at any moment and started again, it ends the same."""

from collections.abc import Callable
from typing import Any

import pyarrow as pa

from meetlat.lake import Lake
from meetlat.measure.simulation.followers import snapshots
from meetlat.measure.simulation.piece import clock_of, make
from meetlat.measure.simulation.plan import VERSION, Plan
from meetlat.measure.simulation.rows import RUN_OF_LAKE
from meetlat.measure.simulation.truth import Truth
from meetlat.measure.simulation.world import World
from meetlat.problem import Problem

TOGETHER = 100_000  # messages in a commit, at least: a commit of few takes as long as one of many
Progress = Callable[[int, int], None]  # messages done, of all


class OtherMessages(Problem):
    """The lake holds messages that are not of this simulation."""


def silently(done: int, all: int) -> None:
    """Shows nobody how far it is."""


def fill(lake: Lake, plan: Plan, world: World, progress: Progress = silently) -> dict[str, Any]:
    """Writes what is not there yet, and the truth beside it; gives what stands in ``truth/truth.json``.

    Raises OtherMessages where the lake holds anything else; then nothing was written.
    """
    mark = {"simulation": VERSION, **plan.as_json(), "world": world.fingerprint}
    done = _pieces_there(lake, mark)
    truth, clock = Truth(lake.truth), clock_of(plan)
    lake.add_snapshots(snapshots(plan, world), run=RUN_OF_LAKE)
    if not done:
        truth.begin()
    waiting: list[pa.Table] = []
    for piece in plan.pieces():
        if piece.number >= done or not truth.has(piece.number):
            made = make(plan, world, piece, clock)
            truth.keep(piece.number, made.contacts, made.counts, made.homes)
            waiting += [made.messages] if piece.number >= done else []
        if sum(table.num_rows for table in waiting) >= TOGETHER or piece.number + 1 == plan.number_of_pieces:
            _commit(lake, waiting, {**mark, "pieces": piece.number + 1})
        progress(piece.through, plan.messages)
    lake.settle()
    return truth.complete(plan, world)


def _commit(lake: Lake, waiting: list[pa.Table], mark: dict[str, Any]) -> None:
    if waiting:
        lake.commit(pa.concat_tables(waiting), run=RUN_OF_LAKE, progress=mark)
        waiting.clear()


def _pieces_there(lake: Lake, mark: dict[str, Any]) -> int:
    """How many pieces of this simulation the lake holds already."""
    there, messages = lake.progress(RUN_OF_LAKE), lake.number_of_messages()
    if there is None and not messages:
        return 0
    if there is None or {name: there.get(name) for name in mark} != mark:
        what = "messages of another simulation" if there else "other messages"
        raise OtherMessages(
            f"{lake.folder} holds {messages:,} {what}; simulated ones are not mixed with them. "
            "Nothing was written. Name an empty folder, or remove this one."
        )
    return int(there["pieces"])
