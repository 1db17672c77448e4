"""How many official accounts are there per 100,000 inhabitants?

Source: council-clerk study 2014 (domain.md 0.3): what counts is per inhabitant.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.presence import accounts_of

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="accounts_per_100000",
    version=1,
    unit="per_100000",
    whole="ratio",
    source="Council-clerk study 2014: per inhabitant",
)


@indicator.figures
def accounts_per_100000(tables: Tables) -> "Table":
    """organisation, value, base (inhabitants), year, note; only where the inhabitants are known."""
    people = tables["people"].filter(tables["people"].inhabitants > 0)
    joined = accounts_of(tables).join(people, "organisation")
    rate = joined.accounts.cast("float64") * 100_000 / joined.inhabitants
    return joined.select("organisation", "year", "note", value=rate, count=joined.accounts, base=joined.inhabitants)
