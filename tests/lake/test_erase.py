"""Erasing: out of every file, out of the mentions of others, and not let in again."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from meetlat.lake import Committed, Erased, Lake, Settled
from meetlat.lake.change import found_files
from meetlat.lake.manifest import read_manifest
from meetlat.problem import Problem
from tests.lake.model import held, row, table
from tests.lake.works import MONTHS, snapshots

MARK = "zonnebloem-4711"  # stands in what is erased and nowhere else


def every_byte(folder: Path) -> bytes:
    """Of all files, the Parquet ones unpacked."""
    import pyarrow.parquet as pq

    files = [file for file in folder.rglob("*") if file.is_file()]
    rows = [str(pq.ParquetFile(file).read().to_pylist()).encode() for file in files if file.suffix == ".parquet"]
    return b"".join([*rows, *(file.read_bytes() for file in files)])


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    lake = Lake(tmp_path)
    said = [
        row(1, author=10, text=MARK, created_at=MONTHS[0]),
        row(2, author=11, parent=1, kind="reply", mentions=[10, 12, 10], created_at=MONTHS[1]),
        row(3, author=12, account="7", text="gemeente", mentions=[11], created_at=MONTHS[1]),
        row(4, author=12, text="voor de inschrijving", created_at=MONTHS[2], platform="bluesky"),
        row(5, author=13, mentions=[12], created_at=MONTHS[2]),
    ]
    lake.commit(table(said), run=1)
    lake.settle()
    return lake


def test_an_author(lake: Lake) -> None:
    assert lake.erase(authors=[10]) == Erased(messages=1, mentions=2, snapshots=0, files=2)
    assert MARK.encode() not in every_byte(lake.folder)
    assert held(lake)[2]["mentions"] == [12]
    assert lake.settle() == Settled(parents=1, roots=0)
    assert held(lake)[2]["parent_seen"] is False
    assert lake.erase(authors=[10]) == Erased()


def test_who_was_erased_does_not_come_back(lake: Lake) -> None:
    lake.erase(authors=[10, 99])
    came = [row(1, author=10, text=MARK), row(6, author=99), row(7, author=14, mentions=[99, 14])]
    assert lake.commit(table(came), run=2) == Committed(new=1, suppressed=2)
    assert held(lake)[7]["mentions"] == [14]
    again = [row(2, author=11, parent=1, kind="reply", mentions=[10, 12, 10], created_at=MONTHS[1])]
    assert lake.commit(table(again), run=3) == Committed(unchanged=1)
    assert read_manifest(lake.folder).suppressed == (10, 99)


def test_an_account(lake: Lake) -> None:
    """With who posted as it, also before the account was registered."""
    lake.add_snapshots(snapshots(1, 2).set_column(0, "account", [["7", "8"]]), run=1)
    assert lake.erase(accounts=["7"]) == Erased(messages=2, mentions=2, snapshots=1, files=4)
    assert held(lake).keys() == {1, 2, 5}
    assert lake.commit(table([row(3, author=12, account="7")]), run=2).suppressed == 1


def test_a_period(lake: Lake) -> None:
    lake.add_snapshots(snapshots(1), run=1)
    assert lake.erase(before=MONTHS[1]) == Erased(messages=1, mentions=0, snapshots=1, files=2)
    assert held(lake).keys() == {2, 3, 4, 5}
    assert lake.commit(table([row(1, author=10, created_at=MONTHS[0])]), run=2).new == 1


def test_not_both_at_once(lake: Lake) -> None:
    with pytest.raises(Problem, match="of authors and accounts, or of a period"):
        lake.erase(authors=[10], before=datetime(2030, 1, 1, tzinfo=UTC))
    assert held(lake).keys() == {1, 2, 3, 4, 5}


def test_nothing_of_the_past_is_left(lake: Lake) -> None:
    """Neither replaced files nor manifests that list them, also when a killed writer left some."""
    litter = lake.folder / "messages" / "platform=x" / "month=2026-01" / "00000002-00009.part"
    litter.write_text(MARK)
    lake.erase(authors=[10])
    assert set(found_files(lake.folder)) == {lake.folder / file.path for file in read_manifest(lake.folder).files}
    assert len(list((lake.folder / "manifest").iterdir())) == 1
    assert lake.check().sound


def test_nobody(lake: Lake) -> None:
    assert lake.erase() == Erased()
    assert Lake(lake.folder / "none").erase(authors=[1]) == Erased()
