"""What is open of an edition, by its subject: of the census everything, of measures no table in which people are."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from meetlat.report import measures
from meetlat.report.models import Edition
from meetlat.report.opendata import measured, tables
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


def subject_of(edition: Edition) -> Subject:
    return OF_MEASURES if edition.subject == measures.SUBJECT else OF_CENSUS
