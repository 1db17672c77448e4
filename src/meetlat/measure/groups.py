"""From organisations to groups: all of a kind in a country, per size class, per province."""

from typing import TYPE_CHECKING

from meetlat.measure.shaped import shaped

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from meetlat.measure.indicator import Tables

CUTS: tuple[tuple[str, ...], ...] = ((), ("size_class",), ("province",))  # never crossed: the cells would be too small
BASIS = ["country", "kind"]
FIGURES = {
    "indicator": "string", "organisation": "string", "country": "string", "kind": "string", "size_class": "string",
    "province": "string", "platform": "string", "value": "float64", "count": "float64", "n": "int64", "year": "int64",
    "note": "string",
}  # fmt: skip


def figures(tables: "Tables") -> "Table":
    """Every figure: of each organisation, and of each group with its numerator (count) and denominator (n).

    tables: values (as ``census.values``), population, definitions, platforms.
    """
    import ibis

    rows = tables["values"].join(tables["population"], "organisation")
    own = shaped(rows.drop("count"), FIGURES)
    return ibis.union(own, *(shaped(_cut(tables, rows, [*BASIS, *cut]), FIGURES) for cut in CUTS))


def _cut(tables: "Tables", rows: "Table", by: list[str]) -> "Table":
    """One line per group, indicator and platform, also where nobody is there: a zero is a finding."""
    rows, population = (_known(table, by) for table in (rows, tables["population"]))
    sizes = population.group_by(by).agg(size=population.organisation.nunique())
    found = rows.group_by([*by, "indicator", "platform"]).agg(
        positive=(rows.value > 0).cast("float64").sum(),
        total=rows.value.sum(),
        counted=rows["count"].sum(),
        base=rows.base.sum(),
        known=rows.value.count(),
    )
    every = sizes.join(_asked(tables, rows), BASIS)
    joined = every.left_join(found, [*by, "indicator", "platform"])
    return _added_up(joined.select(*every.columns, "positive", "total", "counted", "base", "known"))


def _known(table: "Table", by: list[str]) -> "Table":
    """Without those whose province is not known: they are in no province, not in one without a name."""
    return table.filter(table.province != "") if "province" in by else table


def _asked(tables: "Tables", rows: "Table") -> "Table":
    """Which indicators and platforms each country and kind is asked for: the common platforms, and any that is used."""
    import ibis

    kinds, definitions = tables["population"].select(*BASIS).distinct(), tables["definitions"]
    whole = kinds.cross_join(definitions.filter(~definitions.per_platform)).mutate(platform=ibis.literal("", "string"))
    common = kinds.cross_join(tables["platforms"].filter(tables["platforms"].common).select("platform"))
    used = rows.filter(rows.platform != "").select(*BASIS, "platform").distinct()
    each = ibis.union(common, used, distinct=True).cross_join(definitions.filter(definitions.per_platform))
    return ibis.union(whole, each.select(*whole.columns))


def _added_up(groups: "Table") -> "Table":
    """count, n and value by the rule of each indicator (see ``Indicator.whole``)."""
    import ibis

    known, share = groups.known.fill_null(0), groups.whole == "share"
    numerator = ibis.cases(
        (share, groups.positive.fill_null(0.0)), (groups.whole == "ratio", groups.counted), else_=groups.total
    )
    n = ibis.cases((share & (groups.among == "everyone"), groups["size"]), else_=known)
    divisor = ibis.cases(
        (share, n.cast("float64")),
        (groups.whole == "mean", known.cast("float64")),
        (groups.whole == "ratio", groups.base),
        else_=ibis.literal(1.0),
    )
    told = groups.mutate(n=n, count=numerator, value=numerator * groups.scale / divisor.nullif(0.0))
    return told.filter((told.among == "everyone") | (told.n > 0))
