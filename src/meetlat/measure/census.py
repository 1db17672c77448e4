"""The census: every presence indicator for every organisation, over the register's tables."""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.indicators import census_indicators
from meetlat.measure.shaped import shaped
from meetlat.measure.size_classes import size_class

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table

VALUES = {
    "indicator": "string",
    "organisation": "string",
    "platform": "string",
    "value": "float64",
    "count": "float64",
    "base": "float64",
    "year": "int64",
    "note": "string",
}


def population(tables: Tables) -> "Table":
    """organisation, country, kind, province, size_class: who is counted, and in which groups."""
    organisations, people = tables["organisations"], tables["people"]
    joined = organisations.left_join(people, "organisation")
    return joined.select("organisation", "country", "kind", "province", size_class=size_class(joined.inhabitants))


def values(indicator: Indicator, tables: Tables) -> "Table":
    """An indicator's value for every organisation that has one, with the columns of VALUES.

    ``tables``: organisations, accounts, holdings, evidence, domains and platforms as the register gives them, and
    people, as ``inhabitants_today`` makes it; on any engine.
    """
    import ibis

    assert indicator.compute is not None, f"indicator {indicator.id} computes nothing"
    computed = indicator.compute(tables).mutate(indicator=ibis.literal(indicator.id))
    return shaped(computed, VALUES)


def wholes() -> "pa.Table":
    """How each indicator adds up, as a table: the groups are computed for all of them at once."""
    import pyarrow as pa

    known = list(census_indicators().values())
    return pa.table(
        {
            "indicator": [indicator.id for indicator in known],
            "whole": [indicator.whole for indicator in known],
            "among": [indicator.among for indicator in known],
            "per_platform": [indicator.per_platform for indicator in known],
            "scale": [indicator.scale for indicator in known],
        }
    )
