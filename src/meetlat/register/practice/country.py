"""The committed lists of the practice country. No place in it has the name of a real one."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
FIRST_YEAR, LAST_YEAR = 2020, 2026
CREATED = "2026-01-01"  # the day that the practice country describes

Row = dict[str, str]


@dataclass(frozen=True)
class Municipality:
    """One that exists today. ``row`` and ``column`` are its place on the map, counted from the north-west."""

    code: str  # ZM001
    name: str
    province: str
    row: int
    column: int
    village: str
    since: int  # the year it was made by a merger, else FIRST_YEAR

    @property
    def id(self) -> str:
        return id_of(self.code)

    @property
    def domain(self) -> str:
        return self.name.lower()


@dataclass(frozen=True)
class Former:
    """A municipality that was merged away; ``until`` is the first year without it."""

    code: str
    name: str
    province: str
    until: int

    @property
    def id(self) -> str:
        return id_of(self.code)


def id_of(code: str) -> str:
    """``ZM001`` -> ``zz.m001``."""
    return f"zz.{code.removeprefix('Z').lower()}"


@cache
def municipalities() -> tuple[Municipality, ...]:
    return tuple(_municipality(**row) for row in listed("municipalities"))


def _municipality(row: str, column: str, since: str, **names: str) -> Municipality:
    return Municipality(row=int(row), column=int(column), since=int(since or FIRST_YEAR), **names)


@cache
def former_municipalities() -> tuple[Former, ...]:
    return tuple(_former(**row) for row in listed("former_municipalities"))


def _former(until: str, **names: str) -> Former:
    return Former(until=int(until), **names)


def every_municipality() -> dict[str, Municipality | Former]:
    """Today's and former ones by id."""
    today: list[Municipality | Former] = [*municipalities()]
    return {one.id: one for one in [*today, *former_municipalities()]}


def municipalities_in(year: int) -> list[Municipality | Former]:
    """Those that existed on 1 January of a year."""
    today = [one for one in municipalities() if one.since <= year]
    return [*today, *(one for one in former_municipalities() if year < one.until)]


def listed(name: str) -> list[Row]:
    """The rows of ``NAME.csv`` in this folder."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
