"""How complete the register is in a country: what the directory and the visited websites say of each other."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from meetlat.collect.evidence.models import Proposal, Verification
from meetlat.measure.statistics.capture import Captured, Certainty
from meetlat.measure.statistics.completeness import completeness, sightings
from meetlat.problem import Problem
from meetlat.register.invented import is_invented
from meetlat.register.models import Organisation
from meetlat.register.tables import tables

if TYPE_CHECKING:
    import pyarrow as pa

Said = dict[str, Any]
SEEN = ("directory", "website", "both", "undecided")
TOLD = ("at_least", "probably", "low", "high", "certainty")


class NothingVisited(Problem):
    """There is one source only: no website of the country was read."""


def register_completeness(country: str, platform: str = "") -> Said:
    """The whole answer, as ``meetlat register completeness --json`` prints it; raises NothingVisited."""
    read = _read(country)
    rows = completeness(sightings(_sources(is_invented(country))).to_pyarrow()).to_pylist()
    shown = [row for row in rows if row["country"] == country and platform in ("", row["platform"])]
    return {
        "country": country,
        "organisations": Organisation.current.filter(country=country).count(),
        "visited": read,
        "platforms": [_of_platform(row) for row in shown],
    }


def _read(country: str) -> int:
    """Of how many organisations the website was read."""
    visits = Verification.objects.filter(organisation__country=country, organisation__end=None)
    visited, read = (_organisations(found) for found in (visits, visits.filter(status=Verification.Status.READ)))
    if not read:
        seen = f"None of the {visited:,} websites visited in {country} could be read" if visited else ""
        raise NothingVisited(
            f"{seen or f'No website in {country} was visited yet'}: the register has one source only, and how much that"
            f" misses is not known. Visit websites: `meetlat register verify --country {country}`."
        )
    return read


def _organisations(visits: Any) -> int:
    return int(visits.values("organisation").distinct().count())


def _sources(practice: bool) -> dict[str, Any]:
    """The tables that ``sightings`` compares."""
    import ibis

    visits = Verification.objects.values_list("organisation_id", "status")
    proposals = Proposal.objects.values_list("organisation_id", "platform", "status")
    found = {
        **tables(practice),
        "visits": _strings(("organisation", "status"), visits),
        "proposals": _strings(("organisation", "platform", "status"), proposals),
    }
    return {name: ibis.memtable(table) for name, table in found.items()}


def _strings(names: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> "pa.Table":
    import pyarrow as pa

    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return pa.table({name: pa.array(values, pa.string()) for name, values in zip(names, columns, strict=True)})


def _of_platform(row: Said) -> Said:
    seen, told = ({name: row[name] for name in names} for names in (SEEN, TOLD))
    estimate = Captured(
        row["directory"], row["website"], row["both"], **{**told, "certainty": Certainty(row["certainty"])}
    )
    return {"platform": row["platform"], **seen, **told, "says": str(estimate), "note": row["note"]}
