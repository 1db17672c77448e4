"""The files of an edition: what is in them, that they are made once, whole or not at all."""

import csv
import gzip
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from meetlat.lake.frozen import describe, went_in
from meetlat.register.models import Account, Organisation
from meetlat.report.editions import folder
from meetlat.report.models import Edition, Figure
from meetlat.report.opendata import NotPublished, file_of, names, publish, publishing, shelf
from meetlat.report.opendata.package import checksum

pytestmark = pytest.mark.django_db
HOLD = """
import fcntl, sys, time
lock = open(sys.argv[1], "w")
fcntl.flock(lock, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""
VALIDATE = """
import sys, frictionless
report = frictionless.validate(sys.argv[1])
print(report.flatten(["message"]))
sys.exit(not report.valid)
"""


def rows_of(opened: Path, name: str) -> list[dict[str, str]]:
    with (opened / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_file_that_can_be_asked_for_is_there(home: Path, opened: Path, practice: Edition) -> None:
    assert [one.name for one in shelf(home, practice)] == list(names(practice))
    assert all(one.bytes > 0 for one in shelf(home, practice))


def test_every_organisation_account_and_figure_is_in_it_once(opened: Path, practice: Edition) -> None:
    organisations, accounts = rows_of(opened, "organisations"), rows_of(opened, "accounts")
    assert Counter(row["organisation"] for row in organisations) == Counter(
        Organisation.current.values_list("id", flat=True)
    )
    assert Counter(int(row["account"]) for row in accounts) == Counter(Account.objects.values_list("id", flat=True))
    assert len(rows_of(opened, "figures")) == Figure.objects.filter(edition=practice).count()


@pytest.mark.parametrize("name", ["organisations", "accounts", "holdings", "evidence", "figures"])
def test_the_formats_hold_the_same(opened: Path, name: str) -> None:
    table = pq.read_table(opened / f"{name}.parquet", partitioning=None)
    plain = json.loads((opened / f"{name}.json").read_text())
    assert len(plain) == table.num_rows == len(rows_of(opened, name)) > 10
    assert list(plain[0]) == table.column_names == list(rows_of(opened, name)[0])
    assert plain[-1] == json.loads(json.dumps(table.slice(table.num_rows - 1).to_pylist()[0], default=str))


def test_what_was_measured_can_be_checked_on_what_is_published(home: Path, opened: Path, practice: Edition) -> None:
    for name, said in practice.inputs.items():
        frozen = pq.read_table(folder(home, practice.pk) / f"{name}.parquet", partitioning=None)
        published = pq.read_table(opened / f"{name}.parquet", partitioning=None).select(frozen.column_names)
        assert went_in(describe({name: published}), {name: said})


def test_a_shared_account_names_all_who_share_it(opened: Path) -> None:
    shared = [row for row in rows_of(opened, "accounts") if " " in row["organisations"]]
    assert shared
    holdings = Counter(row["account"] for row in rows_of(opened, "holdings"))
    assert all(holdings[row["account"]] == len(row["organisations"].split()) for row in shared)


def test_unknown_inhabitants_are_empty_and_never_zero(opened: Path) -> None:
    rows = [row for row in rows_of(opened, "organisations") if row["kind"] == "municipality"]
    assert {row["inhabitants_note"] for row in rows} <= {"measured", "derived", "estimated", "unknown"}
    assert not [row for row in rows if row["inhabitants"] == "0"]
    assert all(row["size_class"] == "unknown" for row in rows if not row["inhabitants"])


def test_the_workbook_holds_texts_not_formulas(home: Path, practice: Edition) -> None:
    Account.objects.filter(pk=Account.objects.order_by("id")[0].pk).update(handle="=1+1")
    inputs = folder(home, practice.pk)
    table = pq.read_table(inputs / "accounts.parquet", partitioning=None)
    handles = ["=1+1", *table["handle"].to_pylist()[1:]]
    place = table.column_names.index("handle")
    pq.write_table(table.set_column(place, "handle", [handles]), inputs / "accounts.parquet")
    publish(home, practice)
    book = openpyxl.load_workbook(inputs / "open" / "meetlat.xlsx")
    assert book.sheetnames == ["explanation", "organisations", "accounts", "group figures"]
    cell = book["accounts"].cell(2, place + 1)
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert "invented" in str(book["explanation"]["B1"].value)
    assert rows_of(inputs / "open", "accounts")[0]["handle"] == "'=1+1"


def test_the_package_tells_of_every_file_what_it_is(opened: Path, practice: Edition) -> None:
    package = json.loads((opened / "datapackage.json").read_text())
    for resource in package["resources"]:
        file = opened / resource["path"]
        assert (resource["bytes"], resource["hash"]) == (file.stat().st_size, f"sha256:{checksum(file)}")
        assert resource["licenses"][0]["name"] in {"CC0-1.0", "CC-BY-4.0"}
    described = {resource["path"] for resource in package["resources"]}
    assert described == set(names(practice)) - {"datapackage.json", "dcat.jsonld"}
    assert "invented" in package["title"]


def test_the_catalogue_holds_the_minimum_of_dcat_ap_nl(opened: Path) -> None:
    said = json.loads((opened / "dcat.jsonld").read_text())
    dataset, service = said["dcat:dataset"], said["dcat:service"]
    both = {"dct:accessRights", "dcat:contactPoint", "dct:identifier", "dct:publisher", "dcat:theme", "dct:title"}
    assert both | {"dct:creator", "dct:description"} <= dataset.keys()
    assert both | {"dct:description", "dcat:endpointDescription", "dct:license"} <= service.keys()
    assert {"dcat:contactPoint", "dcat:dataset"} <= said.keys()
    for distribution in dataset["dcat:distribution"]:
        assert {"dct:license", "dcat:accessURL"} <= distribution.keys()
        assert (opened / distribution["dcat:downloadURL"]["@id"]).is_file()


def test_every_file_has_a_compressed_twin(home: Path, opened: Path, practice: Edition) -> None:
    for one in shelf(home, practice):
        assert one.squeezed is not None
        assert gzip.decompress(one.squeezed.read_bytes()) == one.path.read_bytes()


def test_made_once_and_then_left_alone(home: Path, opened: Path, practice: Edition) -> None:
    before = {file.name: file.stat().st_mtime_ns for file in opened.iterdir()}
    said: list[str] = []
    publish(home, practice, said.append)
    assert said == []
    assert {file.name: file.stat().st_mtime_ns for file in opened.iterdir()} == before


def test_what_was_broken_off_is_not_there_and_is_made_again(
    home: Path, practice: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(publishing, "write_workbook", lambda *args: (_ for _ in ()).throw(OSError("No space left")))
        with pytest.raises(OSError, match="No space left"):
            publish(home, practice)
    assert shelf(home, practice) == []
    publish(home, practice)
    assert len(shelf(home, practice)) == len(names(practice))
    assert not (folder(home, practice.pk) / "open.part").exists()


def test_one_at_a_time(home: Path, practice: Edition) -> None:
    """Another process holds the lock: publishing waits for it, and goes on by itself once it was killed."""
    lock = folder(home, practice.pk) / "open.lock"
    other = subprocess.Popen([sys.executable, "-c", HOLD, str(lock)], stdout=subprocess.PIPE, text=True)
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        other.kill()
        publish(home, practice)
    finally:
        other.kill()
        other.communicate()
    assert shelf(home, practice)


def test_without_the_frozen_tables_nothing_is_made(tmp_path: Path, practice: Edition) -> None:
    with pytest.raises(NotPublished, match=practice.pk):
        publish(tmp_path, practice)


@pytest.mark.parametrize(
    "name", ["../organisations.csv", "organisations.csv.gz", "", "open", "/etc/passwd", "x.parquet"]
)
def test_no_other_name_gives_a_file(home: Path, opened: Path, practice: Edition, name: str) -> None:
    assert file_of(home, practice, name) is None


@pytest.mark.slow
def test_frictionless_finds_nothing_wrong(opened: Path) -> None:
    command = [sys.executable, "-W", "ignore", "-c", VALIDATE, str(opened / "datapackage.json")]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
