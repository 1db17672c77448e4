"""Cases: a resident who turns to an organisation."""

from dataclasses import dataclass

import numpy as np

from meetlat.measure.simulation.clock import Clock
from meetlat.measure.simulation.moments import of_residents, on_days
from meetlat.measure.simulation.numbers import Numbers, drawn
from meetlat.measure.simulation.plan import Piece, Plan
from meetlat.measure.simulation.world import World

CONTACTS = np.array([78, 17, 5], float)  # in a case: one, two, three
CRISIS = 0.6  # a crisis day brings so much of a month on top


@dataclass(frozen=True)
class Cases:
    """An entry per case; ``resident`` is a number, ``account`` the one turned to."""

    resident: Numbers
    account: Numbers
    start: Numbers
    contacts: Numbers
    crisis: Numbers


def draw_cases(chance: np.random.Generator, plan: Plan, world: World, piece: Piece, clock: Clock, number: int) -> Cases:
    """So many cases that begin in the piece. No resident has two of them: see ``Plan.pool``."""
    crisis = np.where((world.habits.crisis >= piece.since) & (world.habits.crisis < piece.until), CRISIS, 0)
    organisations = drawn(chance, world.size * (world.until > piece.since) * (1 + crisis), number)
    start = of_residents(chance, piece, clock, number)
    hit = chance.random(number) < (crisis / (1 + crisis))[organisations]
    start[hit] = on_days(chance, world.habits.crisis[organisations[hit]], piece, clock)
    first = (piece.phase * plan.parts + piece.part) * plan.pool
    return Cases(
        resident=first + chance.permutation(plan.pool)[:number],
        account=_accounts(chance, world, organisations),
        start=start,
        contacts=1 + drawn(chance, CONTACTS, number),
        crisis=hit,
    )


def _accounts(chance: np.random.Generator, world: World, organisations: Numbers) -> Numbers:
    """One of each organisation's, the heavier the likelier."""
    edges = np.concatenate([[0], np.cumsum(world.weight)])
    first = np.searchsorted(world.holder, organisations, side="left")
    beyond = np.searchsorted(world.holder, organisations, side="right")
    weight = edges[first] + chance.random(len(organisations)) * (edges[beyond] - edges[first])
    accounts: Numbers = np.clip(np.searchsorted(edges, weight, side="right") - 1, first, beyond - 1)
    return accounts
