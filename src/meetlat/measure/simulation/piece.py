"""One piece of the simulation: its messages, and what is true of them."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from meetlat.measure.simulation.cases import CONTACTS, draw_cases
from meetlat.measure.simulation.clock import DAY, Clock
from meetlat.measure.simulation.contacts import draw_contacts
from meetlat.measure.simulation.conversations import Conversations
from meetlat.measure.simulation.homes import true_homes
from meetlat.measure.simulation.numbers import Numbers
from meetlat.measure.simulation.plan import Piece, Plan
from meetlat.measure.simulation.posts import Posts, draw_posts, others, posted
from meetlat.measure.simulation.rows import draw_edited, rows
from meetlat.measure.simulation.said import together
from meetlat.measure.simulation.true_of_piece import true_contacts, true_counts
from meetlat.measure.simulation.world import World

POSTS = 0.12  # share of messages
IN_CONTACTS = 0.75  # share of messages, at most
PER_CASE = 3.0  # messages, about
LONGEST_CASE = 120 * DAY


@dataclass(frozen=True)
class Made:
    """Tables: ``messages`` for the lake; what is true of each contact, of messages per organisation, of homes."""

    messages: pa.Table
    contacts: pa.Table
    counts: pa.Table
    homes: pa.Table | None


def clock_of(plan: Plan) -> Clock:
    return Clock(plan.start - DAY, plan.end + LONGEST_CASE)


def make(plan: Plan, world: World, piece: Piece, clock: Clock) -> Made:
    """Exactly ``piece.messages`` different messages, the same each time."""
    chance = plan.chance(4, piece.number)
    posts = draw_posts(chance, plan, world, piece, clock, int(piece.messages * POSTS))
    talks = _conversations(chance, plan, world, piece, clock, posts)
    kept = _that_fit(talks, int(piece.messages * IN_CONTACTS))
    parts = [posted(chance, plan, world, posts), talks.said.only(kept[talks.contact])]
    left = piece.messages - sum(len(part) for part in parts)
    said = together([*parts, others(chance, plan, world, piece, clock, posts, left)])
    edited = draw_edited(chance, said)
    return Made(
        messages=rows(chance, plan, world, piece, said, edited),
        contacts=true_contacts(world, talks, kept),
        counts=true_counts(world, said, edited),
        homes=true_homes(world.homes, said) if world.homes else None,
    )


def _conversations(
    chance: np.random.Generator, plan: Plan, world: World, piece: Piece, clock: Clock, posts: Posts
) -> Conversations:
    number = int(piece.messages * IN_CONTACTS / PER_CASE) + 1
    cases = draw_cases(chance, plan, world, piece, clock, min(number, piece.messages))
    return Conversations(chance, plan, world, piece, draw_contacts(chance, world, clock, cases), posts)


def _that_fit(talks: Conversations, room: int) -> Numbers:
    """Which contacts: the first whole cases that together have no more messages than there is room for."""
    case = talks.contacts.number // len(CONTACTS)
    messages = np.bincount(case[talks.contact], minlength=case.max(initial=-1) + 1)
    kept: Numbers = (np.cumsum(messages) <= room)[case]
    return kept
