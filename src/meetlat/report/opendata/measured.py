"""The open tables of an edition of measures: its figures and the tables behind the pictures; never the pairs."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetlat.report.answers import TOLD
from meetlat.report.editions import NoEdition
from meetlat.report.editions import folder as edition_folder
from meetlat.report.measures import SUBJECT
from meetlat.report.models import Edition, Figure
from meetlat.report.opendata.discreet import Place, discreet, discreet_answers
from meetlat.report.opendata.tables import figures, frozen

if TYPE_CHECKING:
    import pyarrow as pa

FROZEN = ("answers", "curve", "classes", "week", "months", "topics")  # never contacts: keys and pseudonyms of people
NAMES = (*FROZEN, "figures")


def open_tables(folder: Path, edition: Edition) -> dict[str, "pa.Table"]:
    """NAMES, with nothing in them that is too small to tell."""
    told = discreet({name: frozen(folder, name) for name in FROZEN}, _places(edition))
    return {**told, "figures": figures(edition)}


def open_answers(home: Path, edition: Edition, definition: str = "", organisation: str = "") -> list[dict[str, Any]]:
    """What definitions say of organisations: the columns of ``meetlat measure --json``, where there is enough to tell.

    Raises NoEdition where the edition is not of measures, or its tables are gone.
    """
    if edition.subject != SUBJECT:
        raise NoEdition(f"Edition {edition.id} is of the {edition.subject}: nobody was asked anything.")
    folder = edition_folder(home, edition.id)
    if not (folder / "answers.parquet").is_file():
        raise NoEdition(f"The frozen tables of edition {edition.id} are not there.")
    rows = discreet_answers(frozen(folder, "answers")).select(list(TOLD)).to_pylist()
    wanted = {name: value for name, value in (("definition", definition), ("organisation", organisation)) if value}
    return [row for row in rows if row["organisation"] and wanted.items() <= row.items()]


def _places(edition: Edition) -> dict[str, Place]:
    """organisation -> country, kind, size class."""
    rows = Figure.objects.filter(edition=edition).exclude(organisation="").order_by("organisation").distinct()
    return {row[0]: row[1:] for row in rows.values_list("organisation", "country", "kind", "size_class")}
