"""Which accounts of residents the lake holds, and in which municipality their own words place them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meetlat.collect.readings.corrections import corrections_of
from meetlat.lake import Lake, corrected
from meetlat.measure.small import FEWEST
from meetlat.measure.statistics.placing import residents, tellers
from meetlat.measure.yardstick.said import within
from meetlat.measure.yardstick.workbench import Workbench
from meetlat.problem import Problem
from meetlat.register.invented import is_invented
from meetlat.report.holders import holders

if TYPE_CHECKING:
    from ibis.backends.sql import SQLBackend
    from ibis.expr.types import Table

    from meetlat.measure.yardstick.period import Period


class NobodyPlaced(Problem):
    """The lake does not tell where residents live: nobody spoke, nobody read it, or nobody named a place."""


@dataclass(frozen=True)
class Asked:
    """``factor``: all accounts for each placed one, at least 1; None: as measured. ``platform`` empty: all together."""

    country: str
    period: "Period"
    platform: str = ""
    factor: float | None = None
    outside: int | None = None  # accounts in the whole country, as somebody else found


@dataclass(frozen=True)
class Placed:
    """Accounts in each municipality; how many are placed anywhere; how many there are; and how that was asked."""

    there: dict[str, int]
    anywhere: int
    accounts: int
    queries: dict[str, str]


@dataclass(frozen=True)
class Spoken:
    """What residents said in a period (author, places, read, platform), and where they may live."""

    bench: Workbench
    said: "Table"
    towns: "Table"

    def on(self, platform: str) -> "Table":
        return self.said.filter(self.said.platform == platform) if platform else self.said

    def platforms(self) -> list[str]:
        """Those on which somebody spoke."""
        found = self.bench.result("platforms", self.said.select("platform").distinct())
        return sorted(map(str, found["platform"].to_pylist()))


def spoken(lake: Lake, backend: "SQLBackend", asked: Asked, ids: list[str], kept: bool = False) -> Spoken:
    """``ids``: of the municipalities. ``kept``: computed once, for more than one question. Raises NobodyPlaced."""
    import pyarrow as pa

    bench = Workbench(backend)
    held = bench.bring("holders", holders(is_invented(asked.country)))
    towns = bench.bring("municipalities", pa.table({"organisation": pa.array(ids, pa.string())}))
    readings = corrected(lake.readings(backend), corrections_of(lake))
    said = words_of_residents(lake.messages(backend), readings, held, asked)
    said = bench.keep("said", said) if kept else said
    _refuse_unread(bench, said, asked)
    return Spoken(bench, said, towns)


def placed_accounts(spoken: Spoken, asked: Asked) -> Placed:
    """On the platform that is asked for. Raises NobodyPlaced."""
    bench, said = spoken.bench, spoken.on(asked.platform)
    (numbers,) = bench.result("tellers", tellers(said)).to_pylist()
    _refuse_few(numbers, asked)
    rows = bench.result("residents", residents(said, spoken.towns)).to_pylist()
    there = {row["organisation"]: row["accounts"] for row in rows}
    return Placed(there, numbers["placed"], numbers["accounts"], dict(bench.queries))


def _refuse_unread(bench: Workbench, said: "Table", asked: Asked) -> None:
    (row,) = bench.result("unread", said.agg(all=said.count(), unread=said.count(where=~said.read))).to_pylist()
    if not row["all"]:
        raise NobodyPlaced(
            f"The lake holds no message of residents {_when(asked)}. Bring some in: `meetlat collect` or `meetlat"
            " import`."
        )
    if row["unread"]:
        raise NobodyPlaced(
            f"{row['unread']:,} of {row['all']:,} messages of residents {_when(asked)} are not read yet. Run"
            " `meetlat read`."
        )


def _refuse_few(numbers: dict[str, int], asked: Asked) -> None:
    if numbers["placed"] < FEWEST:
        raise NobodyPlaced(
            f"Of {numbers['accounts']:,} accounts of residents {_when(asked)} fewer than {FEWEST} name a municipality"
            " more often than any other: too few to say where residents live. Take a longer period, or more platforms."
        )


def _when(asked: Asked) -> str:
    return f"{f'on {asked.platform} ' if asked.platform else ''}in {asked.period.name}"


def words_of_residents(messages: "Table", readings: "Table", holders: "Table", asked: Asked) -> "Table":
    """author, places, read, platform: a row per message of the period by anybody but organisations.

    A repost is no word of one's own: it counts for having an account, not for where one lives.
    """
    import ibis

    said = within(messages, asked.period)
    said = said.filter(said.platform == asked.platform) if asked.platform else said
    said = said.filter(said.account.isnull()).anti_join(_officials(messages, holders), "author")
    known = readings.select("key", "places", read=ibis.literal(True))
    found = said.left_join(known, "key").select("author", "kind", "places", "read", "platform")
    own = ibis.ifelse(found.kind == "repost", ibis.null(found.places.type()), found.places)
    return found.select("author", "platform", places=own, read=found.read.fill_null(False))


def _officials(messages: "Table", holders: "Table") -> "Table":
    """author: whoever spoke as an account of the register, or is known there."""
    import ibis

    known = holders.filter(holders.author.notnull()).select(author=holders.author.cast("int64"))
    return ibis.union(known, messages.filter(messages.account.notnull()).select("author"), distinct=True)
