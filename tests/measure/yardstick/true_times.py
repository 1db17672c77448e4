"""How simulated organisations truly answer: not as it happened in a lake, but by the dice behind it."""

from dataclasses import dataclass, fields, replace
from functools import cached_property

import numpy as np
from scipy.special import ndtr, ndtri

from meetlat.measure.simulation import Plan, World
from meetlat.measure.simulation.cases import draw_cases
from meetlat.measure.simulation.clock import SERVICES, WEEK
from meetlat.measure.simulation.contacts import MARGIN, draw_contacts
from meetlat.measure.simulation.numbers import Numbers
from meetlat.measure.simulation.piece import clock_of
from meetlat.measure.simulation.plan import Piece

CASES = 6_000  # of each organisation: what chance leaves is small beside that of a lake; a p90 needs more
DICE = 99  # a topic that the simulation itself has not


class ServiceTimes:
    """Seconds of service to an answer in time: log-normal, cut off. Exactly."""

    def __init__(self, world: World) -> None:
        habits = world.habits
        self._middle, self._spread = np.log(habits.median), habits.spread
        most = np.array([service.weekly for service in SERVICES])[habits.service] - MARGIN
        self._below = self._under(most)

    def quantile(self, share: float) -> Numbers:
        seconds: Numbers = np.exp(self._middle + self._spread * ndtri(share * self._below))
        return seconds

    def within(self, seconds: Numbers) -> Numbers:
        """For each organisation the share of answers in time that came within its number of seconds."""
        share: Numbers = self._under(seconds) / self._below
        return share

    def _under(self, seconds: Numbers) -> Numbers:
        under: Numbers = ndtr((np.log(np.maximum(seconds, 1)) - self._middle) / self._spread)
        return under


@dataclass(frozen=True)
class _Answers:
    """In time, to questions of which the whole week was before the end. An entry each."""

    holder: Numbers
    seconds: Numbers
    by_colleague: Numbers


class LongRun:
    """Many more contacts of the same organisations, of each about as many, that go into no lake.

    It levels the sizes of the world that it is given.
    """

    def __init__(self, plan: Plan, world: World, cases: int = CASES) -> None:
        self._plan = replace(plan, messages=cases * len(world.organisations))
        self._world, self._clock = world, clock_of(plan)
        world.size = np.ones_like(world.size)

    def quantile(self, share: float) -> Numbers:
        """For each organisation the quantile of seconds by the calendar; NaN where it never answers."""
        return np.array([np.quantile(seconds, share) if len(seconds) else np.nan for seconds in self._seconds])

    def within(self, seconds: Numbers | float) -> Numbers:
        """For each organisation the share of its answers that came within so many seconds."""
        most = np.broadcast_to(seconds, len(self._seconds))
        shares = [np.mean(own <= one) if len(own) else 0.0 for own, one in zip(self._seconds, most, strict=True)]
        return np.array(shares)

    def by_colleague(self) -> Numbers:
        """For each organisation the share of its answers by another account than was asked."""
        return np.array([own.mean() if len(own) else np.nan for own in self._each(self._answers.by_colleague)])

    @cached_property
    def _seconds(self) -> list[Numbers]:
        return self._each(self._answers.seconds)

    def _each(self, values: Numbers) -> list[Numbers]:
        """The values of each organisation."""
        edges = np.searchsorted(self._answers.holder, np.arange(1, len(self._world.organisations)))
        return np.split(values, edges)

    @cached_property
    def _answers(self) -> _Answers:
        """Sorted by organisation."""
        found = [self._drawn(piece) for piece in self._plan.pieces()]
        together = {one.name: np.concatenate([getattr(part, one.name) for part in found]) for one in fields(_Answers)}
        order = np.argsort(together["holder"], kind="stable")
        return _Answers(**{name: values[order] for name, values in together.items()})

    def _drawn(self, piece: Piece) -> _Answers:
        world, chance = self._world, self._plan.chance(DICE, piece.number)
        cases = draw_cases(chance, self._plan, world, piece, self._clock, piece.messages)
        contacts = draw_contacts(chance, world, self._clock, cases)
        asked_at, holder = contacts.run[:, 0], world.holder[contacts.account]
        there = (contacts.question >= 0) & (contacts.answered_at > 0) & ~contacts.late
        there &= asked_at + WEEK <= world.until[holder]
        by_colleague = contacts.answered_by != contacts.account
        return _Answers(*(one[there] for one in (holder, contacts.answered_at - asked_at, by_colleague)))
