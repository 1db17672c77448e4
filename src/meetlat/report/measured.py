"""What a measuring of messages is given: the register, the lake and the hours of organisations, for one period."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from meetlat.collect.accounts import names
from meetlat.collect.models import Run
from meetlat.collect.source import FILE
from meetlat.lake import Lake, corrected
from meetlat.measure import inhabitants_today, population
from meetlat.measure.hours import days_around, quarters_around, schedules_of
from meetlat.measure.simulation.known import simulated_given
from meetlat.measure.yardstick import Given, Period
from meetlat.register.hours import schedules
from meetlat.register.invented import of_side
from meetlat.register.models import Holding
from meetlat.register.tables import tables
from meetlat.report.begun import begun
from meetlat.report.followed import with_followed
from meetlat.report.missed import missed
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
    messages = lake.messages(backend)
    hours = schedules_of(schedules(), days_around(period.since, period.until))
    held = with_followed(holders(practice), messages, lake)
    (first, ends), files = _observed(messages), _filed(messages)
    return Given(
        period=period,
        messages=messages,
        readings=readings,
        snapshots=lake.snapshots(backend),
        holders=held,
        organisations=organisations(period, {id: one.id for id, one in hours.items()}, practice),
        observed=ends,
        quarters=quarters_around(hours.values(), period.since, period.until),
        missed=missed(held, ends, files),
        begun=begun(held, files, first),
    )


def holders(practice: bool) -> "pa.Table":
    """Who has, or had, which account: the columns that ``Given`` asks for, but for ``followed``."""
    import pyarrow as pa

    known = names()
    moment, rows = pa.timestamp("us"), []
    held = of_side(Holding.objects.select_related("account"), practice, "organisation__country")
    held = held.order_by("account_id", "organisation_id")
    for holding in held:
        account = holding.account
        ends = [day for day in (holding.until, account.ended) if day]
        rows.append(
            {
                "account": str(account.pk),
                "author": known.author(account.platform, account.platform_id) if account.platform_id else None,
                "organisation": holding.organisation_id,
                "platform": account.platform,
                "role": account.role,
                "theme": account.theme,
                "since": _moment(holding.since),
                "until": _moment(min(ends)) if ends else None,
            }
        )
    types: dict[str, Any] = {"author": pa.int64(), "since": moment, "until": moment}
    columns = ("account", "author", "organisation", "platform", "role", "theme", "since", "until")
    return pa.Table.from_pylist(rows, pa.schema([(name, types.get(name, pa.string())) for name in columns]))


def organisations(period: Period, schedule_of: dict[str, str], practice: bool) -> "pa.Table":
    """Those that exist, with their groups, inhabitants and service hours."""
    import ibis
    import pyarrow as pa
    import pyarrow.compute as pc

    register = tables(practice)
    years: Any = register["inhabitants"]["year"]
    counted = register["inhabitants"].filter(pc.less_equal(years, pa.scalar(period.first.year)))
    register["inhabitants"] = counted if counted.num_rows else register["inhabitants"]
    there: dict[str, Any] = {name: ibis.memtable(table) for name, table in register.items()}
    there["people"] = ibis.memtable(inhabitants_today(there).to_pyarrow())
    people = there["people"].select("organisation", "inhabitants")
    told = population(there).join(there["organisations"].select("organisation", "website_domain"), "organisation")
    told = told.left_join(people, "organisation").select(
        "organisation", "country", "kind", "province", "size_class", "inhabitants", "website_domain"
    )
    table: pa.Table = told.to_pyarrow().sort_by("organisation")
    hours = [schedule_of.get(str(id)) for id in table["organisation"].to_pylist()]
    return table.append_column("schedule", pa.array(hours, pa.string()))


def _observed(messages: "Table") -> "tuple[datetime | None, pa.Table]":
    """The first moment at which something was said that the lake holds; and platform, until: the last one there."""
    ends = messages.group_by("platform").agg(since=messages.created_at.min(), until=messages.created_at.max())
    table: pa.Table = ends.to_pyarrow()
    firsts: list[Any] = table["since"].to_pylist()
    return min(firsts, default=None), table.drop_columns(["since"])


def _filed(messages: "Table") -> "pa.Table":
    """account, since, until: the first and the last moment in the files that brought its messages."""
    runs = list(Run.objects.filter(source__startswith=FILE).values_list("pk", flat=True))
    brought = messages.filter(messages.run.isin(runs))
    reach = brought.group_by("run").agg(since=brought.created_at.min(), until=brought.created_at.max())
    whose = brought.filter(brought.account.notnull()).select("account", "run").distinct().join(reach, "run")
    table: pa.Table = whose.group_by("account").agg(since=whose.since.min(), until=whose.until.max()).to_pyarrow()
    return table


def _moment(day: Any) -> datetime | None:
    return datetime(day.year, day.month, day.day) if day else None  # noqa: DTZ001 - UTC without saying so, as in the lake
