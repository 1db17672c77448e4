"""Worlds of two organisations and three residents in which anything may be said to anybody, at awkward moments."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any, get_args

from meetlat.measure.definitions import Definition
from meetlat.measure.definitions.definition import Among, AnswerBy, Clock, Counts, From, Time, Unseen, Way
from meetlat.measure.hours import Opening, Schedule, shipped
from tests.measure.yardstick.worlds import MONDAY, PERIOD, Row, World

SECOND, MINUTE, HOUR, DAY = (timedelta(**{name: 1}) for name in ("seconds", "minutes", "hours", "days"))
STEPS = (
    timedelta(0), SECOND, 5 * MINUTE, HOUR, 4 * HOUR, 24 * HOUR - SECOND, 24 * HOUR, 24 * HOUR + SECOND, 3 * DAY,
    7 * DAY - SECOND, 7 * DAY, 7 * DAY + SECOND, 12 * DAY,
)  # fmt: skip
LENGTH = 40 * DAY  # from the day before the period until ten days after it
BEGIN = PERIOD.since - DAY
NIGHT = Schedule("night", "NL", tuple(Opening(day, 20 * 60, 2 * 60) for day in range(7)), holidays_kept=False)
SCHEDULES = {"office": shipped()["office"], "belgian": shipped("BE")["office"], "night": NIGHT}
APART = 1_000  # numbers of a world
FIRST, RESIDENTS = 900, (1, 2, 3)  # authors: FIRST + place of an account
KINDS = ("post", "post", "reply", "reply", "reply", "comment", "repost", "quote")
ORGANISED = (("a", "a"), ("a", "aa"), ("b", "b"), ("b", "shared"), ("a", "shared"))  # who holds which account


def random_world(dice: Random, number: int = 0, most: int = 25) -> World:
    """``number`` keeps it apart from others, so that many can be measured at once."""
    apart, name = number * APART, f"{number:04d}"
    accounts = [f"{name}.{account}" for account in dict.fromkeys(account for _, account in ORGANISED)]
    authors = {account: apart + FIRST + place for place, account in enumerate(accounts)}
    messages: list[Row] = []
    at = BEGIN + dice.choice(STEPS)
    for key in range(apart + 1, apart + dice.randint(1, most) + 1):
        at += dice.choice(STEPS) if dice.random() < 0.7 else dice.random() * DAY
        if at >= BEGIN + LENGTH:
            break
        messages.append(_message(dice, key, at, authors, [apart + one for one in RESIDENTS], messages))
    return World(
        messages=dice.sample(messages, len(messages)),
        holders=[_holder(dice, f"zz.{name}.{body}", f"{name}.{account}", authors) for body, account in ORGANISED],
        organisations=[
            {"organisation": f"zz.{name}.{body}", "schedule": dice.choice([*SCHEDULES]), "kind": dice.choice("km")}
            for body in ("a", "b")
        ],
        observed={"x": PERIOD.until},
        schedules=SCHEDULES,
        missed=[gap for body in ("a", "b") for gap in _missed(dice, f"zz.{name}.{body}")],
    )


def together(worlds: Iterable[World]) -> World:
    """As one: nobody in it knows anybody of another."""
    all_of_them = list(worlds)

    def rows(name: str) -> list[Row]:
        return [row for world in all_of_them for row in getattr(world, name)]

    return World(
        messages=rows("messages"),
        holders=rows("holders"),
        organisations=rows("organisations"),
        observed=all_of_them[0].observed,
        schedules=SCHEDULES,
        missed=rows("missed"),
    )


def _missed(dice: Random, organisation: str) -> list[Row]:
    """None, one or two gaps."""
    ends = sorted(BEGIN + LENGTH * dice.random() for _ in range(2 * dice.choice([0, 0, 1, 2])))
    return [
        {"organisation": organisation, "platform": "x", "since": since, "until": until}
        for since, until in zip(ends[::2], ends[1::2], strict=True)
    ]


def _message(dice: Random, key: int, at: datetime, authors: dict[str, int], people: list[int], said: list[Row]) -> Row:
    account = dice.choice([None, None, dice.choice([*authors])])
    everybody = [*people, *people, *authors.values()] if account else [*authors.values(), *people]
    return {
        "key": key,
        "created_at": at,
        "account": account,
        "author": authors[account] if account else dice.choice([*people, people[0], people[0]]),
        "kind": dice.choice(KINDS),
        "mentions": dice.sample([*dict.fromkeys(dice.sample(everybody, 4))], dice.choice((0, 1, 1, 2))),
        "page": dice.choice([None, None, *authors.values()]),
        "is_question": dice.random() < 0.6,
        "automatic": dice.random() < 0.2,
        **_thread(dice, key, said),
    }


def _thread(dice: Random, key: int, said: list[Row]) -> Row:
    """Replies to nothing, to what was said before, or to what is not there, in a known or an unknown thread."""
    lost = key // APART * APART + APART // 2 + dice.randrange(3)
    if not said or dice.random() < 0.25:
        return {"parent": None, "root": None}
    above = dice.choice(said[-4:])
    if dice.random() < 0.3:
        return {"parent": lost, "root": dice.choice([lost, above["root"] or above["key"]])}
    return {"parent": above["key"], "root": above["root"] or above["key"]}


def _holder(dice: Random, organisation: str, account: str, authors: dict[str, int]) -> Row:
    edge = MONDAY + dice.choice((-7, 0, 7)) * DAY
    ended: Any = dice.choice([None, None, None, edge])
    begun: Any = dice.choice([None, None, None, edge - 14 * DAY])
    author = dice.choice([authors[account], None])
    return {"organisation": organisation, "account": account, "author": author, "since": begun, "until": ended}


def random_rule(dice: Random, own: Definition) -> Definition:
    """A definition that nobody ships."""
    ways: tuple[Way, ...] = ("mention", "reply", "page")
    return replace(
        own,
        id="any",
        silence=dice.choice([None, 3_600, 86_400, 3 * 86_400]),
        ways=tuple(sorted(dice.sample(ways, dice.randint(1, 3)))),
        counts=dice.choice(get_args(Counts)),
        answer_by=dice.choice(get_args(AnswerBy)),
        answer_automatic=dice.random() < 0.5,
        measured_from=dice.choice(get_args(From)),
        clock=dice.choice(get_args(Clock)),
        within=dice.choice([None, 3_600, 86_400, 7 * 86_400]),
        last_days=dice.choice([None, 3, 14]),
        at_least=dice.choice([0, 2, 4]),
        among=dice.choice(get_args(Among)),
        censoring=dice.random() < 0.5,
        unseen=dice.choice(get_args(Unseen)),
        time=dice.choice(get_args(Time)),
        fastest=dice.choice([0.2, 0.5, 0.9]),
        minimum=dice.choice([1, 3]),
    )
