"""Does the organisation's website stand on a registered government domain?

Source: Register Internetdomeinen Overheid (domain.md, peers 1.5). Only countries with such a register have figures.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="official_website",
    version=1,
    unit="yes",
    whole="share",
    among="known",
    source="Register Internetdomeinen Overheid",
)


@indicator.figures
def official_website(tables: Tables) -> "Table":
    """organisation, value 1 or 0, for organisations with a known website, where the domain register is loaded."""
    organisations, domains = tables["organisations"], tables["domains"].select("domain", listed=1)
    asked = organisations.filter(organisations.website_domain != "", organisations.has_domain_register)
    found = asked.left_join(domains, asked.website_domain == domains.domain)
    return found.select("organisation", value=found.listed.notnull().cast("float64"))
