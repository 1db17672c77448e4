"""How many people live on a square kilometre?

Source: inhabitants over the area within the drawn boundaries (register/geometry.py).
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="density",
    version=1,
    unit="per_km2",
    whole="ratio",
    source="CBS, Statbel; areas from the drawn boundaries",
)


@indicator.figures
def density(tables: Tables) -> "Table":
    """organisation, value, base (km2), year, note; only where inhabitants and area are known."""
    people = tables["people"].filter(tables["people"].inhabitants > 0)
    joined = people.join(tables["organisations"].filter(tables["organisations"].area > 0), "organisation")
    density = joined.inhabitants / joined.area
    return joined.select("organisation", "year", "note", value=density, count=joined.inhabitants, base=joined.area)
