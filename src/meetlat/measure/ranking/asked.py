"""What a ranking is asked for, and the words in which it is asked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from meetlat.measure.ranking.chance import Chance
from meetlat.measure.ranking.field import Measure
from meetlat.measure.ranking.rules import Missing, Tie
from meetlat.measure.ranking.sheet import NUMBER
from meetlat.problem import Problem

INTERVAL = "MEASURE:LOW:HIGH"
LARGEST = 1_000_000  # weight or minimum
PARTS = {"--weight": "MEASURE=N", "--share": "MEASURE:COLUMN", "--minimum": "COLUMN:N"}
AS_IS = (Chance.SHARE, Chance.INTERVAL)  # never divided by anything
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
    """``shares``: measure and the column with its number of cases; ``minimums``: column and how many are enough;
    ``intervals``: measure and the columns with the ends of its interval.
    """

    measures: tuple[Measure, ...]
    name: str = "name"
    per: str = ""
    shares: tuple[tuple[str, str], ...] = ()
    within: str = ""
    where: tuple[Condition, ...] = ()
    minimums: tuple[tuple[str, float], ...] = ()
    tie: Tie = Tie.SHARED
    missing: Missing = Missing.NOT_RANKED
    intervals: tuple[tuple[str, str, str], ...] = ()

    @property
    def columns(self) -> set[str]:
        """Every column that the table must have."""
        named = {self.name, self.per, self.within, *(measure.name for measure in self.measures)}
        named |= {cases for _, cases in self.shares} | {column for column, _ in self.minimums}
        named |= {end for _, *ends in self.intervals for end in ends}
        return (named | {condition.column for condition in self.where}) - {""}


def measures(
    by: Sequence[str],
    per: str = "",
    less: Iterable[str] = (),
    weights: Iterable[str] = (),
    shares: Iterable[str] = (),
    counts: Iterable[str] = (),
    intervals: Iterable[str] = (),
) -> tuple[Measure, ...]:
    """``weights``: ``measure=2``; ``shares``: ``measure:cases``; ``intervals``: ``measure:low:high``. Raises WrongUse.

    Shares, and figures with an interval, are as they stand there: never divided by ``per``.
    """
    _check_by(by, per)
    heavy = {name: _weight(name, value) for name, value in _pairs("--weight", weights, "=")}
    low = set(less)
    by_chance = {
        "--share": dict(_pairs("--share", shares, ":")),
        "--count": dict.fromkeys(counts, ""),
        "--interval": {name: "" for name, *_ in interval_columns(intervals)},
    }
    for option, named in (("--weight", heavy), ("--less", low), *by_chance.items()):
        _check_named(option, named, by)
    chances = _chances(by_chance)
    return tuple(
        Measure(name, heavy.get(name, 1.0), name in low, "" if chance in AS_IS else per, chance)
        for name in by
        for chance in (chances.get(name, Chance.NONE),)
    )


def _chances(options: Mapping[str, Iterable[str]]) -> dict[str, Chance]:
    """How far each measure is a matter of chance; in one way only."""
    found: dict[str, str] = {}
    for option, named in options.items():
        for name in named:
            if name in found:
                raise WrongUse(f"{name!r} cannot have {found[name]} and {option} at once. Choose one.")
            found[name] = option
    return {name: Chance(option.removeprefix("--")) for name, option in found.items()}


def share_columns(shares: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """``answered:contacts``: the share answered is one of so many contacts."""
    return tuple(_pairs("--share", shares, ":"))


def interval_columns(intervals: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
    """``median:low:high``: the columns with the interval of 95 % of a measure."""
    found: dict[str, tuple[str, str, str]] = {}
    for one in intervals:
        parts = [part.strip() for part in one.rsplit(":", 2)]
        if len(parts) < 3 or not all(parts):
            raise WrongUse(f"--interval {one!r} lacks one of its three parts. Allowed: {INTERVAL}.")
        measure, low, high = parts
        if measure in found:
            raise WrongUse(f"--interval names {measure!r} twice.")
        found[measure] = (measure, low, high)
    return tuple(found.values())


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
