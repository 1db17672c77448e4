"""The census: every presence indicator for every organisation and group, over the register's tables."""

from typing import TYPE_CHECKING, Any

from meetlat.measure.groups import groups
from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.indicators import indicators
from meetlat.measure.size_classes import size_class

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table

COLUMNS = {
    "indicator": "string", "organisation": "string", "country": "string", "kind": "string", "size_class": "string",
    "province": "string", "platform": "string", "value": "float64", "count": "float64", "n": "int64", "year": "int64", "note": "string",
}  # fmt: skip


def census(tables: Tables) -> tuple["pa.Table", dict[str, str]]:
    """All figures (columns as COLUMNS) and the query of each indicator.

    ``tables``: organisations, accounts, holdings, evidence, domains, platforms, as
    ``register.tables`` gives them, and people, as ``inhabitants_today`` makes it; on any engine.
    """
    import pyarrow as pa

    population = _population(tables)
    found: list[pa.Table] = []
    queries: dict[str, str] = {}
    for indicator in indicators().values():
        table = _figures(indicator, tables, population)
        queries[indicator.id] = str(table.compile())
        found.append(table.to_pyarrow())
    return pa.concat_tables(found).sort_by([(name, "ascending") for name in list(COLUMNS)[:7]]), queries


def _population(tables: Tables) -> "Table":
    """Who is counted, with size class and province."""
    organisations, people = tables["organisations"], tables["people"]
    joined = organisations.left_join(people, "organisation")
    return joined.select("organisation", "country", "kind", "province", size_class=size_class(joined.inhabitants))


def _figures(indicator: Indicator, tables: Tables, population: "Table") -> "Table":
    import ibis

    assert indicator.compute is not None, f"indicator {indicator.id} computes nothing"
    values = _with_every_column(indicator.compute(tables))
    own = values.join(population, "organisation")
    whole = [_shaped(indicator, part) for part in groups(indicator, values, population, tables["platforms"])]
    return ibis.union(_shaped(indicator, own), *whole)


def _with_every_column(values: "Table") -> "Table":
    missing: dict[str, Any] = {
        "platform": "string",
        "count": "float64",
        "base": "float64",
        "year": "int64",
        "note": "string",
    }
    empty = {"platform": ""}
    return values.mutate(
        **{name: _null(empty.get(name), type) for name, type in missing.items() if name not in values.columns}
    )


def _null(value: str | None, type: str) -> Any:
    import ibis

    return ibis.literal(value, type) if value is not None else ibis.null(type)


def _shaped(indicator: Indicator, table: "Table") -> "Table":
    """The columns of COLUMNS in their order and types, whatever a part has."""
    said: dict[str, Any] = {"indicator": _null(indicator.id, "string")}
    for name, type in list(COLUMNS.items())[1:]:
        blank = "" if type == "string" else None
        said[name] = (table[name] if name in table.columns else _null(blank, type)).cast(type)
    texts = {name: value.fill_null("") for name, value in said.items() if COLUMNS[name] == "string"}
    return table.select(**{**said, **texts})
