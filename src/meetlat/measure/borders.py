"""Inhabitants counted on old borders, brought to today's across the documented mergers."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from meetlat.measure.indicator import Tables

DRAWING_NOISE = 0.05  # a smaller share of the area is the edge of a generalised boundary, not a transfer of people

MEASURED, DERIVED, ESTIMATED, UNKNOWN = "measured", "derived", "estimated", "unknown"


def inhabitants_today(tables: "Tables") -> "Table":
    """organisation, inhabitants, year, note: the latest count of each country on the borders of today.

    measured: counted for this organisation · derived: the sum of those that merged into it · estimated: a predecessor
    was split over several, its people divided by area · unknown: no count, and no inhabitants.
    """
    counted = _latest(tables)
    for step in _steps(tables["mergers"]):
        counted = _across(counted, _shares(tables["mergers"], step), step)
    organisations = tables["organisations"].filter(lambda t: t.kind == "municipality").select("organisation")
    joined = organisations.left_join(counted, "organisation")
    return joined.select("organisation", "inhabitants", "year", note=joined.note.fill_null(UNKNOWN))


def _latest(tables: "Tables") -> "Table":
    """The counts of the last year that each country has."""
    import ibis

    counts = tables["inhabitants"].mutate(country=tables["inhabitants"].organisation.substr(0, 2))
    last = counts.group_by("country").agg(last=counts.year.max())
    rows = counts.join(last, "country").filter(lambda t: t.year == t["last"])
    return rows.select(
        "organisation", "year", inhabitants=rows.inhabitants.cast("float64"), note=ibis.literal(MEASURED)
    )


def _steps(mergers: "Table") -> list[int]:
    """The years in which borders changed, in order: a handful, so they are asked for."""
    years = mergers.filter(mergers.kind == "abolished").select("year_to").distinct().to_pyarrow()
    return sorted(years["year_to"].to_pylist())


def _shares(mergers: "Table", step: int) -> "Table":
    """old, new, share, successors: what part of each abolished organisation went where; parts add up to 1."""
    real = mergers.filter(mergers.kind == "abolished", mergers.year_to == step, mergers.share >= DRAWING_NOISE)
    total = real.group_by("old").agg(total=real.share.sum(), successors=real.count())
    joined = real.join(total, "old")
    return joined.select("old", "new", "successors", share=joined.share / joined.total)


def _across(counted: "Table", shares: "Table", step: int) -> "Table":
    """Moves the people of those abolished in this step to their successors; the rest stays."""
    import ibis

    moved = counted.left_join(shares, [counted.organisation == shares.old, counted.year < step])
    split = moved.successors.fill_null(1) > 1
    rank = ibis.cases(
        (moved.note == ESTIMATED, 2), (split, 2), (moved.note == DERIVED, 1), (moved.new.notnull(), 1), else_=0
    )
    parts = moved.select(
        "year",
        organisation=moved.new.fill_null(moved.organisation),
        inhabitants=moved.inhabitants * moved.share.fill_null(1.0),
        rank=rank,
    )
    summed = parts.group_by("organisation", "year").agg(inhabitants=parts.inhabitants.sum(), rank=parts["rank"].max())
    note = ibis.cases((summed["rank"] == 2, ESTIMATED), (summed["rank"] == 1, DERIVED), else_=MEASURED)
    return summed.select("organisation", "year", inhabitants=summed.inhabitants.round(0).cast("float64"), note=note)
