"""The register's own vocabularies: complete in three languages, and true to the reference folder."""

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from meetlat.register.roles import role_of
from meetlat.register.vocabulary import DATA, LANGUAGES, shipped

COLUMNS = {
    "countries": ["country", *LANGUAGES, "in_nl", "in_en", "in_fr"],
    "kinds": ["kind", "nl", "nl_plural", "en", "en_plural", "fr", "fr_plural"],
    "mergers-be-2025": ["old", "new", "year_from", "year_to", "share", "kind", "source"],
    "names": ["id", *LANGUAGES],
    "provinces": ["province", "country", "code", "region", "name_in_inhabitants", *LANGUAGES],
    "regions": ["region", "country", *LANGUAGES],
    "roles": ["role", *LANGUAGES, "words"],
    "themes": ["theme", *LANGUAGES, "words"],
}
MAY_BE_EMPTY = {"region", "name_in_inhabitants", "words"}


@pytest.mark.parametrize("name", COLUMNS)
def test_every_file_is_well_formed(name: str) -> None:
    text = (DATA / f"{name}.csv").read_text(encoding="utf-8")
    lines = list(csv.reader(text.splitlines(), strict=True))
    assert lines[0] == COLUMNS[name]
    assert {len(line) for line in lines} == {len(COLUMNS[name])}
    assert all(cell == cell.strip() for line in lines for cell in line)
    assert text.endswith("\n")
    assert "\r" not in text


def test_no_file_is_left_out() -> None:
    assert {file.stem for file in DATA.glob("*.csv")} == COLUMNS.keys()


@pytest.mark.parametrize("name", COLUMNS)
def test_every_cell_is_filled_in(name: str) -> None:
    empty = [(row, column) for row in shipped(name) for column, cell in row.items() if not cell]
    assert [where for where in empty if where[1] not in MAY_BE_EMPTY] == []


@pytest.mark.parametrize("name", COLUMNS)
def test_rows_are_sorted_and_nothing_stands_twice(name: str) -> None:
    keys = [tuple(row.values())[: 3 if name.startswith("mergers") else 1] for row in shipped(name)]
    assert keys == sorted(keys)
    assert repeated(keys) == []


def repeated(values: Iterable[object]) -> list[object]:
    return [value for value, times in Counter(values).items() if times > 1]


