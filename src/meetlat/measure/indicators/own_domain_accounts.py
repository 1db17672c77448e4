"""Does an account of the organisation stand on a domain of the government?

Source: domain.md 10.4: the strongest evidence is a handle on a domain that only the government can give out.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.presence import current, everyone

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="own_domain_accounts",
    version=1,
    unit="yes",
    whole="share",
    source="Meetlat 2026, after the audit of the US Digital Registry",
)


@indicator.figures
def own_domain_accounts(tables: Tables) -> "Table":
    """organisation, value 1 or 0: a current account with evidence of the kind domain."""
    proofs = tables["evidence"].filter(tables["evidence"].kind == "domain")
    proven = current(tables).semi_join(proofs, "account")
    counts = everyone(tables, proven.group_by("organisation").agg(value=proven.count().cast("float64")))
    return counts.select("organisation", value=counts.value.clip(upper=1.0))
