"""A wrong count by hand: the right one is read in its place, the wrong one stays with who, when and why."""

from datetime import date
from typing import Any

import pytest

from meetlat.collect.counts import counts_of, every_count, latest_counts
from meetlat.collect.manual import BadCount, Counted, record_counts
from meetlat.collect.manual_correcting import correct_count, replaced_counts
from meetlat.collect.models import Run
from meetlat.lake import Lake, connect
from meetlat.register.models import Account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
DAY = date(2025, 11, 12)


def counted(followers: int | None = None, day: date = DAY) -> Counted:
    return Counted("@gem_lutjewaard", day, "x", followers)


def corrected(account: Account, lake: Lake, given: Counted, why: str = "verkeerd overgetypt") -> bool:
    return correct_count(account, lake, given, why=why, by=7, note="op de pagina")


def shown(lake: Lake, account: Account) -> list[int | None]:
    return [one.followers for one in counts_of(lake, account.pk)]


@pytest.fixture
def wrong(lake: Lake, official: Account) -> Account:
    record_counts(official, lake, counted(12_040))
    record_counts(official, lake, counted(1_190, date(2025, 10, 12)))
    return official


def test_the_right_count_stands_and_the_wrong_one_stays(lake: Lake, wrong: Account) -> None:
    assert corrected(wrong, lake, counted(1_204))
    assert shown(lake, wrong) == [1_204, 1_190]
    assert lake.snapshots(connect()).count().to_pyarrow().as_py() == 2
    assert [one.followers for one, _ in every_count(lake, wrong.pk, "manual")] == [1_190, 12_040, 1_204]
    (old,) = replaced_counts(lake, wrong.pk)
    run = Run.objects.latest("id")
    assert (old.count.followers, old.by, old.why, old.at) == (12_040, 7, "verkeerd overgetypt", run.started_at)
    assert (run.status, run.new, run.asked["note"]) == ("done", 1, "op de pagina")
    assert Run.objects.get(pk=run.asked["corrects"]).asked["day"] == "2025-11-12"


def test_a_correction_is_corrected_too(lake: Lake, wrong: Account) -> None:
    for followers, why in ((1_240, "een nul te veel"), (1_204, "twee cijfers verwisseld")):
        assert corrected(wrong, lake, counted(followers), why)
    assert shown(lake, wrong) == [1_204, 1_190]
    assert [(old.count.followers, old.why) for old in replaced_counts(lake, wrong.pk)] == [
        (1_240, "twee cijfers verwisseld"),
        (12_040, "een nul te veel"),
    ]


def test_a_count_of_a_day_that_was_not_counted_goes_and_can_come_back(lake: Lake, wrong: Account) -> None:
    assert corrected(wrong, lake, counted(), "van een ander account")
    assert shown(lake, wrong) == [1_190]
    assert latest_counts(lake)[wrong.pk].followers == 1_190
    assert not record_counts(wrong, lake, counted(5))
    assert corrected(wrong, lake, counted(1_204), "toch van dit account")
    assert shown(lake, wrong) == [1_204, 1_190]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (counted(5, date(2025, 9, 1)), "not_counted"),
        (counted(-5), "negative"),
        (counted(5, date(2999, 1, 1)), "future"),
        (counted(None, date(1990, 1, 1)), "too_early"),
    ],
)
def test_what_cannot_be_corrected_is_told(lake: Lake, wrong: Account, given: Counted, code: str) -> None:
    with pytest.raises(BadCount) as told:
        corrected(wrong, lake, given)
    assert told.value.code == code
    assert shown(lake, wrong) == [12_040, 1_190]
    assert replaced_counts(lake, wrong.pk) == []


def test_of_two_at_once_one_is_kept(lake: Lake, wrong: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both saw the same count; the second is told, and may look again."""
    seen: Any = every_count(lake, wrong.pk, "manual")
    assert corrected(wrong, lake, counted(1_204))
    monkeypatch.setattr("meetlat.collect.manual_correcting.every_count", lambda *_: seen)
    assert not corrected(wrong, lake, counted(1_205), "een ander")
    assert shown(lake, wrong) == [1_204, 1_190]


def test_an_erased_account_leaves_no_replaced_count(lake: Lake, wrong: Account) -> None:
    corrected(wrong, lake, counted(1_204))
    lake.erase(accounts=[str(wrong.pk)])
    assert (shown(lake, wrong), replaced_counts(lake, wrong.pk)) == ([], [])
