"""From organisations to groups: all of a kind in a country, per size class, per province."""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator

if TYPE_CHECKING:
    from ibis.expr.types import Table

CUTS: tuple[tuple[str, ...], ...] = ((), ("size_class",), ("province",))  # never crossed: the cells would be too small
BASIS = ("country", "kind")


def groups(indicator: Indicator, values: "Table", population: "Table", platforms: "Table") -> list["Table"]:
    """The figures of every group: count (numerator), n (organisations), value.

    values: organisation, platform, value, count, base · population: organisation, country, kind, size_class, province.
    """
    joined = population.left_join(values, "organisation")
    rows = joined.select(*population.columns, "value", "count", "base", platform=joined.platform.fill_null(""))
    return [_figures(indicator, _cut(indicator, rows, population, platforms, [*BASIS, *cut])) for cut in CUTS]


def _cut(indicator: Indicator, rows: "Table", population: "Table", platforms: "Table", by: list[str]) -> "Table":
    """One line per group (and platform), also where nobody is there: a zero is a finding."""
    sizes = population.group_by(by).agg(n=population.organisation.nunique())
    if not indicator.per_platform:
        found = rows.group_by(by).agg(count=_count(indicator, rows), base=rows.base.sum(), known=rows.value.count())
        return sizes.join(found, by).mutate(platform=_text(""))
    asked = _asked(rows, platforms)
    found = rows.group_by([*by, "platform"]).agg(
        count=_count(indicator, rows), base=rows.base.sum(), known=rows.value.count()
    )
    every = sizes.join(asked, list(BASIS))
    joined = every.left_join(found, [*by, "platform"])
    return joined.select(
        *by, "n", "platform", "base", count=joined["count"].fill_null(0.0), known=joined.known.fill_null(0)
    )


def _asked(rows: "Table", platforms: "Table") -> "Table":
    """The platforms asked for in a country and kind: the common ones, and any where somebody is."""
    import ibis

    kinds = rows.select(*BASIS).distinct()
    common = kinds.cross_join(platforms.filter(platforms.common).select("platform"))
    used = rows.filter(rows.platform != "").select(*BASIS, "platform").distinct()
    return ibis.union(common, used, distinct=True)


def _count(indicator: Indicator, rows: "Table"):  # type: ignore[no-untyped-def]
    if indicator.whole == "share":
        return (rows.value > 0).cast("float64").sum().fill_null(0.0)
    return rows["count"].sum() if indicator.whole == "ratio" else rows.value.sum()


def _text(value: str):  # type: ignore[no-untyped-def]
    import ibis

    return ibis.literal(value, "string")


def _figures(indicator: Indicator, table: "Table") -> "Table":
    import ibis

    empty = [ibis.literal("", "string").name(name) for name in ("size_class", "province") if name not in table.columns]
    n = table.n if indicator.whole == "share" and indicator.among == "everyone" else table.known
    divisors = {
        "share": n.nullif(0),
        "mean": table.known.nullif(0),
        "ratio": table.base.nullif(0),
        "sum": ibis.literal(1),
    }
    scale = 100_000 if indicator.unit == "per_100000" else 1
    told = table.filter(n > 0) if indicator.among == "known" else table
    return told.select(
        *BASIS, "platform", *empty, *(name for name in ("size_class", "province") if name in table.columns),
        count=table["count"].cast("float64"), n=n.cast("int64"), value=table["count"].cast("float64") * scale / divisors[indicator.whole],
    )  # fmt: skip
