"""Statbel: inhabitants of Belgian municipalities, and the official list of them with their Dutch and French names.

"Population by place of residence, nationality, marital status, age and sex", one zip a year with one text file in it,
cells between bars. Each row is a group of people in a municipality; the groups add up to its inhabitants.
"""

import csv
import io
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from meetlat.register.pull.source import Part, Row, Source, Visit, replacing
from meetlat.web import Gone


@dataclass(frozen=True)
class Columns:
    """The names of the columns at the source."""

    code: str = "CD_REFNIS"
    dutch: str = "TX_DESCR_NL"
    french: str = "TX_DESCR_FR"
    province_code: str = "CD_PROV_REFNIS"
    province: str = "TX_PROV_DESCR_NL"
    region_code: str = "CD_RGN_REFNIS"
    people: str = "MS_POPULATION"
    year: str = "CD_YEAR"

    def all(self) -> list[str]:
        return list(vars(self).values())


COLUMNS = Columns()
MOST_UNPACKED = 1024 * 1024 * 1024  # bytes; a year is about 120 MB
NO_PROVINCE = ("", "-", "_")  # the nineteen municipalities of Brussels: their region stands in for it


@dataclass(frozen=True)
class Municipality:
    code: str
    dutch: str
    french: str
    province_code: str
    province: str
    region_code: str


def read(visit: Visit) -> Iterable[Part]:
    year, archive = _newest(visit)
    people = _people(visit, archive, year)
    yield replacing("be_municipalities_2025_names.csv", [_named(place) for place in people], lambda row: None)
    rows = [_counted(place, count, year) for place, count in people.items()]
    yield replacing("inhabitants.csv", rows, lambda row: (row["organisation"][:2], row["year"]))


def _newest(visit: Visit) -> tuple[int, bytes]:
    """This year's file comes out in summer; until then last year's is the newest."""
    year = visit.today.year
    try:
        return year, visit.get(visit.address.replace("{year}", str(year)))
    except Gone as error:
        if error.status != 404:
            raise
    return year - 1, visit.get(visit.address.replace("{year}", str(year - 1)))


def _people(visit: Visit, archive: bytes, year: int) -> dict[Municipality, int]:
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as files:
            return _in_either_encoding(visit, files, _only_text(visit, files), year)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise visit.failed(f"expected a zip archive ({error}); the answer begins with {archive[:20]!r}.") from None


def _only_text(visit: Visit, files: zipfile.ZipFile) -> zipfile.ZipInfo:
    texts = [file for file in files.infolist() if file.filename.lower().endswith(".txt")]
    if len(texts) != 1:
        raise visit.failed(f"expected one .txt in the archive, found {', '.join(files.namelist()) or 'nothing'}.")
    if texts[0].file_size > MOST_UNPACKED:
        raise visit.failed(f"{texts[0].filename} unpacks to more than {MOST_UNPACKED:,} bytes; that much is not read.")
    return texts[0]


def _in_either_encoding(
    visit: Visit, files: zipfile.ZipFile, text: zipfile.ZipInfo, year: int
) -> dict[Municipality, int]:
    """Newer years are UTF-8, older ones Latin-1; no text with a French name in it is both."""
    try:
        return _in_encoding("utf-8-sig", visit, files, text, year)
    except UnicodeDecodeError:
        return _in_encoding("latin-1", visit, files, text, year)


def _in_encoding(
    encoding: str, visit: Visit, files: zipfile.ZipFile, text: zipfile.ZipInfo, year: int
) -> dict[Municipality, int]:
    with files.open(text) as content, io.TextIOWrapper(content, encoding=encoding, newline="") as lines:
        return _added_up(visit, lines, year)


def _added_up(visit: Visit, lines: Iterable[str], year: int) -> dict[Municipality, int]:
    people: dict[Municipality, int] = defaultdict(int)
    for line, row in _rows(visit, lines):
        if row[COLUMNS.year] != str(year):
            raise visit.failed(f"line {line} is of {row[COLUMNS.year]!r}, expected {year}.")
        if not row[COLUMNS.people].isdigit():
            raise visit.failed(f"line {line}: {COLUMNS.people} is {row[COLUMNS.people]!r}, expected a whole number.")
        people[_municipality(row)] += int(row[COLUMNS.people])
    return people


def _rows(visit: Visit, lines: Iterable[str]) -> Iterator[tuple[int, Row]]:
    reader = csv.reader(lines, delimiter="|")
    header = [cell.strip() for cell in next(reader, [])]
    visit.expect(COLUMNS.all(), header, "the file")
    for cells in filter(None, reader):
        if len(cells) != len(header):
            raise visit.failed(f"line {reader.line_num} has {len(cells)} cells, expected {len(header)}; it breaks off.")
        yield reader.line_num, {name: cell.strip() for name, cell in zip(header, cells, strict=True)}


def _municipality(row: Row) -> Municipality:
    return Municipality(
        code=row[COLUMNS.code],
        dutch=row[COLUMNS.dutch],
        french=row[COLUMNS.french],
        province_code=row[COLUMNS.province_code],
        province=row[COLUMNS.province].removeprefix("Provincie "),
        region_code=row[COLUMNS.region_code],
    )


def _named(place: Municipality) -> Row:
    province = place.region_code if place.province_code in NO_PROVINCE else place.province_code
    codes = {"id": place.code, "province": province, "region": place.region_code}
    return {**codes, "name.nl": place.dutch, "name.fr": place.french}


def _counted(place: Municipality, count: int, year: int) -> Row:
    about = {"organisation": f"be.nis{place.code}", "name": place.dutch, "province": place.province}
    return {**about, "year": str(year), "inhabitants": str(count), "source": f"Statbel, 1 Jan {year}"}


SOURCE = Source(
    name="statbel",
    title="Statbel",
    address=(
        "https://statbel.fgov.be/sites/default/files/files/opendata/bevolking%20naar%20woonplaats%2C%20nationaliteit"
        "%20burgelijke%20staat%20%2C%20leeftijd%20en%20geslacht/TF_SOC_POP_STRUCT_{year}.zip"
    ),
    licence="CC BY 4.0",
    files=("inhabitants.csv", "be_municipalities_2025_names.csv"),
    read=read,
)
