"""Followers, following and posts of every account on the first of each month."""

import numpy as np
import pyarrow as pa

from meetlat.lake import SNAPSHOTS
from meetlat.measure.simulation import columns
from meetlat.measure.simulation.plan import Plan
from meetlat.measure.simulation.rows import RUN_OF_LAKE
from meetlat.measure.simulation.world import World

SOURCE = "simulated"


def snapshots(plan: Plan, world: World) -> pa.Table:
    """More in larger places, growing a little or shrinking; none of an account that has ended."""
    chance, size = plan.chance(5), len(world.accounts)
    moments = np.array(sorted({piece.since for piece in plan.pieces()} | {plan.end}))
    people = np.array([one.inhabitants for one in world.organisations])[world.holder]
    followers = people * chance.uniform(0.02, 0.4, size) * np.minimum(world.weight, 3) / 3
    growth = np.exp(chance.normal(0.008, 0.012, size)[:, None] * np.arange(len(moments)))
    posts = np.cumsum(chance.poisson(12, (size, len(moments))), axis=1) + chance.integers(0, 4_000, size)[:, None]
    account, moment = np.nonzero(moments[None, :] <= world.until[world.holder][:, None])
    told = {
        "account": columns.named([one.number for one in world.accounts], account),
        "observed_at": columns.moments(moments[moment]),
        "followers": columns.numbers((followers[:, None] * growth).astype(int)[account, moment]),
        "following": columns.numbers(chance.integers(20, 900, size)[account]),
        "posts": columns.numbers(posts[account, moment]),
        "source": pa.repeat(SOURCE, len(account)),
        "run": columns.numbers(np.full(len(account), RUN_OF_LAKE), pa.int32()),
    }
    return pa.table([told[name] for name in SNAPSHOTS.names], schema=SNAPSHOTS)
