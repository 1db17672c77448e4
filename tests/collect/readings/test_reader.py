"""The real readers on a lake: with the municipalities of the installation, and alike however many read."""

from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pyarrow as pa
import pytest

from meetlat.collect.readings import reading
from meetlat.collect.readings.reader import the_gazetteer, the_reader
from meetlat.collect.readings.reading import read_lake
from meetlat.lake import Lake, connect
from meetlat.register.models import Load, Organisation, Place
from meetlat.text.labelled import labelled
from meetlat.text.places import Gazetteer, Places
from meetlat.text.reading import COLUMNS, Reader
from tests.lake.model import row, table

pytestmark = pytest.mark.django_db
HOSTILE = ("", "x", "\0", "\u202eabc", "e" + "\u0301" * 10_000, "a" * 100_000)


@pytest.fixture(autouse=True)
def _no_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MEETLAT_REFERENCE", raising=False)


@pytest.fixture
def town(db: None) -> Organisation:
    town = Organisation.objects.create(id="zz.gmzm001", kind="municipality", name="Ankeroord", country="ZZ")
    Place.objects.create(name="Ankeroord", kind="Gemeente", organisation=town)
    Place.objects.create(name="Tijmheem", kind="regio", organisation=town)
    return town


def fill(folder: Path, texts: list[str]) -> Lake:
    lake = Lake(folder)
    lake.commit(table(row(key, text=text) for key, text in enumerate(texts)), run=1)
    return lake


def told(lake: Lake) -> pa.Table:
    found: pa.Table = lake.readings(connect()).order_by("key").to_pyarrow()
    return found


@pytest.mark.usefixtures("town")
def test_places_are_those_of_the_register(tmp_path: Path) -> None:
    lake = fill(tmp_path / "lake", ["De gemeente Ankeroord antwoordt niet", "Feest in Tijmheem!", "Nergens"])
    reader, version = the_reader()
    assert read_lake(lake, reader, version).read == 3
    assert told(lake)["places"].to_pylist() == [["zz.gmzm001"], ["zz.gmzm001"], []]


@pytest.mark.usefixtures("town")
def test_another_register_is_another_version(tmp_path: Path) -> None:
    before = the_reader()[1]
    assert the_reader()[1] == before
    Organisation.objects.create(id="zz.gmzm002", kind="municipality", name="Avondrade", country="ZZ")
    assert the_reader()[1] != before


def test_the_reference_folder_comes_first(reference_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETLAT_REFERENCE", str(reference_folder))
    assert the_gazetteer() == Gazetteer.from_folder(reference_folder)


@pytest.mark.usefixtures("town")
def test_the_practice_country_is_read_where_it_stands_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not where the folder holds it, nor where it is not loaded: the same reader then has the same version."""
    monkeypatch.setenv("MEETLAT_REFERENCE", str(tmp_path))
    (tmp_path / "organisations.csv").write_text("id,kind,name\nbe.nis1,municipality,Eerstdorp\n")
    (tmp_path / "be_municipalities_2025_names.csv").write_text("id,province,name.nl,name.fr\n1,70000,Eerstdorp,Bourg\n")
    given = Gazetteer.from_folder(tmp_path)
    assert the_gazetteer() == given
    for practice in (True, False):
        Load.objects.create(day=date(2026, 1, 1), format_version="1", practice=practice, files={}, report={})
    both = the_gazetteer()
    assert {one.id for one in both.municipalities} == {"be.nis1", "zz.gmzm001"}
    assert ("Tijmheem", "zz.gmzm001") in both.elsewhere


def test_a_register_without_anything_reads_without_places(tmp_path: Path) -> None:
    lake = fill(tmp_path / "lake", ["Wanneer gaat het zwembad open?"])
    read_lake(lake, *the_reader())
    assert told(lake)["is_question"].to_pylist() == [True]


@pytest.mark.slow
@pytest.mark.usefixtures("town", "low_groups")
def test_the_same_texts_give_the_same_readings_however_many_read(tmp_path: Path) -> None:
    texts = [*HOSTILE, *(one.text for one in labelled()[:600])]
    reader = Reader(Places(the_gazetteer()))
    alone = reader.read(texts).to_pylist()
    for processes in (1, 2, 3):
        lake = fill(tmp_path / str(processes), texts)
        with patch.object(reading, "SMALL", 10):
            read_lake(lake, reader, "1-aaaaaaaa", processes=processes)
        assert [_same(one) for one in told(lake).to_pylist()] == [_same(one) for one in alone]


@pytest.fixture
def low_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("meetlat.lake.files.TOGETHER", 100)


def _same(one: dict[str, Any]) -> dict[str, Any]:
    return {name: one[name] for name in COLUMNS} | {"question_score": round(one["question_score"], 3)}
