"""What a measuring of messages is given: the register, the lake and the hours of organisations, for one period."""

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from meetlat.collect.models import Run
from meetlat.collect.source import FILE
from meetlat.lake import Lake, corrected
from meetlat.measure import inhabitants_today, population
from meetlat.measure.hours import days_around, quarters_around, schedules_of
from meetlat.measure.simulation.known import simulated_accounts, simulated_given
from meetlat.measure.yardstick import Given, Period
from meetlat.register.hours import schedules
from meetlat.register.tables import tables
from meetlat.report.followed import Known, followed
from meetlat.report.holders import firsts, holders, with_first
from meetlat.report.missed import missed
from meetlat.report.own_sites import own_sites
from meetlat.report.sides import Side

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.backends.sql import SQLBackend
    from ibis.expr.types import Table


def given(lake: Lake, backend: "SQLBackend", period: Period, side: Side, corrections: "pa.Table") -> Given:
    """One side as it is now, with the inhabitants of the period's year or the last known before it."""
    readings = corrected(lake.readings(backend), corrections)
    if side is Side.SIMULATED:
        return simulated_given(lake, backend, period, readings)
    return _registered(lake, backend, period, side is Side.PRACTICE, readings)


def _registered(lake: Lake, backend: "SQLBackend", period: Period, practice: bool, readings: "Table") -> Given:
    messages, snapshots = lake.messages(backend), lake.snapshots(backend)
    hours = schedules_of(schedules(), days_around(period.since, period.until))
    (first, ends), files = _observed(messages), _filed(messages)
    said, counted = firsts(messages, "created_at"), firsts(snapshots, "observed_at")
    held = with_first(holders(practice), said, counted)
    last = {row["platform"]: row["until"] for row in ends.to_pylist()}
    return Given(
        period=period,
        messages=messages,
        readings=readings,
        snapshots=snapshots,
        holders=held,
        organisations=organisations(period, {id: one.id for id, one in hours.items()}, practice),
        observed=ends,
        quarters=quarters_around(hours.values(), period.since, period.until),
        missed=missed(held, ends, files),
        followed=followed(held, Known(first, last, files, set(said), simulated_accounts(lake))),
    )


def organisations(period: Period, schedule_of: dict[str, str], practice: bool) -> "pa.Table":
    """Those that exist, with their groups, inhabitants and service hours."""
    import ibis
    import pyarrow as pa

    register = tables(practice)
    register["inhabitants"] = counted_for(period.first.year, register["inhabitants"])
    there: dict[str, Any] = {name: ibis.memtable(table) for name, table in register.items()}
    there["people"] = ibis.memtable(inhabitants_today(there).to_pyarrow())
    people = there["people"].select("organisation", "inhabitants")
    told = population(there).left_join(people, "organisation")
    told = told.select("organisation", "country", "kind", "province", "size_class", "inhabitants")
    table: pa.Table = told.to_pyarrow().sort_by("organisation")
    ids = [str(id) for id in table["organisation"].to_pylist()]
    columns = ("organisation", "website", "website_domain")
    sites = own_sites(tuple(row.values()) for row in register["organisations"].select(columns).to_pylist())
    table = table.append_column("own_site", pa.array([sites[id] for id in ids], pa.string()))
    return table.append_column("schedule", pa.array([schedule_of.get(id) for id in ids], pa.string()))


def counted_for(year: int, inhabitants: "pa.Table") -> "pa.Table":
    """The counts that each country has of this year, of the last before it, or, where there is none, of the first."""
    import pyarrow as pa

    rows = inhabitants.select(["organisation", "year"]).to_pylist()
    known: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        known[row["organisation"][:2]].add(row["year"])
    wanted = {
        country: max((one for one in there if one <= year), default=min(there)) for country, there in known.items()
    }
    return inhabitants.filter(pa.array([row["year"] == wanted[row["organisation"][:2]] for row in rows], pa.bool_()))


def _observed(messages: "Table") -> "tuple[datetime | None, pa.Table]":
    """The first moment at which something was said that the lake holds; and platform, until: the last one there."""
    ends = messages.group_by("platform").agg(since=messages.created_at.min(), until=messages.created_at.max())
    table: pa.Table = ends.to_pyarrow()
    firsts: list[Any] = table["since"].to_pylist()
    return min(firsts, default=None), table.drop_columns(["since"])


def _filed(messages: "Table") -> "pa.Table":
    """account, since, until: of each file that brought its messages the first and the last moment in it."""
    runs = list(Run.objects.filter(source__startswith=FILE).values_list("pk", flat=True))
    brought = messages.filter(messages.run.isin(runs))
    reach = brought.group_by("run").agg(since=brought.created_at.min(), until=brought.created_at.max())
    whose = brought.filter(brought.account.notnull()).select("account", "run").distinct().join(reach, "run")
    table: pa.Table = whose.select("account", "since", "until").to_pyarrow()
    return table.sort_by([("account", "ascending"), ("since", "ascending")])
