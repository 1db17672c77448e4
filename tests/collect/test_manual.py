"""Counts by hand: what is kept, what cannot be, and how a wrong account is helped along."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from meetlat.collect.draft import FormatChanged
from meetlat.collect.manual import BadCount, Counted, checked, known_account, record_counts
from meetlat.collect.manual_file import import_counts
from meetlat.collect.models import Run
from meetlat.lake import Lake
from meetlat.register.models import Account
from tests.collect.registering import register

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
DAY = date(2025, 7, 1)


def record(lake: Lake, counted: Counted) -> bool:
    return record_counts(checked(counted, lake.now()), lake, counted)


def stored(lake: Lake) -> list[dict[str, Any]]:
    return [row for file in lake.folder.rglob("*.parquet") for row in parquet.read_table(file).to_pylist()]


def test_a_count_is_kept_as_a_snapshot_of_its_day(lake: Lake, official: Account) -> None:
    assert record(lake, Counted("@gem_lutjewaard", DAY, "x", followers=1200, posts=30))
    [row] = stored(lake)
    assert (row["account"], row["source"]) == (str(official.pk), "manual")
    assert (row["followers"], row["following"], row["posts"]) == (1200, None, 30)
    assert row["observed_at"] == datetime(2025, 6, 30, 22, tzinfo=UTC)
    run = Run.objects.get(pk=row["run"])
    assert (run.source, run.status, run.new) == ("manual", "done", 1)


def test_a_day_that_was_counted_is_never_overwritten(lake: Lake, official: Account) -> None:
    assert record(lake, Counted("https://x.com/gem_lutjewaard", DAY, followers=1200))
    assert not record(lake, Counted("https://x.com/gem_lutjewaard", DAY, followers=9))
    assert [row["followers"] for row in stored(lake)] == [1200]


def test_of_an_account_that_is_known_no_address_is_asked_for(lake: Lake, official: Account) -> None:
    other = register("bluesky", "lutjewaard.example", organisation="zz.m2")
    counted = Counted("https://x.com/gem_lutjewaard", DAY, posts=7)
    assert record_counts(other, lake, counted, "jaarverslag, bladzijde 4")
    assert [row["account"] for row in stored(lake)] == [str(other.pk)]
    assert Run.objects.get().asked == {"account": other.pk, "day": "2025-07-01", "note": "jaarverslag, bladzijde 4"}
    with pytest.raises(BadCount, match="future"):
        record_counts(other, lake, Counted("", date(2999, 1, 1), posts=7))


def later(lake: Lake) -> date:
    return (lake.now() + timedelta(days=2)).date()


@pytest.mark.parametrize(
    ("counted", "field", "code"),
    [
        (Counted("@gem_lutjewaard", date(2999, 1, 1), "x", followers=1), "date", "future"),
        (Counted("@gem_lutjewaard", date(1990, 1, 1), "x", followers=1), "date", "too_early"),
        (Counted("@gem_lutjewaard", DAY, "x"), "followers", "no_numbers"),
        (Counted("@gem_lutjewaard", DAY, "x", followers=-1), "followers", "negative"),
        (Counted("@gem_lutjewaard", DAY, "x", posts=10**11), "posts", "too_many"),
        (Counted("", DAY, "x", followers=1), "account", "not_an_address"),
        (Counted("geen adres", DAY, followers=1), "account", "not_an_address"),
        (Counted("gem_lutjewaard", DAY, "hyves", followers=1), "platform", "unknown_platform"),
    ],
)
def test_what_cannot_be(lake: Lake, official: Account, counted: Counted, field: str, code: str) -> None:
    with pytest.raises(BadCount) as why:
        record(lake, counted)
    assert (why.value.field, why.value.code) == (field, code)
    assert not Run.objects.exists()


def test_tomorrow_is_refused_and_today_is_not(lake: Lake, official: Account) -> None:
    assert record(lake, Counted("@gem_lutjewaard", lake.now().date(), "x", followers=1))
    with pytest.raises(BadCount, match="future"):
        record(lake, Counted("@gem_lutjewaard", later(lake), "x", followers=1))


def test_the_nearest_account_is_named_and_not_what_was_written(official: Account) -> None:
    with pytest.raises(BadCount, match=r"The nearest is https://x.com/gem_lutjewaard\.") as why:
        known_account("@gem_lutjewaart", "Twitter")
    assert why.value.about == {"nearest": "https://x.com/gem_lutjewaard"}
    assert "waart" not in str(why.value)


def test_nobody_like_it(official: Account) -> None:
    with pytest.raises(BadCount, match=r"no account of the register\.$"):
        known_account("@qqqq", "x")


def test_a_handle_on_two_platforms_needs_one(official: Account) -> None:
    register("instagram", "gem_lutjewaard")
    with pytest.raises(BadCount, match="several platforms"):
        known_account("gem_lutjewaard")
    assert known_account("gem_lutjewaard", "Instagram").platform == "instagram"


def test_mastodon_in_full() -> None:
    account = register("mastodon", "lutjewaard@social.example")
    assert known_account("@lutjewaard@social.example", "mastodon") == account


FILE = """Account;Platform;Datum;Volgers;Volgend;Berichten
@gem_lutjewaard;X;1-7-2025;1.200;;30
@gem_lutjewaard;X;2-7-2025;-5;;
@gem_lutjewaart;X;2-7-2025;12;;
;X;2-7-2025;12;;
@gem_lutjewaard;X;ooit;12;;
@gem_lutjewaard;X;3-7-2025;veel;;
@gem_lutjewaard;X;3-7-2025;12
"""


def test_a_file_of_counts(lake: Lake, official: Account, tmp_path: Path) -> None:
    file = tmp_path / "counts.csv"
    file.write_text(FILE, encoding="utf-8")
    said = import_counts(file, lake)
    assert (said.seen, said.new, said.refused) == (7, 1, 6)
    assert [(one["line"], one["reason"].partition(" ")[0]) for one in said.refusals] == [
        (3, "followers:"), (4, "account:"), (5, "account:"), (6, "the"), (7, "followers:"), (8, "the"),
    ]  # fmt: skip
    assert [row["followers"] for row in stored(lake)] == [1200]
    again = import_counts(file, lake)
    assert (again.new, again.refused) == (0, 6)


def test_a_file_without_the_columns(lake: Lake, tmp_path: Path) -> None:
    file = tmp_path / "counts.csv"
    file.write_text("account,volgers\ngem,1\n", encoding="utf-8")
    with pytest.raises(FormatChanged, match="account, date and at least one of followers, following, posts"):
        import_counts(file, lake)
    assert Run.objects.get().status == "failed"
