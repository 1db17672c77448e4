"""How many accounts of residents a municipality has on a platform: those that its lake places there, extrapolated."""

from typing import TYPE_CHECKING, Any

from meetlat.lake import Lake
from meetlat.measure.statistics.residents import Rate, beside, extrapolated
from meetlat.register.invented import is_invented
from meetlat.register.models import Organisation
from meetlat.report.census import distinct_names
from meetlat.report.measured import organisations
from meetlat.report.placed import FEWEST, Asked, NobodyPlaced, placed_accounts

if TYPE_CHECKING:
    from ibis.backends.sql import SQLBackend

    from meetlat.measure.statistics.residents import Residents

Said = dict[str, Any]
PRECISION = Rate(1.0, 0.966, 1.0)  # of reading places, on labelled profiles: docs/reference/model-card.md
RECALL = Rate(0.973, 0.925, 0.991)


def residents_on(lake: Lake, backend: "SQLBackend", asked: Asked) -> Said:
    """The whole answer, as ``meetlat residents --json`` prints it; raises NobodyPlaced."""
    people = _inhabitants(asked)
    placed, told, accounts = placed_accounts(lake, backend, asked, list(people))
    factor = asked.factor or accounts / told
    return {
        "platform": asked.platform,
        "country": asked.country,
        "period": asked.period.name,
        "accounts": accounts,
        "placed": told,
        "factor": factor,
        "factor_from": "given" if asked.factor else "measured",
        "outside": _outside(asked.outside, _estimated([sum(placed.values())], told, factor)),
        "municipalities": _rows(placed, people, told, factor),
    }


def _inhabitants(asked: Asked) -> dict[str, float | None]:
    """The municipalities of the country that exist, with their inhabitants where these are known."""
    rows = organisations(asked.period, {}, is_invented(asked.country)).to_pylist()
    found = [row for row in rows if (row["country"], row["kind"]) == (asked.country, "municipality")]
    if not found:
        raise NobodyPlaced(f"The register has no municipality in {asked.country}. See `meetlat reference load`.")
    return {row["organisation"]: row["inhabitants"] for row in found}


def _estimated(placed: list[int], told: int, factor: float) -> "Residents":
    return extrapolated(placed, told, told * factor, PRECISION, RECALL)


def _outside(number: int | None, ours: "Residents") -> Said | None:
    """A figure of others beside all municipalities of the country together."""
    if number is None:
        return None
    value, low, high = (float(end[0]) for end in (ours.value, ours.low, ours.high))
    said = beside(low, high, number)
    ends = {"estimated": value, "low": low, "high": high}
    return {"accounts": number, **ends, "inside": said.inside, "off_share": said.off_share}


def _rows(placed: dict[str, int], people: dict[str, float | None], told: int, factor: float) -> list[Said]:
    """In the order of their names."""
    shown = _enough(placed)
    names = distinct_names(list(Organisation.objects.filter(pk__in=shown)), "nl")
    found = _estimated([placed[id] for id in names], told, factor)
    ends = zip(names, found.value.tolist(), found.low.tolist(), found.high.tolist(), strict=True)
    return [
        {
            "organisation": id,
            "name": names[id],
            "placed": placed[id],
            "estimated": value,
            "low": low,
            "high": high,
            "per_1000": 1000 * value / inhabitants if (inhabitants := people[id]) else None,
        }
        for id, value, low, high in ends
    ]


def _enough(placed: dict[str, int]) -> list[str]:
    """Those with FEWEST or more; without the smallest, where taking all from the total would tell of a few others."""
    enough = sorted((id for id, number in placed.items() if number >= FEWEST), key=lambda id: (placed[id], id))
    left = sum(placed.values()) - sum(placed[id] for id in enough)
    return enough[1:] if 0 < left < FEWEST else enough
