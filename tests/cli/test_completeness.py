"""meetlat register completeness: a table for people, JSON for programs, and one line where there is one source only."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from meetlat.register.models import Load
from tests.cli.running import Outcome, run
from tests.report.registering import accounts, organisation, proposed

pytestmark = pytest.mark.django_db
Meetlat = Callable[..., Outcome]


@pytest.fixture
def meetlat(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path) -> Meetlat:
    return lambda *arguments: run(capsys, monkeypatch, "register", "completeness", *arguments)


@pytest.fixture
def visited() -> None:
    one = organisation("be.a", "read", country="BE")
    accounts(one, 10, "directory", "website")
    accounts(one, 2, "directory")
    proposed(one, 1, platform="facebook")
    organisation("be.b", country="BE")


def test_as_json(meetlat: Meetlat, visited: None) -> None:
    outcome = meetlat("--country", "be", "--platform", "x", "--json")
    said = json.loads(outcome.out)
    assert outcome.status == 0
    assert (said["country"], said["visited"], said["organisations"]) == ("BE", 1, 2)
    assert [(one["platform"], one["at_least"], one["certainty"]) for one in said["platforms"]] == [
        ("x", 12, "estimated")
    ]


def test_as_a_table(meetlat: Meetlat, visited: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    shown = meetlat("--country", "BE").out
    assert "Accounts of the 1 of 2 organisations whose website was read" in shown
    assert "at least 12, probably 12" in shown
    assert "Facebook: no account is known from both" in shown
    assert "Neither" not in shown


def test_of_one_kind_and_kept_as_an_edition(meetlat: Meetlat, visited: None) -> None:
    Load.objects.create(day=date(2026, 4, 6), format_version="1", practice=False, files={}, report={})
    outcome = meetlat("--country", "BE", "--kind", "municipality", "--keep", "--json")
    assert "edition completeness-be-2026-04-06 taken" in outcome.err
    assert json.loads(outcome.out)["kind"] == "municipality"
    again = meetlat("--country", "BE", "--keep")
    assert "edition completeness-be-2026-04-06 stands: nothing changed" in again.err


def test_a_platform_without_accounts(meetlat: Meetlat, visited: None) -> None:
    assert (
        "Neither the directory nor a website gives an account there."
        in meetlat("--country", "BE", "--platform", "bluesky").out
    )


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ((), "No website in NL was visited yet"),
        (("--country", "XX"), "country 'XX' is not known"),
        (("--kind", "castle"), "kind 'castle' is not known"),
        (("--platform", "hyves"), "platform 'hyves' is not known"),
    ],
)
def test_what_cannot_be_told_is_said_on_one_line(
    meetlat: Meetlat, visited: None, asked: tuple[str, ...], says: str
) -> None:
    outcome = meetlat(*asked, "--json")
    assert (outcome.status, outcome.out) == (1, "")
    assert says in outcome.err
