"""The open files of an edition of measures: figures and counts, nothing too small to tell, and nobody's question."""

import csv
import gzip
import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from meetlat.report.editions import folder
from meetlat.report.models import Edition
from meetlat.report.opendata import file_of, names, publish, shelf
from meetlat.report.opendata.measured import NAMES
from meetlat.report.opendata.package import checksum
from tests.report import measuring
from tests.report.measuring import ALONE, BUSY, KEY, PERSON, QUIET
from tests.report.opendata.test_publishing import VALIDATE

pytestmark = pytest.mark.django_db
Row = dict[str, Any]
TABLES = {"answers", "curve", "classes", "week", "months", "topics", "figures"}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MEETLAT_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def edition(home: Path) -> Edition:
    return measuring.edition()


@pytest.fixture
def opened(home: Path, edition: Edition) -> Path:
    publish(home, edition)
    return folder(home, edition.pk) / "open"


def rows(opened: Path, name: str, organisation: str = "", size_class: str = "") -> list[Row]:
    """Of one organisation, or of one group."""
    table = pq.read_table(opened / f"{name}.parquet", partitioning=None).to_pylist()
    return [row for row in table if row["organisation"] == organisation and row["size_class"] == size_class]


def test_figures_and_tables_in_three_formats(home: Path, opened: Path, edition: Edition) -> None:
    wanted = {f"{name}.{format}" for name in TABLES for format in ("csv", "json", "parquet")}
    assert set(NAMES) == TABLES
    assert {one.name for one in shelf(home, edition)} == wanted | {"datapackage.json", "dcat.jsonld"}
    assert {file.name.removesuffix(".gz") for file in opened.iterdir()} == set(names(edition))


@pytest.mark.parametrize("file", ["contacts.parquet", "contacts.csv", "contacts.json", "lake.parquet", "meetlat.xlsx"])
def test_pairs_and_inputs_are_nobodys_to_download(opened: Path, edition: Edition, file: str) -> None:
    assert (opened.parent / "contacts.parquet").is_file()
    assert file_of(opened.parents[2], edition, file) is None


def test_no_file_holds_a_person_or_a_key(opened: Path) -> None:
    for file in opened.iterdir():
        if file.suffix == ".parquet":
            said = str(pq.read_table(file, partitioning=None).to_pylist())
        else:
            said = (gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()).decode("latin-1")
        assert str(PERSON) not in said
        assert str(KEY) not in said
        assert '"author"' not in said


def as_json_says(row: Row) -> Row:
    return {name: f"{value.isoformat()}Z" if isinstance(value, datetime) else value for name, value in row.items()}


