"""meetlat read --evaluate: figures with intervals beside simple rules, as tables and as one JSON document."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Outcome, run

Meetlat = Callable[..., Outcome]


@pytest.fixture
def meetlat(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path) -> Meetlat:
    monkeypatch.delenv("MEETLAT_REFERENCE", raising=False)
    return lambda *arguments: run(capsys, monkeypatch, "read", "--evaluate", *arguments)


def test_as_json(meetlat: Meetlat) -> None:
    said = json.loads(meetlat("--json").out)
    assert said["split"] == "test"
    assert said["corpora"] is None
    question = [one for one in said["readers"] if (one["reader"], one["language"]) == ("question", "nl")]
    assert {one["by"] for one in question} == {"Meetlat", "question mark", "commonest"}
    own = question[0]
    assert own["f1"]["low"] < own["f1"]["value"] < own["f1"]["high"]
    assert sum(map(sum, own["confusion"]["counts"])) == own["texts"]


def test_for_people(meetlat: Meetlat) -> None:
    outcome = meetlat()
    assert outcome.status == 0
    assert "Question\n" in outcome.out
    assert "labelled ↓ read as →" in outcome.out
    assert "Readers of version 1-" in outcome.out
    assert "no places are looked for" in outcome.err


def test_a_folder_without_sets(meetlat: Meetlat, tmp_path: Path) -> None:
    outcome = meetlat("--corpora", str(tmp_path / "nowhere"))
    assert (outcome.status, outcome.out) == (1, "")
    assert "langid_nl_fr_de_en.csv.gz cannot be read (No such file or directory)" in outcome.err
