"""The census of real bodies is the same, to the last sign, with and without the practice country beside them."""

import json
from pathlib import Path

import pytest

from meetlat.register import practice as invented
from meetlat.register.loading import load
from meetlat.report.census import census
from meetlat.report.editions import is_current, latest, latest_of, take_census
from meetlat.report.models import Edition, Figure
from tests.register.loading.folders import write
from tests.report.tampering import begin_anew

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def with_practice_beside(home: Path) -> Edition:
    invented.write(home / "practice")
    load(home / "practice")
    return take_census(home, practice=True)[0]


def test_the_census_stays_as_it_was(tmp_path: Path) -> None:
    load(write(tmp_path / "real"))
    edition, _ = take_census(tmp_path)
    alone = json.dumps(census(edition, "NL", "municipality"))
    beside = with_practice_beside(tmp_path)
    assert take_census(tmp_path) == (edition, False)
    assert json.dumps(census(edition, "NL", "municipality")) == alone
    assert (edition.practice, beside.practice) == (False, True)
    assert set(Figure.objects.filter(edition=beside).values_list("country", flat=True)) == {"ZZ"}
    assert is_current(edition)
    assert is_current(beside)


def test_the_first_census_is_the_same_whoever_came_first(tmp_path: Path) -> None:
    load(write(tmp_path / "real"))
    alone, _ = take_census(tmp_path / "alone")
    said = json.dumps(census(alone, "NL", "municipality"))
    begin_anew()
    with_practice_beside(tmp_path / "both")
    again, new = take_census(tmp_path / "both")
    assert new
    assert (again.id, again.checksum, again.inputs) == (alone.id, alone.checksum, alone.inputs)
    assert json.dumps(census(again, "NL", "municipality")) == said


def test_the_newest_edition_is_of_real_bodies(tmp_path: Path) -> None:
    beside = with_practice_beside(tmp_path)
    assert latest() == latest_of("NL") == latest_of("ZZ") == beside
    load(write(tmp_path / "real"))
    edition, _ = take_census(tmp_path)
    with_practice_beside(tmp_path)
    assert latest() == latest_of("NL") == latest_of("") == edition
    assert latest_of("ZZ") == beside
