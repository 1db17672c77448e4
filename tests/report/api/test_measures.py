"""What the API answers of an edition of measures: figures with intervals, answering by definition; never a pair."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from meetlat import environment
from meetlat.measure import indicators
from meetlat.report.answers import TOLD, answers_told
from meetlat.report.models import Edition
from tests.report import measuring
from tests.report.measuring import ALONE, BUSY, ID, KEY, PERSON, QUIET

pytestmark = pytest.mark.django_db
FIGURES = f"editions/{ID}/figures"
ANSWERS = f"editions/{ID}/answers"


@pytest.fixture(autouse=True)
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _folder_of_static_files: None) -> Edition:
    monkeypatch.setenv("MEETLAT_HOME", str(tmp_path))
    return measuring.edition()


def asked(client: Client, path: str, status: int = 200, **query: Any) -> Any:
    answer = client.get(f"/api/v1/{path}", query)
    assert answer.status_code == status, answer.content
    return answer.json()


def test_figures_with_interval_coverage_n_and_note(client: Client) -> None:
    (busy,) = asked(client, FIGURES, indicator="answered", organisation=BUSY)["results"]
    assert {name: busy[name] for name in ("value", "n", "low", "high", "coverage", "note")} == {
        "value": 0.75, "n": 60, "low": 0.63, "high": 0.84, "coverage": 0.9, "note": None,
    }  # fmt: skip
    (quiet,) = asked(client, FIGURES, organisation=QUIET)["results"]
    assert (quiet["value"], quiet["low"], quiet["n"], quiet["note"]) == (None, None, 3, "too_few")
    assert [one["n"] for one in asked(client, FIGURES, level="group")["results"]] == [80]


def test_answering_as_the_command_says_it(client: Client, edition: Edition) -> None:
    said = asked(client, ANSWERS)
    printed = {row["organisation"]: row for row in answers_told(environment.home(), edition, ["meetlat"])}
    assert [row["organisation"] for row in said["results"]] == [BUSY, QUIET, ALONE] == list(printed)
    busy, _quiet, alone = said["results"]
    assert busy.items() <= printed[BUSY].items()
    assert printed[ALONE].pop("answers_timed") == 9
    assert alone == printed[ALONE] | dict.fromkeys(("median_seconds", "p90_seconds"))  # of nine answers no times
    assert all(set(row) == set(TOLD) for row in said["results"])


def test_of_too_few_contacts_only_how_many_there_were(client: Client) -> None:
    (quiet,) = asked(client, ANSWERS, organisation=QUIET)["results"]
    told = {name: value for name, value in quiet.items() if value is not None}
    assert told == {
        "organisation": QUIET, "definition": "meetlat", "contacts": 3, "coverage": 0.9, "enough": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, 3),
        ({"definition": "meetlat"}, 3),
        ({"definition": "sprout"}, 0),
        ({"organisation": BUSY}, 1),
        ({"organisation": "zz.none"}, 0),
        ({"pageSize": 1}, 1),
    ],
)
def test_answers_by(client: Client, query: dict[str, Any], found: int) -> None:
    assert len(asked(client, ANSWERS, **query)["results"]) == found


@pytest.mark.parametrize("query", [{"definition": "klout"}, {"organization": BUSY}, {"page": 0}])
def test_a_wrong_question_is_refused(client: Client, query: dict[str, Any]) -> None:
    assert asked(client, ANSWERS, 400, **query)["status"] == 400


def test_no_answers_where_nobody_was_asked_anything(client: Client, edition: Edition, practice: Edition) -> None:
    assert "is of the census" in asked(client, f"editions/{practice.pk}/answers", 404)["detail"]
    assert "There is no edition" in asked(client, "editions/measures-1999/answers", 404)["detail"]


def test_no_answers_where_the_tables_are_gone(client: Client, tmp_path: Path) -> None:
    (tmp_path / "editions" / ID / "answers.parquet").unlink()
    assert "not there" in asked(client, ANSWERS, 404)["detail"]


def test_an_edition_of_measures_says_what_went_in(client: Client, edition: Edition) -> None:
    said = asked(client, f"editions/{ID}")
    assert said["inputs"] == edition.inputs
    assert said["inputs"]["lake"]["reader"] == "1-abcdef"


@pytest.mark.parametrize(("subject", "found"), [("measures", [ID]), ("census", [])])
def test_editions_of_a_subject(client: Client, subject: str, found: list[str]) -> None:
    ids = [one["id"] for one in asked(client, "editions", subject=subject)["results"]]
    assert [id for id in ids if id.startswith("measures")] == found


@pytest.mark.parametrize("path", ["contacts", "pairs", "week"])
def test_pairs_and_pictures_have_no_address(client: Client, path: str) -> None:
    assert asked(client, f"editions/{ID}/{path}", 404)["status"] == 404


@pytest.mark.parametrize("path", ["editions", f"editions/{ID}", FIGURES, ANSWERS])
def test_no_answer_holds_a_person_or_a_key(client: Client, path: str) -> None:
    said = client.get(f"/api/v1/{path}").content.decode()
    assert ID in said or BUSY in said
    assert str(PERSON) not in said
    assert str(KEY) not in said


def test_an_indicator_says_what_it_is_computed_from(client: Client) -> None:
    told = {one["id"]: (one["of"], one["minimum"]) for one in asked(client, "indicators")}
    assert told == {id: (known.of, known.minimum) for id, known in indicators().items()}
    assert told["answered"][0] == "messages"
    assert told["any_account"][0] == "register"
