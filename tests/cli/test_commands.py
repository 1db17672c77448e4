"""Each command as a person uses it: done is 0, a problem is 1 with one clear line, wrong use is 2."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from meetlat.register.models import Account
from tests.cli.running import Outcome, run
from tests.register.loading.folders import write

pytestmark = pytest.mark.django_db
Meetlat = Callable[..., Outcome]


@pytest.fixture
def meetlat(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Meetlat:
    return lambda *arguments: run(capsys, monkeypatch, *arguments)


@pytest.fixture
def loaded(meetlat: Meetlat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MEETLAT_HOME", str(tmp_path / "home"))
    folder = write(tmp_path / "reference")
    assert meetlat("reference", "load", str(folder)).status == 0
    return folder


def test_help_and_version(meetlat: Meetlat) -> None:
    assert "census" in meetlat("--help").out
    assert meetlat("--version").out.strip().count(".") == 2
    assert meetlat("measuring").status == 2


def test_load_tells_what_it_did(meetlat: Meetlat, tmp_path: Path) -> None:
    folder = write(tmp_path)
    first = meetlat("reference", "load", str(folder))
    assert "accounts" in first.out
    assert "Nothing changed" in meetlat("reference", "load", str(folder)).out
    said = json.loads(meetlat("reference", "load", str(folder), "--json").out)
    assert said["load"] is None


def test_a_bad_folder_is_one_clear_message(meetlat: Meetlat, tmp_path: Path) -> None:
    outcome = meetlat("reference", "load", str(tmp_path))
    assert outcome.status == 1
    assert "organisations.csv: is missing" in outcome.err
    assert "Traceback" not in outcome.err


def test_census_as_a_table_and_as_json(meetlat: Meetlat, loaded: Path) -> None:
    table = meetlat("census", "--country", "nl", "--platform", "x")
    assert "Not found on X (1): Tweedorp." in table.out
    said = json.loads(meetlat("census", "--json").out)
    assert (said["organisations"], said["with_account"]) == (2, 2)
    assert said["missing"]["x"] == [{"id": "nl.gm9002", "name": "Tweedorp"}]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--kind", "village"), "kind 'village' is not known. Known: agency"),
        (("--country", "XX"), "country 'XX' is not known"),
        (("--platform", "hyves"), "platform 'hyves' is not known"),
        (("--country", "BE"), "counts no municipality in BE"),
    ],
)
def test_census_of_what_is_not_there(meetlat: Meetlat, loaded: Path, arguments: tuple[str, ...], says: str) -> None:
    outcome = meetlat("census", *arguments)
    assert (outcome.status, outcome.out) == (1, "")
    assert says in outcome.err


def test_census_of_nothing(meetlat: Meetlat, home: Path) -> None:
    assert "meetlat reference load DIR" in meetlat("census").err


@pytest.mark.parametrize(
    ("asked", "status", "organisations"),
    [
        ("https://twitter.com/eerstdorp", "official", ["nl.gm9001"]),
        ("@samen", "official", ["nl.gm9001", "nl.gm9002"]),
        ("x.com/OudTweedorp", "former", ["nl.gm9002"]),
        ("x.com/eerstdorpp", "unknown", []),
    ],
)
def test_check(meetlat: Meetlat, loaded: Path, asked: str, status: str, organisations: list[str]) -> None:
    outcome = meetlat("check", asked, "--json")
    said = json.loads(outcome.out)
    assert outcome.status == 0
    assert (said["status"], [one["id"] for one in said["organisations"]]) == (status, organisations)
    assert {"status", "organisations", "platform", "handle", "evidence", "nearest"} <= set(said)
    assert meetlat("check", asked).out


def test_check_shows_the_nearest_and_the_evidence(meetlat: Meetlat, loaded: Path) -> None:
    assert "nearest: https://x.com/Eerstdorp (Eerstdorp)" in meetlat("check", "x.com/eerstdorpp").out
    assert "evidence: domain, eerstdorp.example" in meetlat("check", "@post@social.eerstdorp.example").out


@pytest.mark.parametrize("asked", ["two words", "a" * 10_000, "", "https://example.com/nothing"])
def test_check_of_no_address(meetlat: Meetlat, loaded: Path, asked: str) -> None:
    outcome = meetlat("check", asked)
    assert outcome.status == 1
    assert outcome.err.startswith("meetlat: ")
    assert len(outcome.err) < 400


def test_a_wrong_setting_stops_with_its_name(meetlat: Meetlat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETLAT_ENGINE", "pandas")
    outcome = meetlat("census")
    assert outcome.status == 1
    assert "MEETLAT_ENGINE='pandas': expected duckdb or sc://host:port" in outcome.err


def test_doctor_names_what_to_mend(meetlat: Meetlat, loaded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meetlat("census")
    said = {one["what"]: one for one in json.loads(meetlat("doctor", "--json").out)}
    assert said["register"]["state"] == "ok"
    assert said["edition"]["says"].startswith("census-")
    Account.objects.filter(platform="x").update(role="theme")
    assert "older than the register" in meetlat("doctor").out.replace("\n", " ")
    monkeypatch.setenv("MEETLAT_HOSTS", "http://x/")
    broken = meetlat("doctor")
    assert broken.status == 1
    assert "MEETLAT_HOSTS" in broken.out


def test_serving_at_a_port_that_is_taken(meetlat: Meetlat, home: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        outcome = meetlat("demo", "--port", str(taken.getsockname()[1]))
    assert outcome.status == 1
    assert "Stop what uses it, or name another: --port" in outcome.err
