"""What is true of a piece, also where the lake does not show it."""

from typing import Any

import numpy as np
import pyarrow as pa

from meetlat.measure.simulation import columns
from meetlat.measure.simulation.clock import DAY
from meetlat.measure.simulation.conversations import ANSWER, Conversations
from meetlat.measure.simulation.numbers import Numbers
from meetlat.measure.simulation.said import KINDS, NOBODY, Said
from meetlat.measure.simulation.world import PLATFORMS, World

SILENCE = DAY  # without a word from either, after which a new contact begins


def true_contacts(world: World, talks: Conversations, kept: Numbers) -> pa.Table:
    """A row per contact. What would have happened after the last day did not. docs/explanation/simulation.md tells."""
    contacts = talks.contacts
    holder = world.holder[contacts.account]
    until = world.until[holder]
    answered, thanked = (_before(until, at) for at in (contacts.answered_at, contacts.thanked_at))
    numbers = [one.number for one in world.accounts]
    told: dict[str, Any] = {
        "organisation": columns.named([one.id for one in world.organisations], holder),
        "account": columns.named(numbers, contacts.account),
        "platform": columns.named(PLATFORMS, world.platform[contacts.account]),
        "first": columns.known(talks.key(0)),
        "asked_at": columns.moments(contacts.run[:, 0]),
        "said": columns.numbers(((contacts.run > 0) & (contacts.run < until[:, None])).sum(axis=1), pa.int32()),
        "question": columns.flags(_asked(talks, until)),
        "crisis": columns.flags(contacts.crisis),
        "automatic": columns.flags(_before(until, contacts.automatic_at) > 0),
        "answer": columns.known(np.where(answered > 0, talks.key(ANSWER), 0)),
        "answered_at": columns.moments(answered),
        "answered_by": columns.named(numbers, contacts.answered_by, answered > 0),
        "late": columns.flags(contacts.late & (answered > 0)),
        "thanked": columns.flags(thanked > 0),
        "seen": columns.flags(~contacts.asked_unseen),
        "answer_seen": columns.flags((answered > 0) & ~contacts.answer_unseen),
        "thanks_alone": columns.flags(_alone(talks, until, thanked)),
        "until": columns.moments(until),
    }
    return pa.table(told).take(columns.rows(np.flatnonzero(kept)))


def _asked(talks: Conversations, until: Numbers) -> Numbers:
    """Whether a question was asked before the end."""
    contacts = talks.contacts
    place = np.maximum(contacts.question, 0)
    at = np.take_along_axis(contacts.run, place[:, None], axis=1)[:, 0]
    asked: Numbers = (contacts.question >= 0) & (at < until)
    return asked


def _alone(talks: Conversations, until: Numbers, thanked: Numbers) -> Numbers:
    """Thanks for an answer that the lake does not have, so late that they look like a new contact."""
    contacts = talks.contacts
    said = np.where(contacts.run < until[:, None], contacts.run, 0).max(axis=1)
    before = np.maximum(said, _before(until, contacts.automatic_at))
    alone: Numbers = contacts.answer_unseen & (thanked > 0) & (thanked - before >= SILENCE)
    return alone


def true_counts(world: World, said: Said, edited: Numbers) -> pa.Table:
    """A row per organisation with what was said in it; the last, without organisation, is what turned to none."""
    own, child = said.account != NOBODY, said.parent != 0
    was_edited = np.isin(np.arange(len(said)), edited)
    counted = {
        "messages": np.ones(len(said), bool),
        **{f"own_{kind}": own & (said.kind == place) for place, kind in enumerate(KINDS)},
        "with_parent": child,
        "parent_unseen": child & ~said.parent_there,
        "edited": was_edited,
    }
    rows = len(world.organisations) + 1
    place = np.where(said.organisation == NOBODY, rows - 1, said.organisation)
    sums = {name: np.bincount(place[which], minlength=rows) for name, which in counted.items()}
    ids = [*(one.id for one in world.organisations), None]
    return pa.table({"organisation": pa.array(ids), **{name: columns.numbers(sum_) for name, sum_ in sums.items()}})


def _before(until: Numbers, at: Numbers) -> Numbers:
    return np.where(at < until, at, 0)
