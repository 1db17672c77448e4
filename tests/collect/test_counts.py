"""The counts of accounts, read back out of the lake."""

from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pytest

from meetlat.collect import counts
from meetlat.collect.counts import Snapshot, counts_of, latest_counts
from meetlat.lake import SNAPSHOTS, Lake, manifest
from meetlat.problem import Problem


def at(day: int) -> datetime:
    return datetime(2026, 11, day, tzinfo=UTC)


def add(lake: Lake, account: str, day: int, followers: int | None, source: str = "manual", run: int = 1) -> None:
    row: dict[str, Any] = {"account": account, "observed_at": at(day), "followers": followers, "source": source}
    lake.add_snapshots(pa.Table.from_pylist([row | {"run": run}], SNAPSHOTS), run=run)


@pytest.fixture(autouse=True)
def _read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "FRESH", -1.0)


def test_an_empty_lake_has_no_counts(lake: Lake) -> None:
    assert latest_counts(lake) == {}
    assert counts_of(lake, 7) == []


def test_the_last_count_of_each_account(lake: Lake) -> None:
    add(lake, "7", 2, 20)
    add(lake, "7", 1, 10)
    add(lake, "8", 1, None, source="mastodon")
    assert latest_counts(lake) == {
        7: Snapshot(7, at(2), 20, None, None, "manual"),
        8: Snapshot(8, at(1), None, None, None, "mastodon"),
    }


def test_of_two_counts_of_one_moment_the_one_of_the_later_run(lake: Lake) -> None:
    add(lake, "7", 1, 10, source="mastodon", run=2)
    add(lake, "7", 1, 11, source="manual", run=1)
    assert latest_counts(lake)[7].followers == 10


def test_what_was_corrected_or_withdrawn_is_not_shown(lake: Lake) -> None:
    add(lake, "7", 1, 10)
    add(lake, "7", 2, 20)
    add(lake, "7", 1, 11, source="manual#2", run=2)
    add(lake, "7", 2, None, source="manual#2", run=3)
    assert [(one.followers, one.source) for one in counts_of(lake, 7)] == [(11, "manual")]
    assert latest_counts(lake)[7].observed_at == at(1)


def test_the_counts_of_one_account_the_newest_first(lake: Lake) -> None:
    for day in (1, 3, 2):
        add(lake, "7", day, day * 10)
        add(lake, "71", day, 5)
    assert [one.followers for one in counts_of(lake, 7)] == [30, 20, 10]
    assert [one.observed_at for one in counts_of(lake, 7, most=2)] == [at(3), at(2)]


def test_a_file_that_was_replaced_while_it_was_read_is_read_again(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    add(lake, "7", 1, 10)
    before = manifest.read_manifest(lake.folder)
    add(lake, "7", 2, 20)
    for file in before.snapshots:
        (lake.folder / file.path).unlink(missing_ok=True)
    told = iter([before])
    read = manifest.read_manifest
    monkeypatch.setattr(manifest, "read_manifest", lambda folder: next(told, None) or read(folder))
    assert [one.followers for one in counts_of(lake, 7)] == [20, 10]


def test_a_file_that_is_missing_is_told_plainly(lake: Lake) -> None:
    add(lake, "7", 1, 10)
    for file in manifest.read_manifest(lake.folder).snapshots:
        (lake.folder / file.path).unlink()
    with pytest.raises(Problem, match="`meetlat lake check` names"):
        counts_of(lake, 7)


def test_new_counts_are_seen_after_a_while_and_the_same_files_are_read_once(
    lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(lake, "7", 1, 10)
    monkeypatch.setattr(counts, "FRESH", 1000.0)
    first = latest_counts(lake)
    add(lake, "7", 2, 20)
    assert latest_counts(lake) is first
    monkeypatch.setattr(counts, "FRESH", -1.0)
    counts._KEPT.clear()
    second = latest_counts(lake)
    assert second[7].followers == 20
    assert latest_counts(lake) is second
