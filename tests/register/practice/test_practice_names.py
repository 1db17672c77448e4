"""No place, body or account of the practice country has the name of a real one."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from meetlat.register.practice import write
from meetlat.register.practice.country import every_municipality, listed
from meetlat.register.vocabulary import shipped

NAMES = {
    "organisations": ["name"],
    "be_municipalities_2025_names": ["name.nl", "name.fr"],
    "inhabitants": ["name", "province"],
    "mergers": ["old_name", "new_name"],
    "places": ["place", "alternative", "municipality", "province"],
    "municipality_years": ["name"],
    "municipalities_2014_to_2023": ["name_2014", "name_2023"],
    "owms_abolished_municipalities": ["owms_label", "opvolger_label"],
}
TELLING = 5  # letters; a shorter real name, such as Ee or Lo, is part of many words


def plain(text: str) -> str:
    """Small letters only, without accents."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in bare if letter.isascii() and letter.isalnum())


def rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def invented_places() -> list[str]:
    villages = [row["village"] for row in listed("municipalities")]
    provinces = [row["nl"] for row in shipped("provinces") if row["country"] == "ZZ"]
    return [*(one.name for one in every_municipality().values()), *villages, *provinces]


@pytest.fixture(scope="module")
def real_names(reference_folder: Path) -> set[str]:
    return {
        row[column]
        for name, columns in NAMES.items()
        for row in rows(reference_folder / f"{name}.csv")
        for column in columns
        if row[column]
    }


@pytest.fixture(scope="module")
def real_words(real_names: set[str]) -> set[str]:
    """Every whole name and every word in one."""
    return {plain(name) for name in real_names} | {
        plain(word) for name in real_names for word in re.split(r"\W+", name)
    }


def test_an_invented_name_is_used_once() -> None:
    names = [plain(name) for name in invented_places()]
    assert len(names) == len(set(names)) == 64 + 7 + 64 + 6


def test_no_invented_place_is_a_real_one_or_a_word_in_one(real_words: set[str]) -> None:
    assert {plain(name) for name in invented_places()} & real_words == set()


def test_no_invented_place_holds_a_real_name(real_words: set[str]) -> None:
    telling = {word for word in real_words if len(word) >= TELLING}
    holds = [(name, word) for name in invented_places() for word in telling if word in plain(name)]
    assert holds == []


def test_no_real_name_holds_an_invented_one(real_names: set[str]) -> None:
    everything = " ".join(map(plain, real_names))
    assert [name for name in invented_places() if plain(name) in everything] == []


def test_no_invented_body_is_a_real_one(real_names: set[str]) -> None:
    real = {plain(name) for name in real_names}
    ours = {plain(row["name"]) for row in listed("bodies")}
    assert ours & real == set()
    assert {plain(row["nl"]) for row in shipped("names")} & ours == set()


def test_no_invented_handle_or_domain_is_a_real_one(reference_folder: Path, tmp_path: Path) -> None:
    write(tmp_path)
    tables = ("accounts", "accounts_withdrawn")
    ours, real = (
        {plain(row["handle"]) for name in tables for row in rows(folder / f"{name}.csv")}
        for folder in (tmp_path, reference_folder)
    )
    assert ours & real == set()
    domains = {row["Domain Name"] for row in rows(reference_folder / "government_domains.csv")}
    assert domains & {row["Domain Name"] for row in rows(tmp_path / "government_domains.csv")} == set()


def test_no_real_handle_holds_an_invented_name(reference_folder: Path) -> None:
    tables = ("accounts", "accounts_withdrawn")
    real = " ".join(plain(row["handle"]) for name in tables for row in rows(reference_folder / f"{name}.csv"))
    assert [name for name in invented_places() if plain(name) in real] == []
