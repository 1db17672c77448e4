"""What people say of readings: the last word counts, on the text it was said of, until that is erased."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from meetlat.collect.accounts import names
from meetlat.collect.erasing import erase_author, erase_before
from meetlat.collect.readings.corrections import (
    BadCorrection,
    correct,
    corrections_of,
    forget,
    forget_where,
    history,
    latest,
    take_back,
)
from meetlat.collect.readings.export import COLUMNS, export_corrections
from meetlat.collect.readings.models import Correction
from meetlat.collect.readings.reading import read_lake
from meetlat.lake import Lake, connect, corrected
from meetlat.site.people.models import User
from meetlat.text.labelled import labelled
from tests.collect.readings.plain_reader import PlainReader
from tests.collect.readings.saying import TEXTS, seen
from tests.lake.model import row, table

pytestmark = pytest.mark.django_db


def told(lake: Lake) -> dict[int, dict[str, Any]]:
    found = corrected(lake.readings(connect()), corrections_of(lake)).to_pyarrow().to_pylist()
    return {one["key"]: one for one in found}


def test_the_last_word_counts_and_the_others_stay_in_the_history(read: Lake, anna: User) -> None:
    correct(seen(4), {"is_question": False, "contact": "other"}, by=anna.pk, why="retorisch")
    correct(seen(4), {"contact": "complaint"}, by=anna.pk)
    one = told(read)[4]
    assert (one["is_question"], one["contact"], one["by_person"]) == (False, "complaint", True)
    assert [(it.column, it.value, it.why, it.by.username) for it in history(4)] == [
        ("contact", "complaint", "", "anna"),
        ("contact", "other", "retorisch", "anna"),
        ("is_question", False, "retorisch", "anna"),
    ]


def test_what_is_taken_back_is_as_if_it_was_not_said_and_stays_written_down(read: Lake, anna: User) -> None:
    before = told(read)
    correct(seen(4), {"is_question": False, "topics": []}, by=anna.pk)
    take_back(seen(4), ["is_question", "topics"], by=anna.pk, why="toch wel")
    assert told(read) == before
    assert (latest(), history(4).count()) == ([], 4)
    correct(seen(4), {"is_question": False}, by=anna.pk)
    assert told(read)[4]["is_question"] is False


def test_it_is_kept_when_the_reader_changes(read: Lake, anna: User) -> None:
    correct(seen(4), {"is_question": False}, by=anna.pk)
    read_lake(read, PlainReader(), "1-bbbbbbbb")
    one = told(read)[4]
    assert (one["reader_version"], one["is_question"], one["by_person"]) == ("1-bbbbbbbb", False, True)


def test_it_does_not_count_on_another_text(read: Lake, anna: User) -> None:
    correct(seen(4), {"is_question": False}, by=anna.pk)
    correct(seen(1), {"sentiment": "negative"}, by=anna.pk)
    later = datetime(2026, 5, 1, tzinfo=UTC)
    read.commit(table([row(4, text="Wanneer dan?", author=11, observed_at=later)]), run=2)
    read_lake(read, PlainReader(), "1-aaaaaaaa")
    one = told(read)
    assert (one[4]["is_question"], one[4]["by_person"]) == (True, False)
    assert one[1]["sentiment"] == "negative"


def test_what_is_said_of_a_message_that_is_not_here_harms_nothing(read: Lake, anna: User) -> None:
    before = told(read)
    correct(seen(99, "weg"), {"is_question": False}, by=anna.pk)
    assert told(read) == before


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("is_question", "yes"), ("is_question", None), ("automatic", 1), ("contact", "praise"), ("relation", ""),
        ("sentiment", None), ("language", "dutch"), ("topics", "waste"), ("topics", ["garbage"]), ("places", [1]),
        ("question_score", 1.0), ("key", 3),
    ],
)  # fmt: skip
def test_a_value_that_a_column_cannot_have_is_refused(anna: User, column: str, value: Any) -> None:
    with pytest.raises(BadCorrection, match=f"{column} cannot be"):
        correct(seen(1), {"language": "nl", column: value}, by=anna.pk)
    assert Correction.objects.count() == 0


@pytest.mark.parametrize(
    ("column", "value"),
    [("automatic", False), ("relation", "voter"), ("topics", []), ("topics", ["waste"]), ("places", ["nl.gm9901"])],
)
def test_a_value_that_it_can_have(read: Lake, anna: User, column: str, value: Any) -> None:
    correct(seen(1), {column: value}, by=anna.pk)
    assert told(read)[1][column] == value


def test_what_was_said_goes_with_the_message(anna: User) -> None:
    for key in TEXTS:
        correct(seen(key), {"is_question": False, "contact": "other"}, by=anna.pk)
    assert forget([2, 3, 98]) == 4
    assert forget([]) == 0
    assert {one.message for one in latest()} == {1, 4}


def test_erasing_an_author_erases_what_was_said_of_her_messages(
    read: Lake, anna: User, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    author = names().author("x", "12")
    read.commit(table([row(5, text="van haar", author=author), row(6, text="van hem", author=77)]), run=2)
    for key, text in ((5, "van haar"), (6, "van hem")):
        correct(seen(key, text), {"sentiment": "negative"}, by=anna.pk)
    said = erase_author(read, "x:12")
    assert (said.messages, said.corrections, said.left) == (1, 1, 0)
    assert {one.message for one in latest()} == {6}
    assert erase_author(read, "x:12").corrections == 0
    assert erase_before(read, date(2030, 1, 1)).corrections == 1
    assert Correction.objects.count() == 0


def test_a_condition_decides_of_which_messages(read: Lake, anna: User) -> None:
    for key in TEXTS:
        correct(seen(key), {"is_question": False}, by=anna.pk)
    assert forget_where(read, "key > 2") == 2
    assert forget_where(read, "text = 'nergens'") == 0


def test_corrected_messages_are_written_as_training_data(read: Lake, anna: User, tmp_path: Path) -> None:
    correct(seen(4), {"is_question": False, "contact": "complaint", "sentiment": "negative"}, by=anna.pk)
    correct(seen(3), {"topics": ["waste", "public-space"], "automatic": True}, by=anna.pk)
    correct(seen(1), {"is_question": False}, by=anna.pk)
    take_back(seen(1), ["is_question"], by=anna.pk)
    file = tmp_path / "corrected.csv"
    assert export_corrections(read, file) == 2
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["text"] for row in rows] == [TEXTS[3], TEXTS[4]]
    three, four = rows
    assert (three["topics"], three["automatic"], three["question"]) == ("waste public-space", "yes", "no")
    assert (four["question"], four["contact"], four["sentiment"], four["language"]) == (
        "no",
        "complaint",
        "negative",
        "nl",
    )
    assert [path.name for path in tmp_path.glob("corrected*")] == ["corrected.csv"]


def test_the_columns_are_those_of_the_labelled_sets() -> None:
    assert set(COLUMNS) == set(vars(labelled()[0]))


def test_a_writer_stands_in_one_split(read: Lake, anna: User, tmp_path: Path) -> None:
    for key in TEXTS:
        correct(seen(key), {"is_question": False}, by=anna.pk)
    export_corrections(read, tmp_path / "all.csv")
    rows = list(csv.DictReader((tmp_path / "all.csv").read_text(encoding="utf-8").splitlines()))
    assert len({(row["author"], row["split"]) for row in rows}) == len({row["author"] for row in rows}) == 3
    assert "10" not in {row["author"] for row in rows}


def test_nothing_corrected_is_a_file_with_a_heading(read: Lake, tmp_path: Path) -> None:
    assert export_corrections(read, tmp_path / "none.csv") == 0
    assert (tmp_path / "none.csv").read_text() == ",".join(COLUMNS) + "\n"
