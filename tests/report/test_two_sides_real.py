"""The census of the real register stays as it was with the practice country beside it: no figure, no name more."""

import json
from pathlib import Path

import pytest

from meetlat.report.census import census
from meetlat.report.editions import take_census
from meetlat.report.models import Edition
from tests.report.test_two_sides import with_practice_beside

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_the_real_census_stays_as_it_was(reference: Edition, tmp_path: Path) -> None:
    said = {country: json.dumps(census(reference, country, "municipality")) for country in ("NL", "BE")}
    with_practice_beside(tmp_path)
    again, new = take_census(tmp_path)
    assert (again, new) == (reference, False)
    assert {country: json.dumps(census(again, country, "municipality")) for country in said} == said
