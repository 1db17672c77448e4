"""Two editions beside each other, as the terminal shows it."""

from typing import Any

OF = ("country", "kind", "size_class", "province", "platform", "indicator")  # what a figure that moved is of
OWN = ("platform", "indicator")  # of one organisation: not of its group
VERDICTS = {"more": "yes, higher", "less": "yes, lower", "draw": "no", "too few": "too few", None: ""}


def tell(said: dict[str, Any]) -> None:
    """``said``: as ``report.comparison.compare`` gives it."""
    from meetlat.cli.tables import print_table

    print(f"{said['first']} -> {said['second']}")
    if said["subject"] == "census":
        print(f"  {len(said['arrived'])} presences new, {len(said['gone'])} gone.")
    if not said["as_long"]:
        print("  The one tells of a longer time than the other: numbers of things are not to be compared.")
    for id in said["not_comparable"]:
        print(f"  {id}: not compared, its definition changed.")
    found = said["figures"]
    judged = any(one["verdict"] for one in found)
    columns = ("figure", "before", "after", *(("difference, 95 %", "beyond chance?") if judged else ()))
    of = OWN if said["organisation"] else OF
    if said["organisation"]:
        print(f"  Of {said['organisation']}.")
    rows = [(*_cells(one, of), *(_judged(one) if judged else ())) for one in found]
    print_table("Figures that moved", columns, rows, "" if rows else "None.")


def _cells(one: dict[str, Any], of: tuple[str, ...]) -> tuple[str, ...]:
    values = (_value(one["indicator"], one[name]) for name in ("before", "after"))
    return (" ".join(one[name] for name in of if one[name]), *values)


def _judged(one: dict[str, Any]) -> tuple[str, str]:
    difference, low, high = (_value(one["indicator"], one[name]) for name in ("difference", "low", "high"))
    said = f"{difference} ({low} to {high})" if one["low"] is not None else difference
    points = f"{said.replace('%', '')} points"  # by which a percentage moves
    return points if "%" in said else said, VERDICTS[one["verdict"]]


def _value(indicator: str, value: float | None) -> str:
    from meetlat.measure import indicators
    from meetlat.report.numbers import by_unit

    if value is None:
        return "-"
    known = indicators().get(indicator)
    if known is None or known.unit == "number":
        return f"{value:,.4g}"
    return ("-" if value < 0 else "") + by_unit(abs(value), known.unit, "en")
