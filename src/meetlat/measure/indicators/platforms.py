"""On how many platforms is the organisation?

Source: Meetlat's own.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.presence import current, everyone

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="platforms",
    version=1,
    unit="number",
    whole="mean",
    source="Meetlat 2026",
)


@indicator.figures
def platforms(tables: Tables) -> "Table":
    """organisation, value: platforms with at least one current account."""
    held = current(tables)
    counts = held.group_by("organisation").agg(value=held.platform.nunique().cast("float64"))
    return everyone(tables, counts)
