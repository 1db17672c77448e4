"""Who is there: organisations, what they are truly like, and their accounts."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from meetlat.measure.simulation.homes import Homes, Town
from meetlat.measure.simulation.keys import ACCOUNT, keys
from meetlat.measure.simulation.numbers import Numbers
from meetlat.measure.simulation.plan import Plan

OPEN = ("mastodon", "bluesky", "x", "threads")  # people answer and mention each other
PAGES = ("facebook", "instagram", "linkedin", "youtube")  # people comment on a page
PLATFORMS = (*OPEN, *PAGES)
HEAVIEST = {"corporate": 6.0}  # what residents turn to; every other role 1


@dataclass(frozen=True)
class Account:
    """``number`` is what stands in the lake; ``organisation`` an id."""

    number: str
    organisation: str
    platform: str
    role: str = "corporate"


@dataclass(frozen=True)
class Organisation:
    """``until``: the first second without it; ``successor`` the id of the organisation that it went into."""

    id: str
    name: str
    inhabitants: int
    until: int
    successor: str = ""


@dataclass(frozen=True)
class Habits:
    """How organisations truly answer: an array each, in the order of the organisations."""

    rate: Numbers  # of questions that are answered within seven days
    median: Numbers  # seconds of service to an answer, as if no answer came too late
    spread: Numbers  # of the logarithm of those seconds
    service: Numbers  # place in SERVICES
    automatic: Numbers  # share of contacts that get an automatic reply
    colleague: Numbers  # share of answers by another of its accounts, where there is one on that platform
    crisis: Numbers  # the day everybody speaks to it, in seconds UTC at 0:00; 0: none


class World:
    """Organisations with their accounts, which are sorted by organisation and platform; and where residents live."""

    def __init__(
        self, plan: Plan, organisations: Sequence[Organisation], accounts: Sequence[Account], towns: Sequence[Town] = ()
    ) -> None:
        self.organisations = list(organisations)
        self.towns = list(towns)
        self.homes = Homes(self.towns) if towns else None
        place = {organisation.id: number for number, organisation in enumerate(organisations)}
        self.accounts = sorted(accounts, key=lambda one: (place[one.organisation], PLATFORMS.index(one.platform)))
        self.holder = np.array([place[one.organisation] for one in self.accounts])
        self.platform = np.array([PLATFORMS.index(one.platform) for one in self.accounts])
        self.weight = np.array([HEAVIEST.get(one.role, 1.0) for one in self.accounts])
        self.until = np.array([min(one.until, plan.end) for one in organisations])
        self.authors = keys(plan.seed, ACCOUNT, np.arange(len(self.accounts)))  # their pseudonyms
        self.size = np.array([one.inhabitants for one in organisations]) ** 0.9  # smaller places ask a bit more
        self.size[np.bincount(self.holder, minlength=len(organisations)) == 0] = 0
        self.habits = _habits(plan, len(organisations))

    @cached_property
    def colleagues(self) -> Numbers:
        """For each account the next of its organisation on its platform, itself where it is alone."""
        groups = self.holder * len(PLATFORMS) + self.platform
        first = np.searchsorted(groups, groups, side="left")
        beyond = np.searchsorted(groups, groups, side="right")
        following = np.arange(len(groups)) + 1
        return np.where(following < beyond, following, first)

    @cached_property
    def fingerprint(self) -> str:
        """Of all that is told about it from outside."""
        return hashlib.sha256(
            repr((self.organisations, self.accounts, *([self.towns] if self.towns else []))).encode()
        ).hexdigest()


def _habits(plan: Plan, number: int) -> Habits:
    chance = plan.chance(1)
    rate = np.where(chance.random(number) < 0.04, 0.0, chance.beta(4, 3, number))  # some never answer
    days = np.arange(plan.start, plan.end, 86_400)
    return Habits(
        rate=rate.round(4),
        median=np.exp(chance.uniform(np.log(600), np.log(8 * 3600), number)).round(),
        spread=chance.uniform(0.6, 1.2, number).round(3),
        service=chance.choice(3, number, p=[0.25, 0.35, 0.4]),
        automatic=np.where(chance.random(number) < 0.2, chance.uniform(0.3, 0.9, number), 0).round(3),
        colleague=chance.uniform(0, 0.4, number).round(3),
        crisis=np.where(chance.random(number) < 0.3, chance.choice(days, number), 0),
    )
