"""Small register tables for the tests of the yardstick: a researcher can read them, and add a case."""

from typing import Any

import ibis
import pyarrow as pa
from ibis.expr.types import Table

SCHEMAS: dict[str, dict[str, pa.DataType]] = {
    "organisations": {
        "organisation": pa.string(), "kind": pa.string(), "country": pa.string(), "province": pa.string(),
        "website_domain": pa.string(), "has_domain_register": pa.bool_(), "area": pa.float64(),
    },
    "accounts": {"account": pa.int64(), "platform": pa.string(), "role": pa.string(), "status": pa.string()},
    "holdings": {"account": pa.int64(), "organisation": pa.string(), "held_now": pa.bool_()},
    "evidence": {"account": pa.int64(), "kind": pa.string()},
    "inhabitants": {"organisation": pa.string(), "year": pa.int64(), "inhabitants": pa.int64()},
    "mergers": {
        "old": pa.string(), "new": pa.string(), "year_from": pa.int64(), "year_to": pa.int64(),
        "share": pa.float64(), "kind": pa.string(),
    },
    "domains": {"domain": pa.string(), "kind": pa.string()},
    "platforms": {"platform": pa.string(), "common": pa.bool_(), "open": pa.bool_()},
    "people": {"organisation": pa.string(), "inhabitants": pa.float64(), "year": pa.int64(), "note": pa.string()},
}  # fmt: skip

PLATFORMS = [("facebook", True, False), ("x", True, False), ("mastodon", True, True), ("flickr", False, False)]


def municipality(id: str, province: str = "NL-UT", domain: str = "", area: float | None = None) -> tuple[Any, ...]:
    return id, "municipality", id[:2].upper(), province, domain, id.startswith("nl."), area


def tables(**rows: list[tuple[Any, ...]]) -> dict[str, Table]:
    """Every table of the register; those that are not named are empty (platforms: four)."""
    return {name: table(name, rows.get(name, PLATFORMS if name == "platforms" else [])) for name in SCHEMAS}


def table(name: str, rows: list[tuple[Any, ...]]) -> Table:
    schema = pa.schema(list(SCHEMAS[name].items()))
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    return ibis.memtable(pa.table(arrays, schema=schema))


def rows_of(expression: Table, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of an expression, in a fixed order."""
    found = expression.select(*columns).to_pyarrow().to_pylist()
    return sorted((tuple(row.values()) for row in found), key=str)


def value_of(indicator: str, given: dict[str, Table]) -> dict[str, float | None]:
    """organisation -> value, as an indicator computes it."""
    from meetlat.measure import indicators, values

    return dict(rows_of(values(indicators()[indicator], given), "organisation", "value"))


def two_with_accounts(**more: list[tuple[Any, ...]]) -> dict[str, Table]:
    """One municipality with accounts of every sort, one that shares one of them, one with none."""
    given: dict[str, list[tuple[Any, ...]]] = {
        "organisations": [
            municipality("nl.a", domain="a.nl", area=10.0),
            municipality("nl.b", domain="b.org"),
            municipality("nl.c"),
        ],
        "accounts": [
            (1, "facebook", "corporate", "current"),
            (2, "facebook", "theme", "current"),
            (3, "x", "corporate", "former"),
            (4, "mastodon", "corporate", "current"),
        ],
        "holdings": [
            (1, "nl.a", True),
            (2, "nl.a", True),
            (3, "nl.a", True),
            (4, "nl.a", True),
            (4, "nl.b", True),
            (1, "nl.b", False),
        ],
        "evidence": [(1, "directory"), (4, "directory"), (4, "domain")],
        "domains": [("a.nl", "Gemeenten")],
        "people": [
            ("nl.a", 50_000.0, 2020, "measured"),
            ("nl.b", 0.0, 2020, "measured"),
            ("nl.c", None, None, "unknown"),
        ],
    }
    return tables(**given | more)
