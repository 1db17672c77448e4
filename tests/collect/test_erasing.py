"""Erased is gone from every byte of the home, for good, and a certificate says how much."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from meetlat.collect.accounts import names
from meetlat.collect.erasing import CannotErase, erase_account, erase_author, erase_before
from meetlat.collect.intake import Intake
from meetlat.lake import SNAPSHOTS, Lake
from meetlat.register.models import Account
from tests.collect.drafting import draft
from tests.collect.registering import register
from tests.collect.traces import found_on_disk

pytestmark = pytest.mark.django_db
MARCH, APRIL = datetime(2025, 3, 4, tzinfo=UTC), datetime(2025, 4, 4, tzinfo=UTC)
JAN = {"author": "12", "handle": "jandevries75"}
GEMEENTE = {"author": "4711", "handle": "gem_lutjewaard"}


@pytest.fixture
def filled(home: Path, official: Account) -> Lake:
    """A question, an answer that mentions who asked, somebody else's word, and a count."""
    lake = Lake(home / "lake")
    _say(lake, "1", "vraagzin over afval", **JAN, mentions=("4711",))
    _say(lake, "2", "antwoordzin", **GEMEENTE, kind="reply", parent="1", root="1", mentions=("12",), created_at=APRIL)
    _say(lake, "3", "zin van een ander", author="13", handle="ans")
    row = {"account": str(official.pk), "observed_at": APRIL, "followers": 987654, "source": "x", "run": 1}
    lake.add_snapshots(pa.Table.from_pylist([row], SNAPSHOTS), run=1)
    lake.settle()
    return lake


def _say(lake: Lake, id: str, text: str, **more: Any) -> int:
    intake = Intake(names(), 1, lake.now())
    intake.add(draft(id=id, text=text, **more))
    return lake.commit(intake.table(), run=1).new


def _texts(lake: Lake) -> list[str]:
    return sorted(map(str, lake.scan(columns=["text"])["text"].to_pylist()))


def test_an_author_goes_with_every_mention(filled: Lake, home: Path) -> None:
    assert found_on_disk(home, "vraagzin") != []
    said = erase_author(filled, "x:12")
    assert (said.messages, said.mentions, said.left) == (1, 1, 0)
    assert _texts(filled) == ["antwoordzin", "zin van een ander"]
    assert found_on_disk(home, "vraagzin", "jandevries75") == []
    assert filled.check().sound


def test_the_answer_says_that_its_question_is_not_there(filled: Lake) -> None:
    erase_author(filled, "x:12")
    filled.settle()
    assert filled.scan(columns=["parent_seen"], where="parent is not null")["parent_seen"].to_pylist() == [False]


def test_an_erased_author_is_not_taken_in_again(filled: Lake, home: Path) -> None:
    erase_author(filled, "x:12")
    assert _say(filled, "4", "nieuwe vraagzin", **JAN) == 0
    assert found_on_disk(home, "vraagzin") == []


def test_an_account_goes_with_its_counts(filled: Lake, home: Path) -> None:
    said = erase_account(filled, "@gem_lutjewaard")
    assert (said.messages, said.snapshots, said.left) == (1, 1, 0)
    assert found_on_disk(home / "lake", "antwoordzin", "987654") == []


def test_a_period_goes(filled: Lake, home: Path) -> None:
    said = erase_before(filled, date(2025, 4, 1))
    assert (said.messages, said.snapshots, said.left) == (2, 0, 0)
    assert _texts(filled) == ["antwoordzin"]
    assert found_on_disk(home, "vraagzin", "zin van een ander") == []


def test_the_certificate_tells_how_much_and_never_who(filled: Lake, home: Path) -> None:
    said = erase_author(filled, "x:12")
    (file,) = (home / "certificates").iterdir()
    told = json.loads(file.read_text())
    assert told == {
        "at": said.at, "what": "author", "detail": "X", "messages": 1, "mentions": 1, "snapshots": 0,
        "files": said.files, "corrections": 0, "left": 0,
    }  # fmt: skip
    assert found_on_disk(home / "certificates", "jandevries75", str(names().author("x", "12"))) == []


@pytest.mark.parametrize("who", ["mastodon:jan@s.example", "@jan@s.example", "https://s.example/@Jan"])
def test_a_fediverse_author_can_be_told_by_address(home: Path, official: Account, who: str) -> None:
    lake = Lake(home / "lake")
    _say(lake, "https://s.example/users/jan/statuses/1", "dag", platform="mastodon", author="jan@s.example")
    assert erase_author(lake, who).messages == 1


@pytest.mark.parametrize(
    ("who", "says"),
    [
        ("@jandevries75", "does not tell the platform's unchanging id"),
        ("https://x.com/jandevries75", "does not tell the platform's unchanging id"),
        ("", "Nothing was pasted"),
        ("x:", "does not tell|no address|handle"),
    ],
)
def test_who_is_not_clear_is_not_guessed(filled: Lake, who: str, says: str) -> None:
    with pytest.raises(CannotErase, match=says):
        erase_author(filled, who)
    assert len(_texts(filled)) == 3


def test_an_account_that_is_not_the_registers_is_refused(filled: Lake) -> None:
    with pytest.raises(CannotErase, match="For a private person use --author"):
        erase_account(filled, "@jandevries75")
    with pytest.raises(CannotErase, match="For a private person"):
        erase_account(filled, "999999")


def test_one_of_several_is_asked_by_number(filled: Lake, official: Account) -> None:
    register("instagram", "gem_lutjewaard")
    with pytest.raises(CannotErase, match=f"{official.pk} "):
        erase_account(filled, "gem_lutjewaard")
    assert erase_account(filled, str(official.pk)).messages == 1


def test_erasing_nothing_is_certified_too(filled: Lake) -> None:
    assert erase_author(filled, "x:404").messages == 0
