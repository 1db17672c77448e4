"""What the doctor finds."""

from pathlib import Path

import pytest

from meetlat.report.models import Edition
from meetlat.site import doctor

pytestmark = pytest.mark.django_db


def found() -> dict[str, tuple[str, str]]:
    return {one.what: (one.state, one.says) for one in doctor.findings(lambda: None)}


def test_all_is_well(practice: Edition) -> None:
    said = found()
    assert said["database"][0] == "ok"
    assert said["register"] == ("ok", "describes 2026-01-01, practice country")
    assert said["edition"] == ("ok", practice.id)


def test_a_home_that_is_full_or_not_writable(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setattr(doctor, "LEAST_FREE", 1 << 60)
    assert found()["home"][0] == "mend"
    monkeypatch.setattr("os.access", lambda *_: False)
    assert "is not writable" in found()["home"][1]


def test_an_engine_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETLAT_ENGINE", "sc://127.0.0.1:1")
    state, says = found()["engine"]
    assert (state, "does not answer" in says) == ("mend", True)


def test_a_front_end_that_was_not_built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(doctor, "__file__", str(tmp_path / "doctor.py"))
    assert "npm run build" in found()["front end"][1]
