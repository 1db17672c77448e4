"""How complete the register is in a country: what the directory and the visited websites say of each other."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from meetlat.collect.evidence.models import Proposal, Verification
from meetlat.lake import connect
from meetlat.measure.yardstick.workbench import Workbench
from meetlat.problem import Problem
from meetlat.register.invented import is_invented
from meetlat.register.models import Organisation
from meetlat.register.tables import tables

if TYPE_CHECKING:
    import pyarrow as pa

Said = dict[str, Any]
SEEN = ("directory", "website", "both", "undecided")
OF_REGISTER = ("organisations", "accounts", "holdings", "evidence")
TOLD = ("at_least", "probably", "low", "high", "certainty")


class NothingVisited(Problem):
    """There is one source only: no website of the country was read."""


def register_completeness(country: str, platform: str = "", kind: str = "") -> Said:
    """The whole answer, as ``meetlat register completeness --json`` prints it; raises NothingVisited."""
    bench = Workbench(connect())
    rows = counted(bench, country, kind).to_pylist()
    there = Organisation.current.filter(country=country)
    return {
        "country": country,
        "kind": kind,
        "organisations": (there.filter(kind=kind) if kind else there).count(),
        "visited": _read(country, kind),
        "platforms": [_of_platform(row) for row in rows if platform in ("", row["platform"])],
    }


def counted(bench: Workbench, country: str, kind: str = "", name: str = "sightings") -> "pa.Table":
    """The columns of ``completeness``, a row per platform: of one kind of organisations, or of all together."""
    from meetlat.measure.statistics.completeness import completeness, sightings

    _read(country, kind)
    there = {name: bench.bring(name, table) for name, table in sources(is_invented(country)).items()}
    everyone = there["organisations"]
    of_kind = everyone.filter(everyone.kind == kind) if kind else everyone
    own = of_kind.filter(of_kind.country == country)
    return completeness(bench.result(name, sightings({**there, "organisations": own})))


def _read(country: str, kind: str = "") -> int:
    """Of how many organisations the website was read."""
    visits = Verification.objects.filter(organisation__country=country, organisation__end=None)
    visits = visits.filter(organisation__kind=kind) if kind else visits
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


def sources(practice: bool) -> "dict[str, pa.Table]":
    """The tables that ``sightings`` compares."""
    visits = Verification.objects.order_by("organisation", "day").values_list("organisation_id", "status")
    proposals = Proposal.objects.order_by("pk").values_list("organisation_id", "platform", "fingerprint", "status")
    register = tables(practice)
    return {
        **{name: register[name] for name in OF_REGISTER},
        "visits": _table(("organisation", "status"), visits),
        "proposals": _table(("organisation", "platform", "proposed", "status"), proposals),
    }


def _table(names: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> "pa.Table":
    import pyarrow as pa

    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    types = {"proposed": pa.int64()}  # the others are texts
    return pa.table(
        {name: pa.array(values, types.get(name, pa.string())) for name, values in zip(names, columns, strict=True)}
    )


def _of_platform(row: Said) -> Said:
    from meetlat.measure.statistics.capture import Captured, Certainty

    seen, told = ({name: row[name] for name in names} for names in (SEEN, TOLD))
    estimate = Captured(
        row["directory"], row["website"], row["both"], **{**told, "certainty": Certainty(row["certainty"])}
    )
    return {"platform": row["platform"], **seen, **told, "says": str(estimate), "note": row["note"]}
