"""meetlat edition: list, show, compare and export, of the census and of messages."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from meetlat.register.models import Account
from meetlat.report.models import Edition, Figure
from tests.cli.running import Outcome, run
from tests.register.loading.folders import write
from tests.report import measuring

pytestmark = pytest.mark.django_db
Meetlat = Callable[..., Outcome]


@pytest.fixture
def meetlat(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path) -> Meetlat:
    return lambda *arguments: run(capsys, monkeypatch, *arguments)


@pytest.fixture
def loaded(meetlat: Meetlat, tmp_path: Path) -> None:
    assert meetlat("reference", "load", str(write(tmp_path / "reference"))).status == 0


def test_editions(meetlat: Meetlat, loaded: None) -> None:
    meetlat("census")
    Account.objects.filter(platform="x").update(role="theme")
    meetlat("census")
    ids = [one["id"] for one in json.loads(meetlat("edition", "list", "--json").out)]
    assert len(ids) == 2
    assert ids[0] in meetlat("edition", "list").out
    shown = json.loads(meetlat("edition", "show", ids[0], "--json").out)
    assert shown["intact"]
    assert "SELECT" in shown["queries"]["on_platform"]
    assert "intact" in meetlat("edition", "show", ids[0]).out
    compared = json.loads(meetlat("edition", "compare", ids[1], ids[0], "--json").out)
    assert (compared["arrived"], compared["gone"]) == ([], [])
    shown = meetlat("edition", "compare", ids[1], ids[0]).out
    assert "0 presences new, 0 gone." in shown
    assert "NL municipality M theme_accounts" in shown
    assert "beyond chance?" not in shown


def test_editions_of_messages_by_their_intervals(meetlat: Meetlat, home: Path) -> None:
    measuring.edition()
    Edition.objects.create(**(_told(Edition.objects.get()) | {"id": "measures-2026-q1"}))
    more = {"value": 0.9, "count": 540.0, "n": 600, "low": 0.88, "high": 0.92}
    group = Figure.objects.get(organisation="")
    Figure.objects.create(**(_told(group) | more | {"id": None, "edition_id": "measures-2026-q1"}))
    shown = meetlat("edition", "compare", "measures-2025", "measures-2026-q1").out
    assert "longer time than the other" in shown
    assert "yes, higher" in shown
    exported = json.loads(meetlat("edition", "export", "measures-2025", "--into", str(home / "out"), "--json").out)
    assert (Path(exported["folder"]) / "figures.csv").is_file()
    assert "is there already" in meetlat("edition", "export", "measures-2025", "--into", str(home / "out")).err


def _told(one: Edition | Figure) -> dict[str, Any]:
    return {field.attname: getattr(one, field.attname) for field in one._meta.concrete_fields}


def test_editions_of_two_subjects(meetlat: Meetlat, loaded: None) -> None:
    meetlat("census")
    census = Edition.objects.get()
    Edition.objects.create(**(_told(census) | {"id": "measures-2025", "subject": "measures"}))
    refused = meetlat("edition", "compare", "measures-2025", census.id, "--json")
    assert (refused.status, refused.out) == (1, "")
    assert f"measures-2025 is of measures and {census.id} is of census: they have no figure in common." in refused.err


def test_an_edition_that_is_not_there(meetlat: Meetlat, loaded: None) -> None:
    outcome = meetlat("edition", "show", "census-1999-01-01")
    assert (outcome.status, outcome.out) == (1, "")
    assert "There are: none yet." in outcome.err
