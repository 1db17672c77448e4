"""Figures of organisations and of their groups, from what the indicators computed: a few thousand rows, in Python."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from math import fsum
from statistics import fmean, median
from typing import TYPE_CHECKING, Any

from meetlat.measure.groups import CUTS
from meetlat.measure.indicator import Indicator
from meetlat.measure.shaped import shaped
from meetlat.measure.statistics.intervals import share_interval

if TYPE_CHECKING:
    from ibis.expr.types import Table

VALUE = {
    "organisation": "string", "platform": "string", "value": "float64", "count": "float64", "base": "float64",
    "n": "int64", "low": "float64", "high": "float64",
}  # fmt: skip
PLACE = ("country", "kind", "size_class", "province")
FIGURE = (
    "indicator", "organisation", *PLACE, "platform", "value", "count", "n", "low", "high", "coverage", "note",
)  # fmt: skip
TOO_FEW = "too_few"
NONE = 1  # as a minimum: what is counted is told whatever it is, zero too
Row = dict[str, Any]


def values(indicator: Indicator, tables: dict[str, "Table"]) -> "Table":
    """An indicator's value for every organisation that has one: the columns of VALUE, empty where it says nothing."""
    assert indicator.compute is not None, f"indicator {indicator.id} computes nothing"
    return shaped(indicator.compute(tables), VALUE)


def figures(indicator: Indicator, rows: Iterable[Row], places: dict[str, Row], coverage: dict[str, float]) -> list[Row]:
    """The figures of every organisation and group: rows with the keys of FIGURE.

    ``places``: organisation -> country, kind, size_class, province. A figure of fewer than the indicator's minimum is
    not told: its n is. A minimum of 1 asks nothing: who said nothing said 0.
    """
    known = [row for row in rows if row["organisation"] in places]
    own = [_own(indicator, row, places[row["organisation"]], coverage) for row in known]
    return [*own, *_groups(indicator, known, places)]


def _own(indicator: Indicator, row: Row, place: Row, coverage: dict[str, float]) -> Row:
    told = {**row, **place, "indicator": indicator.id, "coverage": coverage.get(row["organisation"]), "note": ""}
    if not _enough(indicator, row):
        told |= {"value": None, "count": None, "low": None, "high": None, "note": TOO_FEW}
    return {name: told[name] for name in FIGURE}


def _enough(indicator: Indicator, row: Row) -> bool:
    return indicator.minimum <= NONE or row["n"] is None or row["n"] >= indicator.minimum


def _groups(indicator: Indicator, rows: list[Row], places: dict[str, Row]) -> Iterator[Row]:
    for cut in CUTS:
        groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in rows:
            place = places[row["organisation"]]
            if all(place[name] for name in cut):
                groups[(*(place[name] for name in ("country", "kind", *cut)), row["platform"])].append(row)
        for key in sorted(groups):
            yield _group(indicator, dict(zip(("country", "kind", *cut, "platform"), key, strict=True)), groups[key])


def _group(indicator: Indicator, group: Row, rows: list[Row]) -> Row:
    told = dict.fromkeys(FIGURE) | dict.fromkeys(("organisation", *PLACE, "note"), "") | group
    return told | {"indicator": indicator.id} | _whole(indicator, rows)


def _whole(indicator: Indicator, rows: list[Row]) -> Row:
    """How organisations add up: see ``Indicator``. n counts organisations, or what stands behind a ratio.

    Those of too few have no figure of their own and are only part of a ratio: what is told can be computed again.
    """
    known = [row["value"] for row in rows if row["value"] is not None and _enough(indicator, row)]
    if indicator.whole == "ratio":
        return _ratio(indicator, rows)
    if indicator.whole == "share":
        count = float(sum(value > 0 for value in known))
        return {"value": count / len(known) if known else None, "count": count, "n": len(known)}
    adds: dict[str, Callable[[list[float]], float]] = {"sum": fsum, "mean": fmean, "median": median}
    added = adds[indicator.whole](known) if known else None
    return {"value": added, "n": len(known)}


def _ratio(indicator: Indicator, rows: list[Row]) -> Row:
    """Everything together over everything together; a share of messages or contacts with its interval."""
    both = [row for row in rows if row["count"] is not None and row["base"]]
    count, base = (sum(row[name] for row in both) for name in ("count", "base"))
    told = {"count": count, "n": sum(row["n"] or 0 for row in both), "value": None}
    if not base:
        return told
    told["value"] = count / base * indicator.scale
    if indicator.unit == "share" and any(row["low"] is not None for row in both):  # a full count has no interval
        low, high = share_interval(count / base, base)
        told |= {"low": float(low), "high": float(high)}
    return told