def test_the_formats_hold_the_same(opened: Path) -> None:
    for name in TABLES:
        table = pq.read_table(opened / f"{name}.parquet", partitioning=None)
        plain = json.loads((opened / f"{name}.json").read_text())
        with (opened / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            text = list(csv.DictReader(stream))
        assert plain == [as_json_says(row) for row in table.to_pylist()]
        assert list(text[0]) == table.column_names
        assert [row["organisation"] for row in text] == table["organisation"].to_pylist()


def test_figures_come_with_interval_coverage_n_and_note(opened: Path) -> None:
    (busy,) = rows(opened, "figures", BUSY, "S")
    assert {name: busy[name] for name in ("value", "count", "n", "low", "high", "coverage", "note")} == {
        "value": 0.75, "count": 45.0, "n": 60, "low": 0.63, "high": 0.84, "coverage": 0.9, "note": "",
    }  # fmt: skip
    (quiet,) = rows(opened, "figures", QUIET, "S")
    assert (quiet["value"], quiet["n"], quiet["note"]) == (None, 3, "too_few")


def test_of_too_few_contacts_only_how_many_there_were(opened: Path) -> None:
    (busy,), (quiet,) = rows(opened, "answers", BUSY), rows(opened, "answers", QUIET)
    assert (busy["share"], busy["median_seconds"], busy["answered"]) == (0.75, 3600.0, 45)
    told = {name: value for name, value in quiet.items() if value not in (None, "")}
    assert told == {
        "organisation": QUIET, "definition": "meetlat", "contacts": 3, "open": 2, "enough": False, "coverage": 0.9,
        "missed_days": 2, "seen_until": datetime(2025, 12, 31, 23),
    }  # fmt: skip


def test_no_curve_where_there_are_too_few_answers(opened: Path) -> None:
    shares = [rows(opened, "curve", organisation)[0]["share"] for organisation in (BUSY, QUIET, "")]
    assert shares == [0.5, None, 0.5]


def test_hours_with_one_to_four_are_empty_and_never_zero(opened: Path) -> None:
    told = [(row["heard"], row["asked"], row["said"]) for row in rows(opened, "week", BUSY)]
    assert told == [(0, 5, 1), (None, None, 1), (None, None, 1), (None, None, 1), (None, None, 1), (5, 0, 1)]
    assert [(row["heard"], row["asked"]) for row in rows(opened, "week", QUIET)] == [(9, None)]


def test_classes_topics_and_months_of_fewer_than_five_contacts_are_empty(opened: Path) -> None:
    assert [row["contacts"] for row in rows(opened, "classes", BUSY)] == [
        40,
        None,
        None,
    ]  # who knows the sum could reckon out a single one
    topics = {row["topic"]: (row["heard"], row["contacts"], row["unanswered"]) for row in rows(opened, "topics", BUSY)}
    assert topics == {"waste": (9, 8, 2), "roads": (9, None, None)}
    assert [row["contacts"] for row in rows(opened, "topics", QUIET)] == [0]
    (quiet,) = rows(opened, "months", QUIET)
    hidden = ("heard", "contacts", "answered", "share", "low", "high", "median_seconds")
    assert {name: quiet[name] for name in hidden} == dict.fromkeys(hidden)
    assert quiet["posts"] == 2


def test_the_time_of_a_month_is_told_of_ten_answers(opened: Path) -> None:
    told = {who: [row["median_seconds"] for row in rows(opened, "months", who)] for who in (BUSY, ALONE)}
    assert told == {BUSY: [1234.0], ALONE: [None]}
    assert [(row["answered"], row["share"]) for row in rows(opened, "months", ALONE)] == [(9, 0.75)]


def test_a_group_is_whole_unless_one_organisation_is_all_there_is_in_it(opened: Path) -> None:
    assert [row["contacts"] for row in rows(opened, "classes")] == [3]
    assert [row["contacts"] for row in rows(opened, "classes", size_class="M")] == [None]
    assert [(row["heard"], row["asked"]) for row in rows(opened, "week")] == [(2, 1)]
    alone, medium = rows(opened, "week", ALONE), rows(opened, "week", size_class="M")
    assert [(row["heard"], row["said"]) for row in (*alone, *medium)] == [(None, 2), (None, 2)]


def test_the_package_says_what_was_left_out(opened: Path, edition: Edition) -> None:
    package = json.loads((opened / "datapackage.json").read_text())
    assert "1 to 4 contacts" in package["description"]
    assert "no pairs" in package["description"]
    titles = {one["name"]: one["title"] for one in package["resources"]}
    assert all("empty where an organisation has 1 to 4" in titles[name] for name in ("classes", "week", "months"))
    for resource in package["resources"]:
        assert resource["hash"] == f"sha256:{checksum(opened / resource['path'])}"
    assert {one["path"] for one in package["resources"]} == set(names(edition)) - {"datapackage.json", "dcat.jsonld"}


def test_the_catalogue_leads_to_every_file(opened: Path) -> None:
    said = json.loads((opened / "dcat.jsonld").read_text())
    distributions = said["dcat:dataset"]["dcat:distribution"]
    assert len(distributions) == 3 * len(TABLES)
    assert all((opened / one["dcat:downloadURL"]["@id"]).is_file() for one in distributions)
    assert "metingen" in said["dct:description"]["@value"]


@pytest.mark.slow
def test_frictionless_finds_nothing_wrong(opened: Path) -> None:
    command = [sys.executable, "-W", "ignore", "-c", VALIDATE, str(opened / "datapackage.json")]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
