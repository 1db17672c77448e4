"""The practice country as a reference folder: the same bytes from the same seed, in the format of the real one."""

import csv
import hashlib
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetlat.register.loading import load, read_folder
from meetlat.register.loading.folder import Folder
from meetlat.register.models import Account, Inhabitants, Load, Organisation
from meetlat.register.practice import write

NOT_THERE = {"be_municipalities_2025_names", "municipalities_2014_to_2023", "owms_abolished_municipalities"}
SEEDS = st.integers(min_value=0, max_value=2**64)


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("country")
    write(folder)
    return folder


@pytest.fixture(scope="module")
def read(country: Path) -> Folder:
    return read_folder(country)


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(seed=SEEDS)
def test_the_same_seed_gives_the_same_bytes(tmp_path: Path, seed: int) -> None:
    write(tmp_path / "once", seed)
    write(tmp_path / "again", seed)
    assert digests(tmp_path / "once") == digests(tmp_path / "again")


def test_another_seed_gives_other_figures_under_the_same_names(tmp_path: Path, country: Path) -> None:
    write(tmp_path, seed=7)
    changed = {name for name, digest in digests(tmp_path).items() if digest != digests(country)[name]}
    assert changed == {
        "accounts.csv",
        "accounts_withdrawn.csv",
        "age_groups.csv",
        "geometry/zz_gemeente_2026.topojson",
        "inhabitants.csv",
    }


def test_writing_over_an_older_one_leaves_nothing_behind(tmp_path: Path, country: Path) -> None:
    write(tmp_path, seed=7)
    write(tmp_path)
    assert digests(tmp_path) == digests(country)


def test_the_description_says_what_it_is_and_names_every_file(country: Path) -> None:
    package = json.loads((country / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["name"], package["practice"], package["created"]) == ("meetlat-reference", True, "2026-01-01")
    named = {resource["path"] for resource in package["resources"]} | {"datapackage.json"}
    assert named == digests(country).keys()


def test_every_file_has_the_columns_of_the_real_one(reference_folder: Path, country: Path) -> None:
    there = {file.name for file in country.glob("*.csv")}
    for name in there:
        assert header(country / name) == header(reference_folder / name), name
    assert {file.stem for file in reference_folder.glob("*.csv")} - NOT_THERE == {Path(name).stem for name in there}


def header(file: Path) -> list[str]:
    with file.open(encoding="utf-8", newline="") as stream:
        return next(csv.reader(stream))


@pytest.mark.django_db
def test_it_loads_without_a_complaint_and_a_second_time_changes_nothing(country: Path) -> None:
    report = load(country)
    assert report.set_aside == []
    assert Load.objects.get().practice
    assert Organisation.current.filter(country="ZZ", kind="municipality").count() == 64
    assert Organisation.objects.exclude(end=None).count() == 7
    assert load(country).load is None


@pytest.mark.django_db
@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(seed=SEEDS)
def test_every_seed_loads(tmp_path: Path, seed: int) -> None:
    write(tmp_path / str(seed), seed)
    assert load(tmp_path / str(seed)).set_aside == []


@pytest.mark.django_db
def test_the_register_holds_every_kind_of_difficulty(country: Path) -> None:
    load(country)
    towns = Organisation.current.filter(kind="municipality")
    assert [town.name for town in towns.filter(accounts=None)] == ["Dasdonk"]
    assert [town.name for town in towns if not known_people(town)] == ["Wulpenrade"]
    assert Organisation.current.get(id="zz.m039").inhabitants.count() == 0  # Lentezijl: only its parts were counted
    shared = Account.objects.get(handle="oefenregio-otter-en-tarwe")
    assert [town.name for town in shared.organisations.order_by("name")] == ["Otterheem", "Tarwedonk"]
    assert Account.objects.filter(status="former").count() >= 10
    assert {"theme", "council"} <= set(Account.objects.values_list("role", flat=True))
    assert {"crisis", "tourism", "youth"} <= set(Account.objects.values_list("theme", flat=True))


def known_people(town: Organisation) -> bool:
    ids = [town.id, *town.came_from.values_list("old_id", flat=True)]
    return Inhabitants.objects.filter(organisation_id__in=ids).exists()


def test_a_merger_lies_between_the_two_counts(read: Folder) -> None:
    counted = {
        year: {row["organisation"] for row in read.rows("inhabitants") if row["year"] == year} for year in (2020, 2024)
    }
    assert counted[2020] - counted[2024] == {"zz.m065", "zz.m066", "zz.m069"}
    assert counted[2024] - counted[2020] == {"zz.m034"}


def test_every_code_that_vanishes_is_accounted_for(read: Folder) -> None:
    years = sorted({row["year"] for row in read.rows("municipality_years")})
    there = {year: {row["code"] for row in read.rows("municipality_years") if row["year"] == year} for year in years}
    for before, after in pairwise(years):
        gone = {
            row["old_code"] for row in read.rows("mergers") if row["year_to"] == after and row["kind"] == "abolished"
        }
        assert there[before] - there[after] == gone
    codes = {row["official_code"] for row in read.rows("organisations") if row["official_code"]}
    assert there[years[-1]] == codes


def test_an_abolished_municipality_goes_somewhere_whole(read: Folder) -> None:
    shares: dict[str, float] = {}
    for row in read.rows("mergers"):
        if row["kind"] == "abolished":
            shares[row["old_code"]] = shares.get(row["old_code"], 0) + row["area_share"]
    assert set(shares.values()) == {1.0}


def test_age_groups_add_up_to_the_inhabitants(read: Folder) -> None:
    ages: dict[tuple[str, int], int] = {}
    for row in read.rows("age_groups"):
        key = row["organisation"], row["year"]
        ages[key] = ages.get(key, 0) + row["inhabitants"]
    counted = {(row["organisation"], row["year"]): row["inhabitants"] for row in read.rows("inhabitants")}
    assert ages == {key: count for key, count in counted.items() if key[1] == 2024}


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(seed=SEEDS)
def test_every_seed_has_small_and_large_municipalities(tmp_path: Path, seed: int) -> None:
    write(tmp_path, seed)
    counts = [row["inhabitants"] for row in read_folder(tmp_path).rows("inhabitants")]
    assert min(counts) > 1_000
    assert sum(count >= 100_000 for count in counts) >= 5
    assert sum(50_000 <= count < 100_000 for count in counts) >= 10


def test_every_address_is_one_where_nobody_can_be(read: Folder) -> None:
    accounts = [*read.rows("accounts"), *read.rows("accounts_withdrawn")]
    assert [row["url"] for row in accounts if not host_of(row["url"]).endswith(".example")] == []
    assert [row["website"] for row in read.rows("organisations") if not row["website"].endswith(".example")] == []
    assert [
        row["handle"] for row in accounts if "oefen" not in row["handle"] and not row["handle"].endswith(".example")
    ] == []


def host_of(url: str) -> str:
    return url.removeprefix("https://").split("/")[0]


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(seed=SEEDS)
def test_no_account_is_current_and_withdrawn_or_listed_twice(tmp_path: Path, seed: int) -> None:
    write(tmp_path, seed)
    folder = read_folder(tmp_path)
    current = [(row["organisation"], row["platform"], row["handle"]) for row in folder.rows("accounts")]
    withdrawn = [(row["organisation"], row["platform"], row["handle"]) for row in folder.rows("accounts_withdrawn")]
    assert len({*current, *withdrawn}) == len(current) + len(withdrawn)
    assert all(row["first_seen"] <= row["last_seen"] for row in folder.rows("accounts_withdrawn"))
    assert "zz.m008" not in {id for id, *_ in (*current, *withdrawn)}
