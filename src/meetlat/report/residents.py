"""How many accounts of residents a municipality has on a platform: those that its lake places there, extrapolated."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from meetlat.lake import Lake
from meetlat.measure.small import FEWEST
from meetlat.measure.statistics.residents import Rate, beside, extrapolated
from meetlat.register.invented import is_invented
from meetlat.register.models import Organisation
from meetlat.report.census import distinct_names
from meetlat.report.given import organisations
from meetlat.report.placed import Asked, NobodyPlaced, Placed, placed_accounts, spoken

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.backends.sql import SQLBackend

    from meetlat.measure.statistics.residents import Residents

Said = dict[str, Any]
PRECISION = Rate(1.0, 0.966, 1.0)  # of reading places, on labelled profiles: docs/reference/model-card.md
RECALL = Rate(0.973, 0.925, 0.991)


@dataclass(frozen=True)
class Estimate:
    """What was found, and how many inhabitants each municipality of the country has, where that is known."""

    asked: Asked
    placed: Placed
    people: dict[str, float | None]

    @property
    def factor(self) -> float:
        return self.asked.factor or self.placed.accounts / self.placed.anywhere

    @property
    def factor_from(self) -> str:
        return "given" if self.asked.factor else "measured"

    def of(self, placed: list[int]) -> "Residents":
        told = self.placed.anywhere
        return extrapolated(placed, told, told * self.factor, PRECISION, RECALL)

    def whole(self) -> Said:
        """All municipalities together, also those that are not shown."""
        placed = sum(self.placed.there.values())
        found = self.of([placed])
        value, low, high = (float(end[0]) for end in (found.value, found.low, found.high))
        return {"placed": placed, "estimated": value, "low": low, "high": high}

    def outside(self) -> Said | None:
        """A figure of others beside all municipalities of the country together."""
        number = self.asked.outside
        if number is None:
            return None
        ours = {name: number for name, number in self.whole().items() if name != "placed"}
        said = beside(ours["low"], ours["high"], number)
        return {"accounts": number, **ours, "inside": said.inside, "off_share": said.off_share}

    def rows(self) -> list[Said]:
        """Of each municipality that has enough, in the order of their names."""
        shown = _enough(self.placed.there)
        names = distinct_names(list(Organisation.objects.filter(pk__in=shown)), "nl")
        found = self.of([self.placed.there[id] for id in names])
        ends = zip(names, found.value.tolist(), found.low.tolist(), found.high.tolist(), strict=True)
        return [
            {
                "organisation": id,
                "name": names[id],
                "placed": self.placed.there[id],
                "estimated": value,
                "low": low,
                "high": high,
                "per_1000": 1000 * value / inhabitants if (inhabitants := self.people[id]) else None,
            }
            for id, value, low, high in ends
        ]


def residents_on(lake: Lake, backend: "SQLBackend", asked: Asked) -> Said:
    """The whole answer, as ``meetlat residents --json`` prints it; raises NobodyPlaced."""
    found = estimate(lake, backend, asked)
    return {
        "platform": asked.platform,
        "country": asked.country,
        "period": asked.period.name,
        "accounts": found.placed.accounts,
        "placed": found.placed.anywhere,
        "factor": found.factor,
        "factor_from": found.factor_from,
        "outside": found.outside(),
        "municipalities": found.rows(),
    }


def estimate(lake: Lake, backend: "SQLBackend", asked: Asked) -> Estimate:
    """Raises NobodyPlaced."""
    people = inhabitants(municipalities(asked), asked)
    return Estimate(asked, placed_accounts(spoken(lake, backend, asked, list(people)), asked), people)


def inhabitants(towns: "pa.Table", asked: Asked) -> dict[str, float | None]:
    """Of each municipality, where these are known."""
    found = {row["organisation"]: row["inhabitants"] for row in towns.to_pylist()}
    if not found:
        raise NobodyPlaced(f"The register has no municipality in {asked.country}. See `meetlat reference load`.")
    return found


def municipalities(asked: Asked) -> "pa.Table":
    """Of the country, in the order of their ids."""
    import pyarrow as pa

    table = organisations(asked.period, {}, is_invented(asked.country))
    expected = zip(table["country"].to_pylist(), table["kind"].to_pylist(), strict=True)
    return table.filter(pa.array([found == (asked.country, "municipality") for found in expected], pa.bool_()))


def _enough(placed: dict[str, int]) -> list[str]:
    """Those with FEWEST or more; without the smallest, where taking all from the total would tell of a few others."""
    enough = sorted((id for id, number in placed.items() if number >= FEWEST), key=lambda id: (placed[id], id))
    left = sum(placed.values()) - sum(placed[id] for id in enough)
    return enough[1:] if 0 < left < FEWEST else enough
