"""Messages as rows for the lake."""

from typing import Any

import numpy as np
import pyarrow as pa

from meetlat.lake import MESSAGES
from meetlat.measure.simulation import columns
from meetlat.measure.simulation.numbers import Numbers
from meetlat.measure.simulation.plan import Piece, Plan
from meetlat.measure.simulation.said import KINDS, NOBODY, REPOST, Said
from meetlat.measure.simulation.texts import texts
from meetlat.measure.simulation.world import PLATFORMS, World

RUN_OF_LAKE = 0  # no run of the ledger: those count from one
EDITED = 0.01  # share of messages that was there with another text before
SEEN_AFTER = 3_600  # seconds
FIRST_SEEN_AFTER = 60


def draw_edited(chance: np.random.Generator, said: Said) -> Numbers:
    """Which messages were edited; a repost has nothing to edit."""
    return np.flatnonzero((chance.random(len(said)) < EDITED) & (said.kind != REPOST))


def rows(chance: np.random.Generator, plan: Plan, world: World, piece: Piece, said: Said, edited: Numbers) -> pa.Table:
    """A row per message, with those that were ``edited`` first as they were before."""
    last = _table(chance, plan, world, piece, said, _spoken(world, said), SEEN_AFTER)
    draft = texts().draw(chance, "draft", np.zeros(len(edited), int))
    before = _table(chance, plan, world, piece, said.only(edited), _written(draft), FIRST_SEEN_AFTER)
    return pa.concat_tables([before, last])


def _spoken(world: World, said: Said) -> Any:
    """In a world with towns some residents tell where they live."""
    written = _written(said.text)
    return world.homes.added(said, written) if world.homes else written


def _written(text: Numbers) -> Any:
    return texts().all.take(columns.rows(text))


def _table(
    chance: np.random.Generator, plan: Plan, world: World, piece: Piece, said: Said, text: Any, after: int
) -> pa.Table:
    size = len(said)
    told = {
        "platform": columns.named(PLATFORMS, said.platform),
        "key": columns.known(said.key),
        "id": columns.known(said.number * (1 << 20) + piece.number).cast(pa.string()),
        "author": columns.known(said.author),
        "account": columns.named([one.number for one in world.accounts], said.account, said.account != NOBODY),
        "created_at": columns.moments(said.at),
        "observed_at": columns.moments(np.minimum(said.at + after, plan.end)),
        "kind": columns.named(KINDS, said.kind),
        "text": text,
        "parent": columns.known(said.parent),
        "root": columns.known(said.root),
        "parent_seen": columns.flags(said.parent_there),
        "mentions": columns.lists(said.mention),
        "page": columns.known(said.page),
        "likes": columns.numbers(chance.geometric(0.3, size) - 1, pa.int32()),
        "replies": pa.nulls(size, pa.int32()),
        "reposts": columns.numbers(chance.geometric(0.7, size) - 1, pa.int32()),
        "views": pa.nulls(size, pa.int32()),
        "run": columns.numbers(np.full(size, RUN_OF_LAKE), pa.int32()),
    }
    return pa.table([told[name] for name in MESSAGES.names], schema=MESSAGES)
