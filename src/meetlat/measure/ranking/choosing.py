"""Who of a table takes part in a ranking, in which group, and why the others do not."""

import operator
from dataclasses import dataclass, field

import numpy as np

from meetlat.measure.ranking.asked import Asked, Condition
from meetlat.measure.ranking.chance import Chance
from meetlat.measure.ranking.field import Field
from meetlat.measure.ranking.places import Numbers, Truths
from meetlat.measure.ranking.rules import Missing
from meetlat.measure.ranking.sheet import BadSheet, Sheet, listed
from meetlat.measure.size_classes import size_classes

SIGNS = {">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt}
LEAST = 1e-9  # of what is divided by
WHOLE = ""  # the group of a ranking that is not split


@dataclass(frozen=True)
class TooFew:
    """``number``: NaN where it is not known."""

    name: str
    column: str
    number: float
    minimum: float


@dataclass(frozen=True)
class Chosen:
    """``groups``: who is ranked with whom; ``not_ranked``: name to what is not known of it."""

    groups: dict[str, Field]
    too_few: list[TooFew] = field(default_factory=list)
    not_ranked: dict[str, list[str]] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


def choose(sheet: Sheet, asked: Asked) -> Chosen:
    """Everybody of the table is in exactly one of the four. Raises BadSheet where nobody can be ranked."""
    whole = field_of(sheet, asked)
    groups = _groups(sheet, asked)
    chosen = Chosen({})
    members: dict[str, list[int]] = {}
    few, asked_for = _too_few(sheet, asked), _asked_for(sheet, asked)
    for row, name in enumerate(whole.names):
        if not asked_for[row]:
            chosen.left_out.append(name)
        elif row in few:
            chosen.too_few.append(few[row])
        elif unknown := _unknown(whole, row, asked, groups):
            chosen.not_ranked[name] = unknown
        else:
            members.setdefault(groups[row], []).append(row)
    if not members:
        raise BadSheet(f"{sheet.file}: nobody can be ranked. {_why(chosen)}")
    chosen.groups.update({group: whole.of(members[group]).in_order() for group in _order(members)})
    return chosen


def field_of(sheet: Sheet, asked: Asked) -> Field:
    """Everybody of the table, with their figures."""
    names = sheet.names(asked.name)
    per = sheet.check(asked.per, lambda n: n < LEAST, f"more than 0 (at least {LEAST:.9f})") if asked.per else None
    cases_of, ends_of = dict(asked.shares), {name: ends for name, *ends in asked.intervals}
    figures, cases, ends = [], [], []
    for measure in asked.measures:
        if measure.chance is Chance.SHARE:
            found, divided = _share(sheet, measure.name, cases_of[measure.name])
        else:
            found, divided = _count(sheet, measure.name, per if measure.per else None, measure.chance)
        figures.append(found)
        cases.append(divided)
        ends.append(_ends(sheet, found, *ends_of.get(measure.name, ())))
    return Field(tuple(names), asked.measures, np.array(figures), np.array(cases), np.stack(ends, axis=1))


def _ends(sheet: Sheet, figures: Numbers, *columns: str) -> Numbers:
    """Low and high of an interval that holds the figure; NaN without columns, or where one of the two is empty."""
    if not columns:
        return np.full((2, figures.size), np.nan)
    low, high = columns
    lows = sheet.check(low, lambda n: n > figures, "no more than the figure itself")
    highs = sheet.check(high, lambda n: n < figures, "no less than the figure itself")
    known = ~np.isnan(lows + highs)
    return np.array([np.where(known, lows, np.nan), np.where(known, highs, np.nan)])


def _count(sheet: Sheet, column: str, per: Numbers | None, chance: Chance) -> tuple[Numbers, Numbers]:
    counted = sheet.check(column, lambda n: (n < 0) & (chance is Chance.COUNT), "a count: 0 or more")
    divided = np.ones_like(counted) if per is None else per
    return counted / divided, divided


def _share(sheet: Sheet, column: str, cases: str) -> tuple[Numbers, Numbers]:
    shares = sheet.check(column, lambda n: (n < 0) | (n > 1), "a share from 0 to 1")
    numbers = sheet.check(
        cases, lambda n: (n < 0) | ((n < 1) & ~np.isnan(shares)), f"1 or more where {column} is known"
    )
    known = np.where(np.isnan(numbers), np.nan, shares)
    return known, np.where(np.isnan(known), np.nan, numbers)


def _asked_for(sheet: Sheet, asked: Asked) -> Truths:
    """Who meets all conditions."""
    found = np.ones(len(sheet.rows), dtype=np.bool_)
    for condition in asked.where:
        met = _met(sheet, condition)
        if not met.any():
            there = listed(sorted(set(sheet.column(condition.column))))
            raise BadSheet(
                f"{sheet.file}: no row meets --where {condition}. Column {condition.column!r} holds: {there}."
            )
        found &= met
    return found


def _met(sheet: Sheet, condition: Condition) -> Truths:
    if condition.sign in SIGNS:
        return np.array(SIGNS[condition.sign](sheet.numbers(condition.column), float(condition.value)), dtype=np.bool_)
    cells = sheet.column(condition.column)
    equal = condition.sign == "="
    return np.array([(cell == condition.value) is equal and (equal or cell != "") for cell in cells], dtype=np.bool_)


def _too_few(sheet: Sheet, asked: Asked) -> dict[int, TooFew]:
    """Per row the first minimum that is not reached, or not known to be."""
    names, found = sheet.column(asked.name), dict[int, TooFew]()
    for column, minimum in asked.minimums:
        numbers = sheet.numbers(column)
        for row in np.flatnonzero(~(numbers >= minimum)).tolist():
            found.setdefault(row, TooFew(names[row], column, float(numbers[row]), minimum))
    return found


def _unknown(whole: Field, row: int, asked: Asked, groups: list[str]) -> list[str]:
    """What keeps a member from being ranked: the group, or measures that are not known."""
    unknown = [
        measure.name for measure, figure in zip(whole.measures, whole.figures[:, row], strict=True) if figure != figure
    ]
    if asked.missing is Missing.LAST and len(unknown) < len(whole.measures):
        unknown = []
    return unknown + ([asked.within] if asked.within and not groups[row] else [])


def _groups(sheet: Sheet, asked: Asked) -> list[str]:
    """The group of each row; by size class where the column is the one of the inhabitants."""
    if not asked.within:
        return [WHOLE] * len(sheet.rows)
    if asked.within != asked.per:
        return sheet.column(asked.within)
    return [_size_class(number) for number in sheet.numbers(asked.within)]


def _size_class(inhabitants: float) -> str:
    return next((known.id for known in reversed(size_classes()) if inhabitants >= known.start), "")


def _order(members: dict[str, list[int]]) -> list[str]:
    """Size classes from small to large, other groups by the alphabet."""
    classes = [known.id for known in size_classes()]
    return sorted(members, key=lambda group: (classes.index(group) if group in classes else len(classes), group))


def _why(chosen: Chosen) -> str:
    return (
        f"Not known: {len(chosen.not_ranked)}; too few: {len(chosen.too_few)};"
        f" left out by --where: {len(chosen.left_out)}."
    )
