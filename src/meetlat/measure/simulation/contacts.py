"""Contacts: somebody turns to an organisation, perhaps again later, and is answered or not.

A case is one to three contacts of one resident with one organisation. After each there is more than a day without a
word between the two, so nobody can doubt where a contact begins (the rule of DESIGN: 24 hours of silence).
"""

from dataclasses import dataclass, fields, replace

import numpy as np

from meetlat.measure.simulation.cases import CONTACTS, Cases
from meetlat.measure.simulation.clock import DAY, HOUR, SERVICES, Clock
from meetlat.measure.simulation.numbers import Numbers, drawn
from meetlat.measure.simulation.world import World

RUN = np.array([60, 25, 10, 5], float)  # messages of the resident before anything else happens
QUESTIONS = 0.7  # share of contacts with a question
REMARKS_ANSWERED = 0.5  # how often a remark is answered, as a share of how often a question is
LATE = 0.05  # share of what is not answered in time that is answered at last
WINDOW = 7 * DAY  # in time; service is cut so that no answer in time comes later
THANKED = 0.25  # share of answers
UNSEEN = 0.03  # share of contacts of which the question, and of answers that, never reached the lake
MARGIN = 2 * HOUR


@dataclass(frozen=True)
class Contacts:
    """An entry per contact; moments in seconds UTC, 0: never. ``run`` has a column per message, 0 where none."""

    number: Numbers  # unique in the piece
    resident: Numbers
    account: Numbers
    run: Numbers
    question: Numbers  # which message of the run asks; -1: none does
    crisis: Numbers
    automatic_at: Numbers
    answered_at: Numbers
    answered_by: Numbers  # account
    late: Numbers
    thanked_at: Numbers
    asked_unseen: Numbers  # what the resident said never reached the lake
    answer_unseen: Numbers

    def __len__(self) -> int:
        return len(self.number)

    @property
    def last(self) -> Numbers:
        """The last moment in it."""
        ends = [self.run.max(axis=1), self.automatic_at, self.answered_at, self.thanked_at]
        last: Numbers = np.max(ends, axis=0)
        return last


def draw_contacts(chance: np.random.Generator, world: World, clock: Clock, cases: Cases) -> Contacts:
    """The first contacts of all cases, then the second of those that have one, then the third."""
    rounds: list[Contacts] = []
    going, start = np.arange(len(cases.start)), cases.start
    for turn in range(len(CONTACTS)):
        there = start < world.until[world.holder[cases.account[going]]]
        going, start = going[there], start[there]
        rounds.append(_contacts(chance, world, clock, cases, going, start, turn))
        again = cases.contacts[going] > turn + 1
        pause = np.minimum(chance.exponential(3 * DAY, len(going)), 10 * DAY).astype(int)
        going, start = going[again], (rounds[-1].last + DAY + HOUR + pause)[again]
    return Contacts(
        **{one.name: np.concatenate([getattr(each, one.name) for each in rounds]) for one in fields(Contacts)}
    )


def _contacts(
    chance: np.random.Generator, world: World, clock: Clock, cases: Cases, which: Numbers, start: Numbers, turn: int
) -> Contacts:
    account, number = cases.account[which], len(which)
    length = 1 + drawn(chance, RUN, number)
    asks = chance.random(number) < QUESTIONS
    automatic = chance.random(number) < world.habits.automatic[world.holder[account]]
    asked = Contacts(
        number=which * len(CONTACTS) + turn,
        resident=cases.resident[which],
        account=account,
        run=_run(chance, start, length),
        question=np.where(asks, np.minimum(chance.random(number) < 0.3, length - 1), -1),
        crisis=cases.crisis[which] & (turn == 0),
        automatic_at=np.where(automatic, start + chance.integers(2, 19, number), 0),
        answered_at=np.zeros(number, int),
        answered_by=account,
        late=np.zeros(number, bool),
        thanked_at=np.zeros(number, int),
        asked_unseen=(cases.contacts[which] == 1) & (chance.random(number) < UNSEEN),
        answer_unseen=np.zeros(number, bool),
    )
    return _thanked(chance, _answered(chance, world, clock, asked))


def _run(chance: np.random.Generator, start: Numbers, length: Numbers) -> Numbers:
    """Moments of the resident's messages: minutes apart, never more than three hours."""
    gaps = np.minimum(20 + chance.exponential(12 * 60, (len(start), len(RUN) - 1)), 3 * HOUR).astype(int)
    run = start[:, None] + np.cumsum(np.concatenate([np.zeros((len(start), 1), int), gaps], axis=1), axis=1)
    return np.where(np.arange(len(RUN)) < length[:, None], run, 0)


def _answered(chance: np.random.Generator, world: World, clock: Clock, asked: Contacts) -> Contacts:
    holder, number = world.holder[asked.account], len(asked)
    rate = world.habits.rate[holder] * np.where(asked.question >= 0, 1, REMARKS_ANSWERED)
    in_time = chance.random(number) < rate
    late = ~in_time & (chance.random(number) < LATE) & (rate > 0)
    first = asked.run[:, 0]
    at = np.where(in_time, _after_service(chance, world, clock, holder, first), 0)
    at = np.where(late, first + chance.integers(8 * DAY, 20 * DAY, number), at)
    colleague = chance.random(number) < world.habits.colleague[holder]
    return replace(
        asked,
        answered_at=at,
        answered_by=np.where(colleague, world.colleagues[asked.account], asked.account),
        late=late,
        answer_unseen=(at > 0) & ~asked.asked_unseen & (chance.random(number) < UNSEEN),
    )


def _after_service(chance: np.random.Generator, world: World, clock: Clock, holder: Numbers, asked: Numbers) -> Numbers:
    """Log-normal seconds of service after a moment, cut off before a week of it is over."""
    from scipy.special import ndtr, ndtri

    median, spread = world.habits.median[holder], world.habits.spread[holder]
    kind, at = world.habits.service[holder], np.zeros(len(asked), int)
    most = np.array([service.weekly for service in SERVICES])[kind] - MARGIN
    below = ndtr((np.log(most) - np.log(median)) / spread)
    needed = np.exp(np.log(median) + spread * ndtri(chance.random(len(asked)) * below))
    needed = np.clip(needed, 30, most).astype(int)
    for place, service in enumerate(SERVICES):
        mine = kind == place
        at[mine] = clock.utc(service.moment(service.worked(clock.local(asked[mine])) + needed[mine]))
    answered: Numbers = np.maximum(at, asked + 30)
    return answered


def _thanked(chance: np.random.Generator, answered: Contacts) -> Contacts:
    """An answer that never reached the lake always leaves a trace there: somebody thanks for it."""
    number, at = len(answered), answered.answered_at
    thanked = (at > 0) & ((chance.random(number) < THANKED) | answered.answer_unseen)
    return replace(answered, thanked_at=np.where(thanked, at + chance.integers(60, 5 * HOUR, number), 0))
