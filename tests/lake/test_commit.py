"""What becomes of messages that come in: new ones, known ones, gone ones."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from meetlat.lake import MESSAGES, Committed, Lake
from meetlat.lake.schema import STORED
from tests.lake.model import SEEN, held, row, table
from tests.lake.small import low_limits

__all__ = ["low_limits"]

EARLIER, LATER = SEEN - timedelta(days=1), SEEN + timedelta(days=1)


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


AGAIN: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any]]] = [
    ("an edit", {"text": "oud"}, {"text": "nieuw"}, {"text": "nieuw", "run": 2}),
    ("counts that grew", {"likes": 3}, {"likes": 4}, {"likes": 4, "run": 2}),
    ("a count that is not told", {"likes": 3}, {"text": "nieuw"}, {"likes": 3, "text": "nieuw"}),
    ("a count that is none", {"likes": 3}, {"likes": 0}, {"likes": 0}),
    ("an older look", {"text": "nieuw"}, {"text": "oud", "observed_at": EARLIER}, {"text": "nieuw", "run": 1}),
    ("only a later look", {}, {"observed_at": LATER}, {"observed_at": SEEN, "run": 1}),
    ("an account that became known", {}, {"account": "7"}, {"account": "7"}),
    ("another mention", {"mentions": [1, 2]}, {"mentions": [1, 3]}, {"mentions": [1, 3]}),
    ("fewer mentions", {"mentions": [1, 2]}, {"mentions": []}, {"mentions": []}),
    ("no word of mentions", {"mentions": []}, {"mentions": None}, {"mentions": [], "run": 1}),
    ("a root that is not told", {"root": 9, "parent": 8}, {"parent": 8, "text": "n"}, {"root": 9, "text": "n"}),
    ("a root that is", {"parent": 8}, {"parent": 8, "root": 9}, {"root": 9, "run": 2}),
    ("a root that is itself", {"root": 1}, {}, {"root": None, "run": 1}),
    (
        "another month",
        {},
        {"created_at": datetime(2025, 1, 31, 23, 59, 59, 999999, UTC)},
        {"month": "2025-01", "created_at": datetime(2025, 1, 31, 23, 59, 59, 999999, UTC)},
    ),
]


@pytest.mark.parametrize(("first", "then", "stands"), [case[1:] for case in AGAIN], ids=[case[0] for case in AGAIN])
@pytest.mark.parametrize("together", [False, True], ids=["in two batches", "in one batch"])
def test_a_message_that_comes_again(lake: Lake, first: Any, then: Any, stands: Any, together: bool) -> None:
    if together:
        lake.commit(table([row(1, **first), row(2), row(1, **then)]), run=1)
        stands = {name: value for name, value in stands.items() if name not in ("run", "observed_at")}
    else:
        lake.commit(table([row(1, **first), row(2)]), run=1)
        lake.commit(table([row(1, **then)]), run=2)
    found = held(lake)
    assert {name: found[1][name] for name in stands} == stands
    assert found.keys() == {1, 2}


def test_what_is_counted(lake: Lake) -> None:
    assert lake.commit(table([row(1), row(2), row(3)]), run=1) == Committed(new=3)
    came = table([row(1), row(2, text="anders"), row(4), row(3, observed_at=EARLIER)])
    assert lake.commit(came, run=2, gone=[3, 99]) == Committed(new=1, changed=1, unchanged=1, gone=1)
    assert held(lake).keys() == {1, 2, 4}
    lake.erase(authors=[5])
    assert lake.commit(table([row(6, author=5), row(7)]), run=3) == Committed(new=1, suppressed=1)


def test_the_same_again_writes_nothing(lake: Lake) -> None:
    lake.commit(table([row(key, mentions=[key]) for key in range(1, 9)]), run=1)
    before = {file: file.stat().st_mtime_ns for file in lake.folder.rglob("*.[jp]*")}
    same = table([row(key, mentions=[key]) for key in range(8, 0, -1)])
    assert lake.commit(same, run=2) == Committed(unchanged=8)
    assert {file: file.stat().st_mtime_ns for file in lake.folder.rglob("*.[jp]*")} == before


def test_gone_in_the_batch_that_brought_it(lake: Lake) -> None:
    assert lake.commit(table([row(1), row(2)]), run=1, gone=[1]) == Committed(new=1)
    assert held(lake).keys() == {2}


def test_progress_is_kept_with_the_rows(lake: Lake) -> None:
    assert lake.progress(1) is None
    lake.commit(table([row(1)]), run=1, progress={"cursor": "a", "seen": 1})
    lake.commit(table([]), run=2, progress=lambda committed: {"new": committed.new})
    assert (lake.progress(1), lake.progress(2)) == ({"cursor": "a", "seen": 1}, {"new": 0})
    lake.forget_progress(1)
    lake.forget_progress(3)
    assert (lake.progress(1), lake.progress(2)) == (None, {"new": 0})


def test_files_as_other_programs_find_them(lake: Lake) -> None:
    """The layout is an interface: folders by platform and month, zstd, sorted, moments in UTC."""
    days = [datetime(2026, 1, day, tzinfo=UTC) for day in (9, 3, 6)]
    lake.commit(table([row(key, created_at=day) for key, day in enumerate(days, 1)]), run=7)
    (file,) = lake.folder.rglob("*.parquet")
    assert file.parent == lake.folder / "messages" / "platform=x" / "month=2026-01"
    written = pq.ParquetFile(file)
    assert written.schema_arrow.equals(STORED)
    assert {written.metadata.row_group(0).column(0).compression} == {"ZSTD"}
    assert written.read(["created_at"]).column(0).to_pylist() == sorted(days)
    assert list(STORED.names[:-1]) == [name for name in MESSAGES.names if name != "platform"]


@pytest.mark.usefixtures("low_limits")
def test_pages_do_not_make_a_file_each(lake: Lake) -> None:
    for key in range(1, 20):
        lake.commit(table([row(key)]), run=1)
    assert len(list(lake.folder.rglob("*.parquet"))) <= 10
    assert len(list((lake.folder / "manifest").iterdir())) == 3
    assert held(lake).keys() == set(range(1, 20))


@pytest.mark.usefixtures("low_limits")
def test_a_file_has_an_end(lake: Lake) -> None:
    lake.commit(table([row(key) for key in range(1, 20)]), run=1)
    assert sorted(pq.read_metadata(file).num_rows for file in lake.folder.rglob("*.parquet")) == [1, 6, 6, 6]


WRONG: list[tuple[pa.Table, str]] = [
    (table([row(1)]).drop_columns(["text"]), "without the column text"),
    (table([row(1, platform="../../etc")]), "expected a short lower-case name"),
    (table([row(1, text=None)]), "text"),
    (table([row(1)]).set_column(1, "key", pa.array(["een"])), "een"),
]


@pytest.mark.parametrize(("came", "says"), WRONG)
def test_a_batch_that_does_not_fit(lake: Lake, came: pa.Table, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        lake.commit(came, run=1)
    assert held(lake) == {}


@pytest.mark.parametrize("years", [1, 1969, 2262, 9999])
def test_any_year_can_be_stored(lake: Lake, years: int) -> None:
    moment = datetime(years, 12, 31, 23, 59, 59, 999999, UTC)
    lake.commit(table([row(1, created_at=moment)]), run=1)
    assert (held(lake)[1]["created_at"], held(lake)[1]["month"]) == (moment, f"{years:04d}-12")
    assert lake.check().sound


def test_rows_of_one_key_count_one_after_the_other(lake: Lake) -> None:
    came = [
        row(1, text="a", likes=1, replies=1, observed_at=SEEN),
        row(2),
        row(1, text="b", likes=2, observed_at=LATER),
        row(1, text="c", likes=9, views=9, observed_at=EARLIER),
        row(1, text="d", observed_at=LATER),
    ]
    assert lake.commit(table(came), run=1).new == 2
    one = held(lake)[1]
    assert [one[name] for name in ("text", "likes", "replies", "views")] == ["d", 2, 1, None]
