"""Has the organisation any official account?

Source: Socialmediameetlat 2011 (domain.md 3): uses social media or not.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.presence import accounts_of

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="any_account",
    version=1,
    unit="yes",
    whole="share",
    source="Socialmediameetlat 2011: uses social media",
)


@indicator.figures
def any_account(tables: Tables) -> "Table":
    """organisation, value 1 or 0."""
    counts = accounts_of(tables)
    return counts.select("organisation", value=(counts.accounts > 0).cast("float64"))
