"""Organisations that do not exist, with accounts on the platforms of today."""

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from meetlat.measure.simulation.plan import Plan, seconds
from meetlat.measure.simulation.world import PLATFORMS, Account, Organisation, World

PRESENCE = {
    "facebook": 0.97, "instagram": 0.8, "x": 0.84, "linkedin": 0.7, "mastodon": 0.2, "bluesky": 0.2,
    "youtube": 0.3, "threads": 0.1,
}  # fmt: skip
OTHERS = {"council": 0.5, "theme": 0.7}  # a second and a third account on a platform where it is already
MERGED = 0.02  # share that goes up in the organisation before it on the list
INVENTED = "invented-"  # no account of a register is called so: what is simulated never counts for a real body
MIDDLE, SPREAD = 10.2, 0.85  # of the logarithm of inhabitants: half have fewer than 27,000


def invented(plan: Plan, organisations: int, names: Sequence[tuple[str, str]] = ()) -> World:
    """A world of so many. ``names``: ids and names to use if there are enough; else they are numbered.

    A numbered name can never be that of a real place.
    """
    named = names[:organisations] if len(names) >= organisations else _numbered(organisations)
    there = _organisations(plan, named)
    return World(plan, there, [*_accounts(plan, there)])


def practising(
    plan: Plan,
    organisations: Iterable[tuple[str, str, int]],
    accounts: Iterable[Account],
    towns: Iterable[tuple[str, str, int]] = (),
) -> World:
    """A world of given organisations (id, name, inhabitants) with given accounts; the accounts it can use.

    ``towns``: where its residents live, which some of them tell. No organisation of it ends. Raises ValueError where
    there is none with an account that can be used.
    """
    there = [Organisation(id, name, inhabitants, plan.end) for id, name, inhabitants in organisations]
    known = {one.id for one in there}
    usable = [one for one in accounts if one.platform in PLATFORMS and one.organisation in known]
    if not usable:
        raise ValueError("no organisation with an account on any of " + ", ".join(PLATFORMS))
    return World(plan, there, usable, list(towns))


def _numbered(organisations: int) -> list[tuple[str, str]]:
    return [(f"zz.s{number:05d}", f"Schijngemeente {number}") for number in range(1, organisations + 1)]


def _organisations(plan: Plan, named: Sequence[tuple[str, str]]) -> list[Organisation]:
    chance = plan.chance(2)
    sizes = np.exp(chance.normal(MIDDLE, SPREAD, len(named))).astype(int)
    merged = chance.random(len(named)) < MERGED
    day = _first_of_january(plan)
    there: list[Organisation] = []
    for (id, name), size, goes in zip(named, sizes, merged, strict=True):
        into = there[-1].id if goes and day and there and there[-1].until == plan.end else ""
        there.append(Organisation(id, name, int(size), day if into else plan.end, into))
    return there


def _first_of_january(plan: Plan) -> int:
    """The first 1 January inside the plan; 0: there is none."""
    day = seconds(date(plan.since.year + 1, 1, 1))
    return day if day < plan.end else 0


def _accounts(plan: Plan, organisations: Sequence[Organisation]) -> Iterable[Account]:
    chance = plan.chance(3)
    number = 0
    for organisation in organisations:
        platforms = [name for name, share in PRESENCE.items() if chance.random() < share] or ["facebook"]
        places = [(name, "corporate") for name in platforms]
        places += [(str(chance.choice(platforms)), role) for role, share in OTHERS.items() if chance.random() < share]
        for platform, role in places:
            number += 1
            yield Account(f"{INVENTED}{number}", organisation.id, platform, role)
