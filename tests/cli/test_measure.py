"""meetlat measure: a period as an edition, by one definition or by all; and what it refuses."""

import json
import shutil
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from meetlat.cli import practising
from meetlat.cli.practising import practise
from meetlat.environment import home as the_home
from meetlat.lake import Lake
from meetlat.measure import message_indicators
from meetlat.measure.definitions import definitions
from meetlat.measure.simulation import Plan, fill, invented
from meetlat.measure.yardstick import FIGURE
from meetlat.report.answers import PRINTED
from meetlat.report.kept import checksum
from meetlat.report.measures import latest, table
from meetlat.report.models import Edition, Figure
from tests.cli.running import Outcome, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("practice")]
Meetlat = Callable[..., Outcome]
TABLES = ("answers", "classes", "contacts", "curve", "months", "topics", "week")


@pytest.fixture
def meetlat(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path) -> Meetlat:
    monkeypatch.delenv("MEETLAT_LAKE", raising=False)
    return lambda *arguments: run(capsys, monkeypatch, "measure", *arguments)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--period", "2025-13"], "period '2025-13' does not exist (month must be in 1..12"),
        (["--period", "soon"], "period 'soon' is not known. Write it as 2025, 2025-Q2, 2025-03 or 2025-W07."),
        (["--period", "2025-W60"], "period '2025-W60' does not exist"),
        (["--definition", "klout"], "--definition 'klout' is not known. Known: all, meetlat, facebook-badge,"),
        (["--period", "2025"], "The lake holds no message of 2025. Bring some in: `meetlat collect` or"),
    ],
)
def test_what_cannot_be_measured_is_told(meetlat: Meetlat, arguments: list[str], said: str) -> None:
    outcome = meetlat(*arguments)
    assert (outcome.status, outcome.out) == (1, "")
    assert said in outcome.err


def test_messages_are_read_first(meetlat: Meetlat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("meetlat.cli.practising._read", lambda: None)
    practise(600)
    outcome = meetlat("--period", "2025")
    assert outcome.status == 1
    assert "messages of 2025 are not read yet. Run `meetlat read`." in outcome.err
    assert not Edition.objects.filter(subject="measures").exists()


@pytest.mark.slow
def test_a_simulation_is_measured_by_the_truth_beside_it(meetlat: Meetlat, home: Path) -> None:
    """Its organisations stand in no register; one that nobody asked anything has its row, too."""
    plan = Plan(400, 1)
    world = invented(plan, 3)
    fill(Lake(home / "lake"), plan, world)
    practising._read()
    outcome = meetlat("--period", "2025", "--definition", "all", "--json")
    rows = json.loads(outcome.out)
    everybody = {one.organisation for one in world.accounts}
    assert sorted((row["organisation"], row["definition"]) for row in rows) == sorted(product(everybody, definitions()))
    assert sum(row["contacts"] for row in rows if row["definition"] == "meetlat") > 50
    taken = latest()
    assert taken is not None
    assert taken.practice
    assert set(Figure.objects.values_list("country", flat=True)) == {"ZZ"}


@pytest.mark.slow
def test_where_strangers_speak_nobody_is_called_silent(meetlat: Meetlat, home: Path) -> None:
    plan = Plan(400, 1)
    fill(Lake(home / "lake"), plan, invented(plan, 3))
    shutil.rmtree(home / "lake" / "truth")
    practising._read()
    outcome = meetlat("--period", "2025-Q2", "--definition", "all", "--json")
    assert (outcome.status, outcome.out) == (1, "")
    assert "official accounts that speak in it stands in the register. Load the register" in outcome.err
    assert not Edition.objects.filter(subject="measures").exists()


@pytest.mark.slow
def test_a_year(meetlat: Meetlat) -> None:
    practise(1_500)
    outcome = meetlat("--period", "2025", "--definition", "all", "--json")
    assert outcome.status == 0
    rows = json.loads(outcome.out)
    assert {row["definition"] for row in rows} == set(definitions())
    assert all(set(row) == set(PRINTED) for row in rows)
    assert all(row["low"] <= row["share"] <= row["high"] for row in rows if row["share"] is not None)
    taken = _kept_whole()
    again = meetlat("--period", "2025")
    assert f"edition {taken.id} stands: nothing changed" in again.err
    assert "Answering in 2025" in again.out
    assert Edition.objects.filter(subject="measures").count() == 1


def _kept_whole() -> Edition:
    """Every indicator, every table and the checksum of the figures."""
    taken = latest()
    assert taken is not None
    assert (taken.id, taken.subject, str(taken.day)) == ("measures-2025", "measures", "2025-12-31")
    figures: list[Any] = list(Figure.objects.filter(edition=taken).order_by("id").values(*FIGURE))
    assert {row["indicator"] for row in figures} == set(message_indicators())
    assert checksum(figures) == taken.checksum
    assert {*TABLES, "lake", "holders", "organisations"} <= set(taken.inputs)
    organisation = next(row["organisation"] for row in figures if row["organisation"])
    for name in TABLES:
        assert all(row["organisation"] == organisation for row in table(the_home(), taken, name, organisation))
    assert table(the_home(), taken, "answers", country="ZZ", kind="municipality")
    return taken
