"""Freezes how complete the register is, as an edition that the site shows."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from meetlat.lake import connect, describe
from meetlat.measure.yardstick.workbench import Workbench
from meetlat.register.invented import is_invented
from meetlat.register.models import Organisation
from meetlat.register.tables import last_load
from meetlat.report.completeness import NothingVisited, counted, sources
from meetlat.report.editions import NoRegister
from meetlat.report.kept import About, Found, Row, keep, row, same
from meetlat.report.models import Edition
from meetlat.report.taking import Progress, silently, taking

if TYPE_CHECKING:
    import pyarrow as pa

SUBJECT = "completeness"
ACCOUNTS = "register_accounts"
SEEN = {"register_directory": "directory", "register_website": "website", "register_both": "both"}
UNDECIDED = "register_undecided"
VERSIONS = dict.fromkeys((ACCOUNTS, *SEEN, UNDECIDED), 1)


def keep_completeness(home: Path, country: str, on_progress: Progress = silently) -> tuple[Edition, bool]:
    """The edition of a country, and whether it had to be taken now; raises NothingVisited.

    Of each kind of organisation of which at least one website was read, and of each platform.
    """
    with taking(home, on_progress):
        return _kept(home, country)


def _kept(home: Path, country: str) -> tuple[Edition, bool]:
    load = last_load(is_invented(country)) or last_load()
    if load is None:
        raise NoRegister("The register is empty. Load it first: meetlat reference load DIR")
    practice = is_invented(country)
    about = About(
        SUBJECT,
        f"{SUBJECT}-{country.lower()}-{load.day.isoformat()}",
        load.day,
        practice,
        VERSIONS,
        dict(describe(sources(practice))),
    )
    if known := same(about):
        return known, False
    counts, queries = _of_each_kind(country)
    rows = [figure for kind, table in counts.items() for figure in _figures(country, kind, table)]
    return keep(home, about, Found(rows, queries, {"sightings": _together(counts)})), True


def _of_each_kind(country: str) -> "tuple[dict[str, pa.Table], dict[str, str]]":
    bench = Workbench(connect())
    found, refused = {}, NothingVisited("")
    for kind in _kinds(country):
        try:
            found[kind] = counted(bench, country, kind, name=f"sightings_{kind}")
        except NothingVisited as reason:
            refused = reason
    if not found:
        raise refused
    return found, bench.queries


def _kinds(country: str) -> list[str]:
    kinds = Organisation.current.filter(country=country).order_by("kind").values_list("kind", flat=True)
    return list(dict.fromkeys(kinds)) or ["municipality"]


def _figures(country: str, kind: str, table: "pa.Table") -> Iterator[Row]:
    for said in table.to_pylist():
        group = {"country": country, "kind": kind, "platform": said["platform"], "n": said["visited"]}
        ends = {"value": said["probably"], "count": said["at_least"], "low": said["low"], "high": said["high"]}
        coverage = said["visited"] / said["organisations"]
        yield row(ACCOUNTS, **group, **ends, coverage=coverage, note=said["certainty"])
        for indicator, column in {**SEEN, UNDECIDED: "undecided"}.items():
            yield row(indicator, **group, value=said[column], count=said[column])


def _together(counts: "dict[str, pa.Table]") -> "pa.Table":
    """The tables of all kinds as one, kind behind country."""
    import pyarrow as pa

    named = [
        table.add_column(1, "kind", pa.array([kind] * table.num_rows, pa.string())) for kind, table in counts.items()
    ]
    return pa.concat_tables(named)
