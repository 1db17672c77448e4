"""meetlat read without a file: the lake, once each message; and corrected messages as training data."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from meetlat.collect.lakes import the_lake
from meetlat.collect.readings.corrections import Seen, correct, digest
from meetlat.collect.readings.reader import the_reader
from meetlat.site.people.models import AuditEvent, User
from tests.cli.running import Outcome, run
from tests.lake.model import row, table

pytestmark = pytest.mark.django_db
Meetlat = Callable[..., Outcome]
TEXTS = {1: "Wanneer gaat het zwembad open?", 2: "Hoe dom kun je zijn?", 3: "Mooi weer"}


@pytest.fixture
def meetlat(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Meetlat:
    monkeypatch.setenv("MEETLAT_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("MEETLAT_REFERENCE", raising=False)
    the_lake().commit(table(row(key, text=text) for key, text in TEXTS.items()), run=1)
    return lambda *arguments: run(capsys, monkeypatch, *arguments)


def test_the_lake_is_read_once(meetlat: Meetlat) -> None:
    said = json.loads(meetlat("read", "--json").out)
    assert said == {"read": 3, "already": 0, "version": the_reader()[1], "seconds": said["seconds"]}
    assert "0 read, 3 already, by 1-" in meetlat("read").out


def test_a_lake_that_is_being_read_is_told(meetlat: Meetlat) -> None:
    with the_lake().reading_alone():
        said = meetlat("read")
    assert (said.status, said.err) == (
        1,
        "meetlat: The lake is being read now by another process. Wait for it, or stop it.\n",
    )


def test_corrected_messages_come_out_with_their_texts_and_that_is_written_down(
    meetlat: Meetlat, tmp_path: Path
) -> None:
    meetlat("read")
    anna = User.objects.create_user("anna")
    seen = Seen(2, digest(TEXTS[2]), the_reader()[1])
    correct(seen, {"is_question": False, "sentiment": "negative"}, by=anna.pk)
    file = tmp_path / "corrected.csv"
    assert json.loads(meetlat("read", "--corrections", str(file), "--json").out)["messages"] == 1
    with file.open(encoding="utf-8", newline="") as stream:
        (one,) = csv.DictReader(stream)
    assert (one["text"], one["question"], one["sentiment"]) == (TEXTS[2], "no", "negative")
    event = AuditEvent.objects.latest("id")
    assert (event.kind, event.user, event.detail) == ("downloaded", None, {"what": "corrections", "rows": 1})


def test_corrections_that_cannot_be_written_are_told(meetlat: Meetlat, tmp_path: Path) -> None:
    said = meetlat("read", "--corrections", str(tmp_path / "nowhere" / "corrected.csv"))
    assert said.status == 1
    assert "cannot be written" in said.err


def test_check_counts_what_is_not_read(meetlat: Meetlat) -> None:
    assert json.loads(meetlat("lake", "check", "--json").out)["unread"] == 3
    assert "3 not read yet" in meetlat("lake", "check").out
    meetlat("read")
    assert json.loads(meetlat("lake", "check", "--json").out)["unread"] == 0
