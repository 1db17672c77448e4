"""CBS StatLine: inhabitants and age groups of Dutch municipalities, and which of them existed in which year.

Table 03759ned, "Bevolking op 1 januari en gemiddeld; geslacht, leeftijd en regio", over OData 3. CBS pads its keys with
spaces to one length: they are sent back as they came and written without.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from meetlat.register.pull.source import Part, Row, Source, Visit, replacing


@dataclass(frozen=True)
class Table:
    """The names and codes of the table at the source."""

    id: str = "03759ned"
    region: str = "RegioS"
    period: str = "Perioden"
    age: str = "Leeftijd"
    figure: str = "BevolkingOp1Januari_1"
    both_sexes: str = "Geslacht eq 'T001038'"
    any_marital_status: str = "BurgerlijkeStaat eq 'T001019'"
    all_ages: str = "10000"
    first_list: int = 2003  # municipality_years.csv begins here
    first_figures: int = 2014  # inhabitants.csv begins here


TABLE = Table()
YEAR = re.compile(r"(\d{4})JJ00")  # a whole year; months and quarters have other letters
MUNICIPALITY = re.compile(r"GM\d{4}")
FIVE_YEARS = re.compile(r"(\d+) tot (\d+) jaar")
OLDEST = re.compile(r"95 jaar of ouder")
STARTS = [*range(0, 100, 5)]  # 0, 5, ... 95: together every age


@dataclass(frozen=True)
class Figure:
    code: str
    year: int
    age: str
    inhabitants: int


def read(visit: Visit) -> Iterable[Part]:
    names = dict(_names(visit))
    ages = {key.strip(): key for key in _dimension(visit, TABLE.age)}
    if TABLE.all_ages not in ages:
        raise visit.failed(f"{TABLE.age} has no key {TABLE.all_ages} for all ages together.")
    totals = list(_figures(visit, [ages[TABLE.all_ages]]))
    if not totals:
        raise visit.failed(f"no figure for any municipality in {TABLE.figure}.")
    newest = max(figure.year for figure in totals)
    yield replacing("municipality_years.csv", [_listed(figure, names) for figure in totals], _year)
    counted = [_inhabitants(figure, names) for figure in totals if figure.year >= TABLE.first_figures]
    yield replacing("inhabitants.csv", counted, _country_and_year)
    yield replacing("age_groups.csv", list(_age_groups(visit, newest, totals)), _year)


def _year(row: Row) -> str:
    return row["year"]


def _country_and_year(row: Row) -> tuple[str, str]:
    return row["organisation"][:2], row["year"]


def _organisation(code: str) -> str:
    return f"nl.{code.lower()}"


def _listed(figure: Figure, names: dict[str, str]) -> Row:
    return {"year": str(figure.year), "code": figure.code, "name": names[figure.code]}


def _inhabitants(figure: Figure, names: dict[str, str]) -> Row:
    about = {"organisation": _organisation(figure.code), "name": names[figure.code], "province": ""}
    source = f"CBS {TABLE.id}, 1 Jan {figure.year}"
    return {**about, "year": str(figure.year), "inhabitants": str(figure.inhabitants), "source": source}


def _names(visit: Visit) -> Iterator[tuple[str, str]]:
    for key, title in _dimension(visit, TABLE.region).items():
        if MUNICIPALITY.fullmatch(key.strip()):
            yield key.strip(), title.removesuffix(" (gemeente)")


def _dimension(visit: Visit, name: str) -> dict[str, str]:
    """Key as the source pads it -> title."""
    rows = _rows(visit, name, ["Key", "Title"])
    return {str(row["Key"]): str(row["Title"]).strip() for row in rows}


def _figures(visit: Visit, ages: list[str], year: int | None = None) -> Iterator[Figure]:
    """Where a municipality did not exist, CBS gives no number."""
    wanted = [TABLE.both_sexes, TABLE.any_marital_status, f"substringof('GM',{TABLE.region})"]
    wanted.append(f"({' or '.join(f'{TABLE.age} eq {age!r}' for age in ages)})")
    if year:
        wanted.append(f"{TABLE.period} eq '{year}JJ00'")
    columns = [TABLE.age, TABLE.region, TABLE.period, TABLE.figure]
    for row in _rows(visit, "TypedDataSet", columns, " and ".join(wanted)):
        code, value = str(row[TABLE.region]).strip(), row[TABLE.figure]
        period = YEAR.fullmatch(str(row[TABLE.period]).strip())
        if period and MUNICIPALITY.fullmatch(code) and int(period[1]) >= TABLE.first_list and value is not None:
            yield Figure(code, int(period[1]), str(row[TABLE.age]).strip(), _number(visit, value))


def _number(visit: Visit, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise visit.failed(f"{TABLE.figure} is {value!r}; expected a whole number.")
    return value


def _rows(visit: Visit, entity: str, columns: list[str], filter: str = "") -> Iterator[dict[str, Any]]:
    params = {"$format": "json", "$select": ",".join(columns)} | ({"$filter": filter} if filter else {})
    address = f"{visit.address}/{TABLE.id}/{entity}"
    for page in visit.pages(address, params, lambda page: page.get("odata.nextLink")):
        if not isinstance(page.get("value"), list):
            raise visit.failed(f"{entity} has no list of values. Found: {', '.join(page) or 'nothing'}.")
        for row in page["value"]:
            visit.expect(columns, row, f"{TABLE.id}/{entity}")
            yield row


def _age_groups(visit: Visit, year: int, totals: list[Figure]) -> Iterator[Row]:
    """Ten-year groups, added up from CBS's five-year ones and checked against the totals."""
    ages = _five_year_ages(visit)
    counted: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for figure in _figures(visit, list(ages.values()), year):
        start = next(start for start, key in ages.items() if key.strip() == figure.age)
        counted[figure.code][_ten_years(start)] += figure.inhabitants
    for figure in totals:
        if figure.year == year and sum(counted[figure.code].values()) != figure.inhabitants:
            raise visit.failed(
                f"the ages of {figure.code} in {year} add up to {sum(counted[figure.code].values()):,}, "
                f"but it has {figure.inhabitants:,} inhabitants; that looks like half an answer."
            )
    for code, groups in counted.items():
        shared = {"organisation": _organisation(code), "year": str(year)}
        for group, inhabitants in groups.items():
            yield {**shared, "age_group": group, "inhabitants": str(inhabitants)}


def _five_year_ages(visit: Visit) -> dict[int, str]:
    """First age of each five-year group -> its key, told from the titles: "0 tot 5 jaar" ... "95 jaar of ouder"."""
    ages: dict[int, str] = {}
    for key, title in _dimension(visit, TABLE.age).items():
        found = FIVE_YEARS.fullmatch(title)
        if found and int(found[2]) - int(found[1]) == 5:
            ages[int(found[1])] = key
        elif OLDEST.fullmatch(title):
            ages[95] = key
    if sorted(ages) != STARTS:
        raise visit.failed(f"the five-year groups of {TABLE.age} begin at {sorted(ages)}; expected {STARTS}.")
    return ages


def _ten_years(start: int) -> str:
    decade = start // 10 * 10
    return "90+" if decade == 90 else f"{decade}-{decade + 9}"


SOURCE = Source(
    name="cbs",
    title="CBS StatLine",
    address="https://opendata.cbs.nl/ODataFeed/odata",
    licence="CC BY 4.0",
    files=("inhabitants.csv", "age_groups.csv", "municipality_years.csv"),
    read=read,
)
