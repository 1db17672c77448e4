"""meetlat simulate: a lake and its truth, one document on stdout, and nothing over what is there."""

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from meetlat.lake import Lake
from tests.cli.running import Outcome, run

Meetlat = Callable[..., Outcome]


@pytest.fixture
def meetlat(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path) -> Meetlat:
    monkeypatch.delenv("MEETLAT_LAKE", raising=False)
    return lambda *arguments: run(capsys, monkeypatch, *arguments)


SMALL = ("simulate", "--organisations", "3", "--messages", "700", "--seed", "4")


def test_one_document(meetlat: Meetlat, tmp_path: Path) -> None:
    said = json.loads(meetlat(*SMALL, "--into", str(tmp_path / "lake"), "--json").out)
    written = json.loads((tmp_path / "lake" / "truth" / "truth.json").read_text())
    assert written["simulated"] is True
    assert {name: said[name] for name in written} == written
    assert said["messages"] == Lake(tmp_path / "lake").number_of_messages() == 700


def test_words_and_a_sound_lake(meetlat: Meetlat, home: Path) -> None:
    outcome = meetlat(*SMALL)
    assert outcome.status == 0
    assert f"700 simulated messages of 3 organisations in {home / 'lake'}" in outcome.out
    checked = Lake(home / "lake").check()
    assert (checked.messages, checked.findings) == (700, ())


@pytest.mark.parametrize(("number", "name"), [("3", "Ankeroord"), ("200", "Schijngemeente 1")])
def test_names_of_nothing_that_exists(meetlat: Meetlat, tmp_path: Path, number: str, name: str) -> None:
    meetlat("simulate", "--organisations", number, "--messages", "50", "--into", str(tmp_path / "lake"))
    organisations = pq.read_table(tmp_path / "lake" / "truth" / "organisations.parquet")
    assert len(organisations) == int(number)
    assert organisations["name"][0].as_py() == name


def test_no_register_has_its_accounts(meetlat: Meetlat, tmp_path: Path) -> None:
    """Those of a register are numbers: figures of real bodies were once made of invented messages."""
    meetlat(*SMALL, "--into", str(tmp_path / "lake"))
    spoke = set(Lake(tmp_path / "lake").scan(["account"])["account"].to_pylist()) - {None}
    assert spoke
    assert all(str(account).startswith("invented-") for account in spoke)


def test_another_lake_is_left_alone(meetlat: Meetlat, tmp_path: Path) -> None:
    meetlat(*SMALL, "--into", str(tmp_path / "lake"))
    refused = meetlat("simulate", "--messages", "50", "--into", str(tmp_path / "lake"))
    assert (refused.status, refused.out) == (1, "")
    assert "holds 700 messages of another simulation" in refused.err
    assert "Name an empty folder" in refused.err
    assert meetlat(*SMALL, "--into", str(tmp_path / "lake")).status == 0


@pytest.mark.parametrize(
    "wrong",
    [("--messages", "0"), ("--messages", "x"), ("--organisations", "0"), ("--seed", "-1"), ("--messages", "9" * 12)],
)
def test_wrong_values(meetlat: Meetlat, tmp_path: Path, wrong: tuple[str, str]) -> None:
    refused = meetlat("simulate", *wrong, "--into", str(tmp_path / "lake"))
    assert (refused.status, refused.out) == (2, "")
    assert wrong[0] in refused.err
    assert not (tmp_path / "lake").exists()


def test_a_folder_that_cannot_be(meetlat: Meetlat, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    refused = meetlat(*SMALL, "--into", str(tmp_path / "file" / "lake"))
    assert refused.status == 1
    assert "Name a folder you may write in" in refused.err
