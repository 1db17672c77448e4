"""Freezes how many residents are on each platform, as an edition that the site shows."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetlat.collect.readings.corrections import corrections_of
from meetlat.lake import Lake, connect, describe
from meetlat.measure.small import FEWEST
from meetlat.register.invented import is_invented
from meetlat.report.holders import holders
from meetlat.report.kept import About, Found, Row, keep, row, same
from meetlat.report.models import Edition
from meetlat.report.placed import Asked, NobodyPlaced, placed_accounts, spoken
from meetlat.report.residents import Estimate, inhabitants, municipalities
from meetlat.report.taking import Progress, silently, taking

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.backends.sql import SQLBackend

SUBJECT = "residents"
RESIDENTS, PER_1000, FACTOR, OUTSIDE = "residents", "residents_per_1000", "residents_factor", "residents_outside"
VERSIONS = dict.fromkeys((RESIDENTS, PER_1000, FACTOR, OUTSIDE), 1)
INSIDE, BESIDE = "inside", "outside"  # notes of the figure from outside
KIND = "municipality"


def keep_residents(
    home: Path, lake: Lake, asked: Asked, source: str = "", engine: str = "duckdb", on_progress: Progress = silently
) -> tuple[Edition, bool]:
    """The edition of a country and period, and whether it had to be taken now; raises NobodyPlaced.

    Of all platforms together and of each on which enough accounts are placed; or of the one that is asked for. The
    figure from outside, which ``source`` found, is held beside all together or beside that one.
    """
    with taking(home, on_progress):
        return _kept(home, lake, asked, source, engine)


def _kept(home: Path, lake: Lake, asked: Asked, source: str, engine: str) -> tuple[Edition, bool]:
    towns = municipalities(asked)
    about = _about(lake, asked, source, towns)
    if known := same(about):
        return known, False
    found = _each(lake, connect(engine, home / "spill"), asked, towns)
    place = {one["organisation"]: one for one in towns.to_pylist()}
    rows = [figure for one, shown in zip(found, told(found), strict=True) for figure in _figures(one, shown, place)]
    queries = found[0].placed.queries
    return keep(home, about, Found(rows, queries, {"asked": _asked_table(asked, source)})), True


def _about(lake: Lake, asked: Asked, source: str, towns: "pa.Table") -> About:
    practice = is_invented(asked.country)
    small = {"holders": holders(practice), "municipalities": towns, "corrections": corrections_of(lake)}
    went_in = describe({**small, "asked": _asked_table(asked, source)})
    name = "-".join(filter(None, (SUBJECT, asked.country, asked.period.name, asked.platform))).lower()
    day = asked.period.after - timedelta(days=1)
    return About(SUBJECT, name, day, practice, VERSIONS, {"lake": lake.described(), **went_in})


def _asked_table(asked: Asked, source: str) -> "pa.Table":
    """What was given from outside, and who found it."""
    import pyarrow as pa

    columns: dict[str, Any] = {
        "factor": pa.array([asked.factor], pa.float64()),
        "outside": pa.array([asked.outside], pa.int64()),
        "source": pa.array([source], pa.string()),
    }
    return pa.table(columns)


def _each(lake: Lake, backend: "SQLBackend", asked: Asked, towns: "pa.Table") -> list[Estimate]:
    """What is asked; and behind all platforms together each of them, where that can be told."""
    people = inhabitants(towns, asked)
    said = spoken(lake, backend, asked, list(people), kept=True)
    found = [Estimate(asked, placed_accounts(said, asked), people)]
    for platform in [] if asked.platform else said.platforms():
        one = replace(asked, platform=platform, outside=None)
        try:
            found.append(Estimate(one, placed_accounts(said, one), people))
        except NobodyPlaced:
            continue
    return found


def told(found: list[Estimate]) -> list[list[Row]]:
    """The rows of each: the first is of all platforms together, the others are of one.

    Where a town has a few accounts on the platforms that are not told of it, the smallest of those that are goes too:
    else taking all from the total would tell of these few.
    """
    together, *each = (one.rows() for one in found)
    for town in together:
        here = [(said["placed"], place) for place, rows in enumerate(each) for said in rows if _is_of(said, town)]
        left = town["placed"] - sum(placed for placed, _ in here)
        if here and 0 < left < FEWEST:
            place = min(here)[1]
            each[place] = [said for said in each[place] if not _is_of(said, town)]
    return [together, *each]


def _is_of(said: Row, town: Row) -> bool:
    return bool(said["organisation"] == town["organisation"])


def _figures(one: Estimate, shown: list[Row], place: dict[str, Row]) -> list[Row]:
    group = {"country": one.asked.country, "kind": KIND, "platform": one.asked.platform}
    coverage = one.placed.anywhere / one.placed.accounts
    numbers = {"count": one.placed.accounts, "n": one.placed.anywhere, "note": one.factor_from}
    figures = [
        row(RESIDENTS, **group, **_ends(one.whole()), n=one.placed.anywhere, coverage=coverage),
        row(FACTOR, **group, value=one.factor, **numbers),
    ]
    if outside := one.outside():
        note = INSIDE if outside["inside"] else BESIDE
        figures.append(row(OUTSIDE, **group, value=outside["accounts"], note=note))
    return [*figures, *(figure for said in shown for figure in _of_town(one, said, place[said["organisation"]]))]


def _of_town(one: Estimate, said: Row, place: Row) -> list[Row]:
    names = ("organisation", "country", "kind", "size_class", "province")
    group: Row = {**{name: place[name] or "" for name in names}, "platform": one.asked.platform}
    people = place["inhabitants"]
    figures = [row(RESIDENTS, **group, **_ends(said), n=one.placed.anywhere)]
    if people:
        figures.append(row(PER_1000, **group, **_ends(said, 1000 / people), n=round(people)))
    return figures


def _ends(said: Row, scale: float = 1.0) -> Row:
    ends = {name: said[name] * scale for name in ("low", "high")}
    return {"value": said["estimated"] * scale, "count": said["placed"], **ends}
