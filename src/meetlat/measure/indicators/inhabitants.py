"""How many people live in the municipality, on the borders of today?

Source: CBS and Statbel; mapped across mergers by measure/borders.py.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="inhabitants",
    version=1,
    unit="inhabitants",
    whole="sum",
    source="CBS, Statbel; 1 January of the year shown",
)


@indicator.figures
def inhabitants(tables: Tables) -> "Table":
    """organisation, value, year, note (measured, derived, estimated, unknown)."""
    people = tables["people"]
    return people.select("organisation", "year", "note", value=people.inhabitants)
