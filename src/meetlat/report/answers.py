"""What definitions say of every organisation, as commands print it."""

from pathlib import Path
from typing import Any

from meetlat.report.editions import folder
from meetlat.report.models import Edition, Figure

TOLD = (
    "organisation", "definition", "contacts", "answered", "share", "low", "high", "median_seconds", "p90_seconds",
    "coverage", "enough",
)  # fmt: skip
NOBODY = dict.fromkeys(TOLD) | {"contacts": 0, "answered": 0, "enough": False}


def answers_told(home: Path, edition: Edition, names: list[str]) -> list[dict[str, Any]]:
    """A row with the keys of TOLD for every organisation that has a figure, and every definition in ``names``."""
    import pyarrow.parquet as pq

    rows = pq.read_table(folder(home, edition.id) / "answers.parquet").select(list(TOLD)).to_pylist()
    known = {(row["organisation"], row["definition"]): row for row in rows}
    figures = Figure.objects.filter(edition=edition).exclude(organisation="")
    seen = dict(figures.order_by("organisation").values_list("organisation", "coverage"))
    return [
        known.get((id, name), {**NOBODY, "organisation": id, "definition": name, "coverage": coverage})
        for id, coverage in seen.items()
        for name in sorted(names)
    ]
