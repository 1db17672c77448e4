"""meetlat residents: as JSON and for people; nothing of a single person; and what it refuses."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from meetlat.register.models import Load
from tests.cli.running import Outcome, run
from tests.report.living import a_year, brought, living, register

pytestmark = pytest.mark.django_db
Meetlat = Callable[..., Outcome]


@pytest.fixture
def meetlat(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path) -> Meetlat:
    for name in ("MEETLAT_LAKE", "MEETLAT_REFERENCE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "140")
    register()
    brought([*a_year(), *living("Cijsdam", 5, 301)])
    return lambda *arguments: run(capsys, monkeypatch, "residents", "--period", "2025", *arguments)


def test_as_json(meetlat: Meetlat) -> None:
    outcome = meetlat("--platform", "x", "--factor", "4.25", "--outside", "5000", "--json")
    said = json.loads(outcome.out)
    assert (outcome.status, outcome.err) == (0, "")
    assert (said["platform"], said["country"], said["period"]) == ("x", "NL", "2025")
    assert (said["accounts"], said["placed"], said["factor"], said["factor_from"]) == (45, 25, 4.25, "given")
    assert [(one["name"], one["estimated"]) for one in said["municipalities"]] == [
        ("Aardam", 51), ("Beekdam", 34), ("Cijsdam", 21.25),
    ]  # fmt: skip
    assert (said["outside"]["accounts"], said["outside"]["inside"]) == (5000, False)


def test_for_people(meetlat: Meetlat) -> None:
    shown = meetlat("--outside", "45").out
    assert "Accounts of residents on all platforms, 2025" in shown
    aardam, cijsdam = (
        next(line.split() for line in shown.splitlines() if town in line) for town in ("Aardam", "Cijsdam")
    )
    assert (aardam[:3], aardam[-1]) == (["Aardam", "12", "22"], "21.6")
    assert cijsdam[-1] == "-"
    assert "25 of 45 accounts are placed; each stands for 1.80 (measured). Accounts, not people" in shown
    assert "The outside figure, 45, lies within that." in shown


@pytest.mark.parametrize(
    ("outside", "says"), [("1059", "1,059, is 1,014 above that."), ("10", "10, is 25 below that.")]
)
def test_an_outside_figure_that_differs(meetlat: Meetlat, outside: str, says: str) -> None:
    assert says in meetlat("--outside", outside).out


def test_kept_as_an_edition(meetlat: Meetlat) -> None:
    outcome = meetlat("--outside", "5000", "--source", "Peiling", "--keep", "--json")
    assert "edition residents-nl-2025 taken" in outcome.err
    assert json.loads(outcome.out)["outside"]["accounts"] == 5000
    again = meetlat("--outside", "5000", "--source", "Peiling", "--keep")
    assert "edition residents-nl-2025 stands: nothing changed" in again.err


def test_nothing_is_told_of_a_few(meetlat: Meetlat) -> None:
    brought(living("Beekdam", 1, 301))  # one of five in Cijsdam now names two places
    for outcome in (meetlat(), meetlat("--json")):
        assert outcome.status == 0
        assert "Cijsdam" not in outcome.out


def test_the_practice_country_where_it_is_alone(meetlat: Meetlat) -> None:
    Load.objects.create(day=date(2026, 1, 1), practice=True, files={}, report={})
    assert "The register has no municipality in ZZ." in meetlat().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--platform", "hyves"), "platform 'hyves' is not known. Known: "),
        (("--country", "XX"), "country 'XX' is not known. Known: "),
        (("--country", "be"), "The register has no municipality in BE."),
        (("--factor", "0.9"), "--factor 0.9 cannot be: each account that is placed stands for itself at least."),
        (("--factor", "nan"), "--factor nan cannot be"),
        (("--factor", "inf"), "--factor inf cannot be"),
        (("--source", "Peiling"), "--source tells who found the figure of --outside: give that, too."),
        (("--outside", "0"), "--outside 0 cannot be: give how many accounts there are in the whole country"),
        (("--period", "2025-13"), "period '2025-13' does not exist"),
        (("--period", "soon"), "period 'soon' is not known. Write it as 2025, 2025-Q2, 2025-03 or 2025-W07."),
        (("--period", "2019"), "The lake holds no message of residents in 2019."),
    ],
)
def test_wrong_input_is_told_on_one_line(meetlat: Meetlat, arguments: tuple[str, ...], says: str) -> None:
    outcome = meetlat(*arguments, "--json")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err.startswith(f"meetlat: {says}")
    assert outcome.err.count("\n") == 1
