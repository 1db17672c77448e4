"""Editions of completeness: every kind and platform of a country, found back where nothing changed."""

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from meetlat.measure.statistics.capture import captured
from meetlat.register.models import Load, Organisation
from meetlat.report.completeness import NothingVisited, register_completeness
from meetlat.report.completeness_kept import SUBJECT, VERSIONS, keep_completeness
from meetlat.report.editions import NoRegister, folder
from meetlat.report.intact import is_intact
from meetlat.report.models import Edition, Figure
from tests.report.registering import accounts, organisation, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def visited() -> None:
    """Two municipalities, a province, and a ministry that nobody visited."""
    Load.objects.create(day=date(2026, 4, 6), format_version="1", practice=False, files={}, report={})
    town = organisation("nl.a", "read")
    accounts(town, 20, "directory", "website")
    accounts(town, 3, "directory")
    proposed(town, 2)
    organisation("nl.b")
    province = organisation("nl.p", "read")
    Organisation.objects.filter(pk="nl.p").update(kind="province")
    accounts(province, 2, "directory", platform="mastodon")
    organisation("nl.m")
    Organisation.objects.filter(pk="nl.m").update(kind="ministry")


def figure(edition: Edition, indicator: str, kind: str, platform: str) -> Figure:
    return Figure.objects.get(edition=edition, indicator=indicator, kind=kind, platform=platform)


def test_every_kind_and_platform(home: Path, visited: None) -> None:
    edition, new = keep_completeness(home, "NL")
    assert (new, edition.id, edition.subject) == (True, "completeness-nl-2026-04-06", SUBJECT)
    assert edition.indicators == VERSIONS
    kinds = Figure.objects.filter(edition=edition).values_list("kind", "platform").distinct().order_by("kind")
    assert list(kinds) == [("municipality", "x"), ("province", "mastodon")]
    found, expected = figure(edition, "register_accounts", "municipality", "x"), captured(23, 20, 20)
    assert (found.value, found.low, found.count, found.n) == (expected.probably, expected.low, 23, 1)
    assert (found.high, found.coverage, found.note) == (captured(23, 22, 20).high, 0.5, "estimated")
    seen = {id: figure(edition, id, "municipality", "x").value for id in VERSIONS if id != "register_accounts"}
    assert seen == {"register_directory": 23, "register_website": 20, "register_both": 20, "register_undecided": 2}
    unknown = figure(edition, "register_accounts", "province", "mastodon")
    assert (unknown.value, unknown.count, unknown.note) == (None, 2, "unknown")
    assert is_intact(home, edition)


def test_what_it_was_made_of_is_kept(home: Path, visited: None) -> None:
    edition, _ = keep_completeness(home, "NL")
    table = pq.read_table(folder(home, edition.id) / "sightings.parquet")
    assert table.column_names[:4] == ["country", "kind", "platform", "directory"]
    assert {"visits", "proposals", "evidence", "sightings"} <= set(edition.inputs)
    assert set(edition.queries) == {"sightings_municipality", "sightings_province"}
    assert "_" + "0" not in edition.queries["sightings_municipality"]


def test_the_same_is_found_back(home: Path, visited: None) -> None:
    first, _ = keep_completeness(home, "NL")
    assert keep_completeness(home, "NL") == (first, False)
    proposed(Organisation.objects.get(pk="nl.p"), 1, platform="mastodon")
    assert keep_completeness(home, "NL")[0].id == "completeness-nl-2026-04-06-no2"


def test_one_kind_alone(visited: None) -> None:
    said = register_completeness("NL", kind="province")
    assert (said["kind"], said["visited"], said["organisations"]) == ("province", 1, 1)
    assert [one["platform"] for one in said["platforms"]] == ["mastodon"]
    with pytest.raises(NothingVisited):
        register_completeness("NL", kind="ministry")


def test_what_cannot_be_kept(home: Path) -> None:
    with pytest.raises(NoRegister):
        keep_completeness(home, "NL")
    Load.objects.create(day=date(2026, 4, 6), format_version="1", practice=False, files={}, report={})
    organisation("nl.a")
    with pytest.raises(NothingVisited, match="No website in NL was visited yet"):
        keep_completeness(home, "NL")
    assert not Edition.objects.filter(subject="completeness").exists()
