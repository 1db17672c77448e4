"""What a ranking is asked for, and the words in which it is asked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from meetlat.measure.ranking.chance import Chance
from meetlat.measure.ranking.field import Measure
from meetlat.measure.ranking.rules import Missing, Tie
from meetlat.measure.ranking.sheet import NUMBER
from meetlat.problem import Problem

LARGEST = 1_000_000  # weight or minimum
PARTS = {"--weight": "MEASURE=N", "--share": "MEASURE:COLUMN", "--minimum": "COLUMN:N"}
CONDITION = re.compile(r"(?P<column>[^=!<>]+)(?P<sign>!=|>=|<=|=|>|<)(?P<value>.*)", re.DOTALL)


class WrongUse(Problem):
    """A question that cannot be put; the text names the option, its value and what is allowed."""


@dataclass(frozen=True)
class Condition:
    """``sign``: = and != compare text, the others numbers. An empty cell meets none but = with nothing."""

    column: str
    sign: str
    value: str

    def __str__(self) -> str:
        return f"{self.column}{self.sign}{self.value}"


@dataclass(frozen=True)
class Asked:
    """``shares``: measure and the column with its number of cases; ``minimums``: column and how many are enough."""

    measures: tuple[Measure, ...]
    name: str = "name"
    per: str = ""
    shares: tuple[tuple[str, str], ...] = ()
    within: str = ""
    where: tuple[Condition, ...] = ()
    minimums: tuple[tuple[str, float], ...] = ()
    tie: Tie = Tie.SHARED
    missing: Missing = Missing.NOT_RANKED

    @property
    def columns(self) -> set[str]:
        """Every column that the table must have."""
        named = {self.name, self.per, self.within, *(measure.name for measure in self.measures)}
        named |= {cases for _, cases in self.shares} | {column for column, _ in self.minimums}
        return (named | {condition.column for condition in self.where}) - {""}


def measures(
    by: Sequence[str],
    per: str = "",
    less: Iterable[str] = (),
    weights: Iterable[str] = (),
    shares: Iterable[str] = (),
    counts: Iterable[str] = (),
) -> tuple[Measure, ...]:
    """``weights``: ``measure=2``; ``shares``: ``measure:cases``, never divided by ``per``. Raises WrongUse."""
    _check_by(by, per)
    heavy = {name: _weight(name, value) for name, value in _pairs("--weight", weights, "=")}
    parts, events, low = dict(_pairs("--share", shares, ":")), set(counts), set(less)
    for option, named in (("--weight", heavy), ("--share", parts), ("--count", events), ("--less", low)):
        _check_named(option, named, by)
    if both := parts.keys() & events:
        raise WrongUse(f"{min(both)!r} cannot be a share of cases (--share) and a count of events (--count) at once.")
    chances = {**dict.fromkeys(parts, Chance.SHARE), **dict.fromkeys(events, Chance.COUNT)}
    return tuple(
        Measure(name, heavy.get(name, 1.0), name in low, "" if name in parts else per, chances.get(name, Chance.NONE))
        for name in by
    )


def share_columns(shares: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """``answered:contacts``: the share answered is one of so many contacts."""
    return tuple(_pairs("--share", shares, ":"))


def minimums(asked: Iterable[str]) -> tuple[tuple[str, float], ...]:
    """``contacts:20``: who has fewer is not ranked."""
    return tuple((column, _positive("--minimum", column, number)) for column, number in _pairs("--minimum", asked, ":"))


def conditions(asked: Iterable[str]) -> tuple[Condition, ...]:
    """``tourist=no``, ``residential>=80``."""
    return tuple(map(_condition, asked))


def _condition(asked: str) -> Condition:
    if not (found := CONDITION.fullmatch(asked)):
        raise WrongUse(f"--where {asked!r} is no condition. Allowed: COLUMN=VALUE, with =, !=, >=, <=, > or <.")
    condition = Condition(found["column"].strip(), found["sign"], found["value"].strip())
    if condition.sign not in ("=", "!="):
        _number("--where", asked, condition.value)
    return condition


def _check_by(by: Sequence[str], per: str) -> None:
    if not by:
        raise WrongUse("Nothing to rank by. Name one or more columns: --by COLUMN.")
    for name in by:
        if by.count(name) > 1:
            raise WrongUse(f"--by {name!r} is named twice. To let it count twice: --weight {name}=2.")
    if "" in by:
        raise WrongUse("--by '' names no column. Name one as it stands in the first line of the table.")
    if per in by:
        raise WrongUse(f"--by {per!r} cannot be divided by itself (--per).")


def _check_named(option: str, named: Iterable[str], by: Sequence[str]) -> None:
    for name in named:
        if name not in by:
            raise WrongUse(f"{option} {name!r} is no measure of this ranking. Allowed: {', '.join(by)}.")


def _pairs(option: str, asked: Iterable[str], sign: str) -> list[tuple[str, str]]:
    pairs: dict[str, str] = {}
    for one in asked:
        name, found, value = (part.strip() for part in one.rpartition(sign))
        if not (found and name and value):
            raise WrongUse(f"{option} {one!r} lacks one of its two parts. Allowed: {PARTS[option]}.")
        if name in pairs:
            raise WrongUse(f"{option} names {name!r} twice.")
        pairs[name] = value
    return list(pairs.items())


def _weight(name: str, value: str) -> float:
    return _positive("--weight", name, value)


def _positive(option: str, name: str, value: str) -> float:
    number = _number(option, f"{name} {value}", value)
    if not 0 < number <= LARGEST:
        raise WrongUse(f"{option} {name}: {value} is not allowed. Allowed: more than 0, at most {LARGEST:,}.")
    return number


def _number(option: str, asked: str, value: str) -> float:
    if not NUMBER.fullmatch(value):
        raise WrongUse(f"{option} {asked!r}: {value!r} is no number. Allowed: a number such as 2 or 0.5.")
    return float(value)
