"""What definitions say of every organisation, as commands print it."""

from pathlib import Path
from typing import Any

from meetlat.measure.yardstick.told import timed
from meetlat.report.editions import folder
from meetlat.report.models import Edition, Figure

TOLD = (
    "organisation", "definition", "contacts", "answered", "share", "low", "high", "median_seconds", "p90_seconds",
    "coverage", "enough",
)  # fmt: skip
PRINTED = (*TOLD, "answers_timed")  # of how many answers the times are
NOBODY = dict.fromkeys(PRINTED) | {"contacts": 0, "answered": 0, "enough": False, "answers_timed": 0}


def answers_told(home: Path, edition: Edition, names: list[str]) -> list[dict[str, Any]]:
    """A row with the keys of PRINTED for every organisation that has a figure, and every definition in ``names``."""
    import pyarrow.parquet as pq

    rows = pq.read_table(folder(home, edition.id) / "answers.parquet").to_pylist()
    known = {(row["organisation"], row["definition"]): _printed(row) for row in rows}
    figures = Figure.objects.filter(edition=edition).exclude(organisation="")
    seen = dict(figures.order_by("organisation").values_list("organisation", "coverage"))
    return [
        known.get((id, name), {**NOBODY, "organisation": id, "definition": name, "coverage": coverage})
        for id, coverage in seen.items()
        for name in sorted(names)
    ]


def _printed(row: dict[str, Any]) -> dict[str, Any]:
    return {**{name: row[name] for name in TOLD}, "answers_timed": timed(row)}
