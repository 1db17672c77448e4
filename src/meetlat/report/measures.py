"""Takes editions of measures: freezes what a period's messages say, or finds that nothing changed."""

import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetlat.clock import ZONE
from meetlat.collect.readings.corrections import corrections_of
from meetlat.lake import Lake, connect, describe
from meetlat.measure import message_indicators
from meetlat.measure.definitions import definitions
from meetlat.measure.yardstick import Given, Period, measure
from meetlat.measure.yardstick.said import within
from meetlat.problem import Problem
from meetlat.report.editions import folder
from meetlat.report.given import given
from meetlat.report.kept import About, Found, keep, same
from meetlat.report.models import Edition
from meetlat.report.sides import Side, side
from meetlat.report.taking import Progress, silently, taking

if TYPE_CHECKING:
    import pyarrow as pa

SUBJECT = "measures"
GROUP = ("country", "kind", "size_class")


class NothingSaid(Problem):
    """There are no messages to measure, or nobody has read them."""


def take_measures(
    home: Path, lake: Lake, period: Period, engine: str = "duckdb", on_progress: Progress = silently
) -> tuple[Edition, bool]:
    """The edition of a period, of the lake and the register as they are; and whether it had to be taken now."""
    with taking(home, on_progress):
        return _taken(home, lake, period, engine, on_progress)


def _taken(home: Path, lake: Lake, period: Period, engine: str, on_progress: Progress) -> tuple[Edition, bool]:
    backend = connect(engine, home / "spill", lake.number_of_messages())
    on_progress("reading the register and the lake")
    whose, corrections = side(lake, backend), corrections_of(lake)
    wanted = given(lake, backend, period, whose, corrections)
    about = _about(period, whose is not Side.REAL, _inputs(lake, wanted, corrections))
    if known := same(about):
        return known, False
    measured = measure(backend, wanted, definitions(), on_progress)
    on_progress(f"storing {len(measured.figures):,} figures")
    return keep(home, about, Found(measured.figures, measured.queries, measured.tables)), True


def latest() -> Edition | None:
    """Of real bodies before invented ones: the last year that was over, as last measured; else the last period."""
    known = Edition.objects.filter(subject=SUBJECT).only("id", "day", "taken_at", "practice")
    return max(known, key=lambda one: (not one.practice, _is_whole_year(one), one.day, one.taken_at), default=None)


def _is_whole_year(edition: Edition) -> bool:
    """Measured when it was over."""
    written = re.fullmatch(rf"{SUBJECT}-\d{{4}}(-no\d+)?", edition.id)
    return written is not None and edition.taken_at.astimezone(ZONE).date() > edition.day


def table(
    home: Path,
    edition: Edition,
    name: str,
    organisation: str = "",
    country: str = "",
    kind: str = "",
    size_class: str = "",
) -> list[dict[str, Any]]:
    """Rows of a frozen table, of one organisation or of one group (see docs/reference/tables.md)."""
    import pyarrow.parquet as pq

    wanted = {
        "organisation": organisation,
        **({} if organisation else dict(zip(GROUP, (country, kind, size_class), strict=True))),
    }
    filters: Any = [(name, "==", value) for name, value in wanted.items()]
    rows: list[dict[str, Any]] = pq.read_table(
        folder(home, edition.id) / f"{name}.parquet", filters=filters
    ).to_pylist()
    return rows


def _inputs(lake: Lake, wanted: Given, corrections: "pa.Table") -> dict[str, Any]:
    """What goes in, with checksums; refuses a period of which nothing is there or read."""
    said = within(wanted.messages, wanted.period)
    number = int(said.count().execute())
    if not number:
        raise NothingSaid(
            f"The lake holds no message of {wanted.period.name}. Bring some in: `meetlat collect` or `meetlat import`."
        )
    if missing := int(said.anti_join(wanted.readings, "key").count().execute()):
        raise NothingSaid(
            f"{missing:,} of {number:,} messages of {wanted.period.name} are not read yet. Run `meetlat read`."
        )
    names = ("holders", "organisations", "observed", "quarters", "missed", "followed")
    small = {name: getattr(wanted, name) for name in names}
    there = {name: table for name, table in small.items() if table is not None}  # of a simulation nothing was missed
    return {"lake": lake.described(), **describe({**there, "corrections": corrections})}


def _about(period: Period, practice: bool, inputs: dict[str, Any]) -> About:
    day = period.after - timedelta(days=1)
    return About(SUBJECT, f"{SUBJECT}-{period.name.lower()}", day, practice, _versions(), inputs)


def _versions() -> dict[str, int]:
    told = {indicator.id: indicator.version for indicator in message_indicators().values()}
    return told | {f"definition:{one.id}": one.version for one in definitions().values()}
