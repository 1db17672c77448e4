"""How many theme channels does the organisation have?

Source: GemeenteBuzz 2014 (domain.md 0.6): a growing number of theme channels (crisis, elections, projects).
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.presence import current, everyone

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="theme_accounts",
    version=1,
    unit="number",
    whole="mean",
    source="GemeenteBuzz 2014: theme channels",
)


@indicator.figures
def theme_accounts(tables: Tables) -> "Table":
    """organisation, value: current accounts whose role is theme or project."""
    held = current(tables)
    themes = held.filter(held.role.isin(["theme", "project"]))
    return everyone(tables, themes.group_by("organisation").agg(value=themes.count().cast("float64")))
