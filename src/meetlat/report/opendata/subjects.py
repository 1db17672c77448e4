"""What is open of an edition, by its subject: of the census everything, of measures no table in which people are."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from meetlat.report import completeness_kept, measures, residents_kept
from meetlat.report.models import Edition
from meetlat.report.opendata import estimated, measured, tables
from meetlat.report.opendata.licences import CC0, CC_BY
from meetlat.report.opendata.measured_schemas import MEASURED
from meetlat.report.opendata.schemas import CENSUS, Words

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Subject:
    """``title`` takes the day of the edition; ``first`` is a frozen table without which there is nothing to open."""

    tables: tuple[str, ...]
    opened: "Callable[[Path, Edition], dict[str, pa.Table]]"
    first: str
    of_messages: bool  # then its inputs stay closed: people are in them
    words: Words
    title: str
    description: str
    catalogue: str
    licences: tuple[dict[str, str], ...]


OF_CENSUS = Subject(
    tables=tables.NAMES,
    opened=tables.open_tables,
    first="organisations",
    of_messages=False,
    words=CENSUS,
    title="Meetlat, census of official social media accounts ({invented}register of {day})",
    description="The register and every figure of one edition. Read figures as 'at least'; empty is not known.",
    catalogue="Elke editie van de telling, als bestanden en als API.",
    licences=(CC0, CC_BY),
)
OF_MEASURES = Subject(
    tables=measured.NAMES,
    opened=measured.open_tables,
    first="answers",
    of_messages=True,
    words=MEASURED,
    title="Meetlat, messages to and by official social media accounts ({invented}period until {day})",
    description=(
        "Every figure of one edition with its interval, and the tables behind the pictures. Empty is not known, or too "
        "small to tell: in classes, week, months and topics a cell of one organisation with 1 to 4 contacts or "
        "messages of residents is left empty. Groups are whole, unless one organisation is all there is in them. Of "
        "fewer contacts than a definition asks for there are no shares or times. No messages and no pairs of question "
        "and answer: those are of people. The names of organisations are in the editions of the census."
    ),
    catalogue="Elke editie van de metingen, als bestanden en als API.",
    licences=(CC_BY,),
)


OF_RESIDENTS = Subject(
    tables=estimated.NAMES,
    opened=estimated.open_tables,
    first="asked",
    of_messages=True,
    words=estimated.RESIDENTS,
    title="Meetlat, accounts of residents per municipality ({invented}period until {day})",
    description=(
        "Accounts that are placed in a municipality, extrapolated by the factor that is shown, with an interval that "
        "holds the placing error. Accounts, not people, and only of who spoke in what was collected. A municipality "
        "with fewer than 5 is left out. No messages and no pseudonyms."
    ),
    catalogue="Elke schatting van de accounts van inwoners, als bestanden en als API.",
    licences=(CC_BY,),
)
OF_COMPLETENESS = Subject(
    tables=estimated.NAMES,
    opened=estimated.open_tables,
    first="sightings",
    of_messages=True,
    words=estimated.COMPLETENESS,
    title="Meetlat, completeness of the register of official accounts ({invented}register of {day})",
    description=(
        "How many accounts a directory and the organisations' own websites gave, and how many both will have missed "
        "(capture-recapture, Chapman). Only of organisations whose website was read."
    ),
    catalogue="Elke schatting van hoe volledig het register is, als bestanden en als API.",
    licences=(CC_BY,),
)
SUBJECTS = {
    measures.SUBJECT: OF_MEASURES,
    residents_kept.SUBJECT: OF_RESIDENTS,
    completeness_kept.SUBJECT: OF_COMPLETENESS,
}


def subject_of(edition: Edition) -> Subject:
    return SUBJECTS.get(edition.subject, OF_CENSUS)
