"""Read messages a page at a time: the doubtful first, and to somebody's own accounts only."""

from pathlib import Path
from typing import Any

import pytest

from meetlat.collect.accounts import names
from meetlat.collect.readings import listing
from meetlat.collect.readings.corrections import Seen, correct
from meetlat.collect.readings.listing import Asked, listed, one
from meetlat.collect.readings.reading import read_lake
from meetlat.lake import Lake
from meetlat.lake.manifest import read_manifest
from meetlat.problem import Problem
from meetlat.register.models import Account
from meetlat.site.people.models import User
from tests.collect.readings.plain_reader import PlainReader
from tests.collect.readings.saying import TEXTS, VERSION, seen
from tests.collect.registering import register
from tests.lake.model import row, table

pytestmark = pytest.mark.django_db


def keys(lake: Lake, **asked: Any) -> list[int]:
    return [message.key for message in listed(lake, Asked(**asked))[0]]


def test_the_doubtful_stand_first(read: Lake) -> None:
    """The plain reader doubts what holds no question mark."""
    assert keys(read) == [2, 3, 1, 4]
    assert keys(read, doubtful=True) == [2, 3]
    (first, *_), more = listed(read, Asked())
    assert (first.text, first.doubtful, first.by_person, more) == (TEXTS[2], True, False, False)


def test_what_a_person_looked_at_is_no_doubt_any_more(read: Lake, anna: User) -> None:
    correct(seen(2), {"is_question": True}, by=anna.pk)
    assert keys(read, doubtful=True) == [3]
    assert keys(read, question=True) == [1, 2, 4]
    assert keys(read, question=False) == [3]


def test_a_language(read: Lake, anna: User) -> None:
    correct(seen(2), {"language": "fr"}, by=anna.pk)
    assert (keys(read, language="fr"), len(keys(read, language="nl"))) == ([2], 3)


def test_page_after_page(read: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PER_PAGE", 3)
    assert [(keys(read, page=page), listed(read, Asked(page=page))[1]) for page in (1, 2, 3)] == [
        ([2, 3, 1], True),
        ([4], False),
        ([], False),
    ]


@pytest.fixture
def official(home: Path, db: None) -> Account:
    return register("x", "gem_lutjewaard", platform_id="4711")


@pytest.fixture
def theirs(home: Path, official: Account, tmp_path: Path) -> Lake:
    """What the account says, what is said to it in every way there is, and what has nothing to do with it."""
    lake, ours = Lake(tmp_path / "theirs"), names().author("x", "4711")
    said = [
        row(1, author=ours, account=str(official.pk)),
        row(2, mentions=[5, ours]),
        row(3, page=ours),
        row(4, kind="reply", parent=1),
        row(5, kind="reply", parent=4, root=1),
        row(6, mentions=[7]),
        row(7, kind="reply", parent=6, root=6),
        row(8, account=str(official.pk + 1)),
    ]
    lake.commit(table(said), run=1)
    read_lake(lake, PlainReader(), VERSION)
    return lake


def test_somebodys_own(theirs: Lake, official: Account) -> None:
    assert sorted(keys(theirs, accounts=(official.pk,))) == [1, 2, 3, 4, 5]
    assert keys(theirs, accounts=()) == []
    assert len(keys(theirs)) == 8


def test_an_account_that_said_nothing_itself(theirs: Lake, official: Account) -> None:
    """It is known by its number in the register, or by its handle where there is none."""
    theirs.commit(table([]), run=2, gone=[1])
    read_lake(theirs, PlainReader(), VERSION)
    assert sorted(keys(theirs, accounts=(official.pk,))) == [2, 3]
    Account.objects.update(platform_id="")
    assert keys(theirs, accounts=(official.pk,)) == []


def test_one_message(theirs: Lake, official: Account) -> None:
    found = one(theirs, 5, (official.pk,))
    assert found
    assert (found.key, found.read["is_question"], found.stands["by_person"]) == (5, True, False)
    assert one(theirs, 6, (official.pk,)) is None
    assert one(theirs, 6) is not None
    assert one(theirs, 99) is None


def test_what_was_read_stands_beside_what_people_said(read: Lake, anna: User) -> None:
    correct(seen(4), {"is_question": False}, by=anna.pk)
    found = one(read, 4)
    assert found
    assert (found.read["is_question"], found.stands["is_question"], found.by_person) == (True, False, True)
    assert found.seen == Seen(4, seen(4).text_digest, VERSION)


def test_an_unread_message_is_not_listed(read: Lake) -> None:
    read.commit(table([row(5, platform="bluesky")]), run=2)
    assert (keys(read), one(read, 5)) == ([2, 3, 1, 4], None)


def test_an_empty_lake(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "none")
    assert listed(lake, Asked(accounts=(1,))) == ([], False)
    assert one(lake, 1) is None


def test_a_lake_that_cannot_be_asked_is_told(read: Lake) -> None:
    (read.folder / read_manifest(read.folder).messages[0].path).unlink()
    with pytest.raises(Problem, match="lake check"):
        listed(read, Asked())
