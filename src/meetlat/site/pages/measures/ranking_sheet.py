"""The figures of an edition as a sheet that can be ranked, and the ranking of it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from meetlat.measure.ranking import (
    Asked,
    BadSheet,
    Sheet,
    as_json,
    interval_columns,
    measures,
    minimums,
    rank,
    rank_sheet,
    share_columns,
)
from meetlat.measure.ranking.choosing import Chosen, choose
from meetlat.report.models import Edition
from meetlat.site.pages.measures.known import Place, Value, peers
from meetlat.site.pages.measures.ranking_asked import OFFERED, Wish

ASKED = "asked"  # the column with how many questions there were
OF = "_of"  # behind a share: what it is a share of
LOW, HIGH = "_low", "_high"  # behind a time: the ends of its interval


@dataclass(frozen=True)
class Result:
    """``leaders``: measure -> organisations; ``said``: the document of `meetlat rank --json`, where a list is asked."""

    chosen: Chosen
    leaders: dict[str, list[str]]
    said: dict[str, Any] | None

    @property
    def ranked(self) -> int:
        return sum(len(field.names) for field in self.chosen.groups.values())


def ranked(
    edition: Edition, country: str, kind: str, wish: Wish, without: frozenset[str] = frozenset()
) -> Result | None:
    """Of all but those who are left out; None where nobody can be ranked."""
    return _ranked(edition.pk, edition.checksum, country, kind, wish, without)


@lru_cache(maxsize=64)
def _ranked(edition: str, checksum: str, country: str, kind: str, wish: Wish, without: frozenset[str]) -> Result | None:
    table = sheet(Edition(pk=edition, checksum=checksum), Place(country, kind, wish.size_class), wish, without)
    question = asked(wish)
    try:
        chosen = choose(table, question)
    except BadSheet:
        return None
    found = rank(next(iter(chosen.groups.values())), wish.tie)
    leaders = {one: found.leaders(place) for place, one in enumerate(wish.measures)}
    return Result(chosen, leaders, as_json(rank_sheet(table, question)) if wish.listed else None)


def asked(wish: Wish) -> Asked:
    shares = [f"{one}:{one}{OF}" for one in wish.measures if OFFERED[one].share]
    intervals = [f"{one}:{one}{LOW}:{one}{HIGH}" for one in wish.measures if OFFERED[one].interval]
    less = [one for one in wish.measures if OFFERED[one].less]
    weights = [f"{one}={wish.weight(one):g}" for one in wish.measures if wish.weight(one) != 1]
    least = minimums([f"{ASKED}:{wish.minimum}"]) if wish.minimum else ()
    return Asked(
        measures(wish.measures, less=less, weights=weights, shares=shares, intervals=intervals),
        shares=share_columns(shares),
        minimums=least,
        tie=wish.tie,
        intervals=interval_columns(intervals),
    )


def sheet(edition: Edition, place: Place, wish: Wish, without: frozenset[str] = frozenset()) -> Sheet:
    """A row for each organisation of the group that is not left out, by its id."""
    found = peers(edition, place, tuple(sorted({"posts", "answered", *map(wish.indicator, wish.measures)})))
    shares = [one for one in wish.measures if OFFERED[one].share]
    timed = [one for one in wish.measures if OFFERED[one].interval]
    ends = [one + end for one in timed for end in (LOW, HIGH)]
    header = ("name", ASKED, *wish.measures, *(one + OF for one in shares), *ends)
    rows = []
    for id in sorted(found["posts"].keys() - without):
        figures = [found[wish.indicator(one)].get(id) for one in wish.measures]
        cases = [found[one].get(id) for one in shares]
        between = [end for one in timed for end in _ends(found[one].get(id))]
        rows.append((id, _n(found["answered"].get(id)), *map(_value, figures), *map(_n, cases), *between))
    return Sheet(edition.pk, edition.checksum, header, tuple(range(2, len(rows) + 2)), tuple(rows))


def _value(one: Value | None) -> str:
    return _written(one.value if one else None)


def _ends(one: Value | None) -> tuple[str, str]:
    return _written(one.low if one else None), _written(one.high if one else None)


def _written(number: float | None) -> str:
    return "" if number is None else f"{number:.12g}"


def _n(one: Value | None) -> str:
    return "" if one is None or one.n is None else str(one.n)
