"""The province of a municipality, which StatLine's table of inhabitants does not say."""

from collections.abc import Iterable

from meetlat.register.pull.source import Row


def with_provinces(inhabitants: list[Row], places: Iterable[Row]) -> list[Row]:
    """Where no province stands: the one of the same municipality in another year, else where its places lie."""
    known = {row["organisation"]: row["province"] for row in places if row["province"]}
    known |= {row["organisation"]: row["province"] for row in inhabitants if row["province"]}
    return [{**row, "province": row["province"] or known.get(row["organisation"], "")} for row in inhabitants]
