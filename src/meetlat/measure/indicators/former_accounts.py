"""How many accounts of the organisation did the directory once list and list no more?

Source: domain.md 10.4: a register keeps a record of what ended.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.presence import everyone

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="former_accounts",
    version=1,
    unit="number",
    whole="mean",
    source="Meetlat 2026, after the audit of the US Digital Registry",
)


@indicator.figures
def former_accounts(tables: Tables) -> "Table":
    """organisation, value: former accounts."""
    former = tables["accounts"].filter(tables["accounts"].status == "former")
    held = tables["holdings"].semi_join(former, "account")
    return everyone(tables, held.group_by("organisation").agg(value=held.count().cast("float64")))
