"""The open table of an edition of estimates: its figures. What they were made of is people's, or open in the census."""

from pathlib import Path
from typing import TYPE_CHECKING

from meetlat.report.models import Edition
from meetlat.report.opendata.schemas import COLUMNS, Words
from meetlat.report.opendata.tables import figures

if TYPE_CHECKING:
    import pyarrow as pa

NAMES = ("figures",)
INTERVAL = {
    "value": "The estimate; empty: not known",
    "low": "Lower end of the interval of 95 %",
    "high": "Upper end of the interval of 95 %",
    "year": "Empty",
}
RESIDENTS = Words(
    titles={"figures": "Accounts of residents per municipality and platform; of fewer than 5 placed nothing is told"},
    keys={},
    columns=COLUMNS
    | INTERVAL
    | {
        "count": "Accounts that are placed; of residents_factor all accounts",
        "n": "Accounts that are placed anywhere; of residents_per_1000 the inhabitants",
        "coverage": "Of a whole country: share of the accounts that are placed",
        "note": "measured or given: the factor; inside or outside: where a figure of others lies",
    },
)
COMPLETENESS = Words(
    titles={"figures": "Accounts by source, and how many there probably are, per kind and platform"},
    keys={},
    columns=COLUMNS
    | INTERVAL
    | {
        "count": "Different accounts that were seen: at least so many",
        "n": "Organisations whose website was read; only these take part",
        "coverage": "Share of the organisations whose website was read",
        "note": "estimated, rough (few accounts on both), or unknown (none on both)",
    },
)


def open_tables(folder: Path, edition: Edition) -> dict[str, "pa.Table"]:
    return {"figures": figures(edition)}