@pytest.mark.parametrize("name", ["kinds", "countries", "regions", "roles", "themes"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_rows_share_a_word(name: str, language: str) -> None:
    assert repeated(row[language] for row in shipped(name)) == []


def test_provinces_lie_in_known_countries_and_regions() -> None:
    countries = {row["country"] for row in shipped("countries")}
    regions = {row["region"] for row in shipped("regions")}
    for row in shipped("provinces"):
        assert row["province"].startswith(row["country"] + "-")
        assert row["country"] in countries
        assert (row["region"] in regions) == (row["country"] == "BE")


def test_a_word_tells_one_role_or_theme() -> None:
    words = [word for name in ("roles", "themes") for row in shipped(name) for word in row["words"].split()]
    assert repeated(words) == []
    assert [(one, other) for one in words for other in words if one != other and one in other] == []


@pytest.mark.parametrize(
    ("handle", "own", "expected"),
    [
        ("JongAmsterdam", "Amsterdam", ("theme", "youth")),
        ("visit_depanne", "De Panne", ("theme", "tourism")),
        ("CrisisBertem", "Bertem", ("theme", "crisis")),
        ("gemeenteraad-eindhoven", "Eindhoven", ("council", "")),
        ("griffieGooiseMeren", "Gooise Meren", ("clerk", "")),
        ("gemeentedejong", "De Jong", ("corporate", "")),  # its own name says nothing
        ("Gemeente_Stemwede", "Stemwede", ("corporate", "")),
        ("RaadvanState", "Raad van State", ("corporate", "")),
        ("leidencitycouncil", "Leiden", ("corporate", "")),  # in English also the municipality itself
        ("noticiasportel", "Portel", ("corporate", "")),  # no sport
    ],
)
def test_words_show_a_role(handle: str, own: str, expected: tuple[str, str]) -> None:
    assert role_of(handle, [own]) == expected


@pytest.fixture(scope="module")
def organisations(reference_folder: Path) -> list[dict[str, str]]:
    return rows(reference_folder / "organisations.csv")


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_kind_and_country_has_words(reference_folder: Path, organisations: list[dict[str, str]]) -> None:
    assert {row["kind"] for row in organisations} == {row["kind"] for row in shipped("kinds")}
    assert {row["country"] for row in organisations} | {"ZZ"} == {row["country"] for row in shipped("countries")}


def test_names_are_of_organisations_that_exist(reference_folder: Path, organisations: list[dict[str, str]]) -> None:
    assert {row["id"] for row in shipped("names")} <= {row["id"] for row in organisations}


def test_belgian_municipalities_have_their_names_elsewhere() -> None:
    assert [row["id"] for row in shipped("names") if row["id"].startswith("be.nis")] == []


@pytest.mark.parametrize("kind", ["ministry", "province", "federal_public_service", "legislature", "region", "agency"])
def test_every_body_of_the_low_countries_has_a_name(
    reference_folder: Path, organisations: list[dict[str, str]], kind: str
) -> None:
    wanted = {row["id"] for row in organisations if row["kind"] == kind and row["country"] in {"NL", "BE"}}
    assert wanted - {row["id"] for row in shipped("names")} == set()


def test_every_province_is_known(reference_folder: Path) -> None:
    counted = {
        (row["organisation"][:2].upper(), row["province"])
        for row in rows(reference_folder / "inhabitants.csv")
        if row["province"] not in {"", "0"}  # so Brussels stands there, which has no province
    }
    assert counted <= {(row["country"], row["name_in_inhabitants"]) for row in shipped("provinces")}
    listed = {(row["province"], row["region"]) for row in rows(reference_folder / "be_municipalities_2025_names.csv")}
    assert listed == {(row["code"], row["region"]) for row in shipped("provinces") if row["country"] == "BE"}


@pytest.mark.parametrize("year", [2019, 2025])
def test_every_belgian_code_that_vanishes_is_accounted_for(reference_folder: Path, year: int) -> None:
    before, after = {2019: (2018, 2019), 2025: (2020, 2025)}[year]
    mergers = [row for row in shipped("mergers-be-2025") if row["year_to"] == str(year)]
    old, new = belgian_codes(reference_folder, before), belgian_codes(reference_folder, after)
    assert {row["old"] for row in mergers} == old - new
    assert {row["new"] for row in mergers} >= new - old
    assert {row["new"] for row in mergers} <= new


def belgian_codes(reference_folder: Path, year: int) -> set[str]:
    if year == 2025:
        return {f"be.nis{row['id']}" for row in rows(reference_folder / "be_municipalities_2025_names.csv")}
    counted = rows(reference_folder / "inhabitants.csv")
    return {row["organisation"] for row in counted if row["organisation"][:3] == "be." and row["year"] == str(year)}


def test_a_merged_municipality_has_the_inhabitants_of_its_parts(reference_folder: Path) -> None:
    counted = {
        (row["organisation"], row["year"]): int(row["inhabitants"])
        for row in rows(reference_folder / "inhabitants.csv")
    }
    parts: Counter[str] = Counter()
    for row in shipped("mergers-be-2025"):
        if row["year_to"] == "2019":
            parts[row["new"]] += counted[row["old"], "2018"]
    for new, together in parts.items():
        assert counted[new, "2019"] == pytest.approx(together, rel=0.02), new  # one year of births and removals


def test_each_old_municipality_goes_wholly_into_one() -> None:
    mergers = shipped("mergers-be-2025")
    assert repeated(row["old"] for row in mergers) == []
    assert {(row["share"], row["kind"]) for row in mergers} == {("1.0", "abolished")}
