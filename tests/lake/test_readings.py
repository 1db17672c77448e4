"""Readings lie beside the messages they were made of: whole, in their order, and gone when those go."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from meetlat.lake import CORRECTABLE, READINGS, AlreadyReading, Lake, connect, corrected, corrections_table
from meetlat.lake.files import row_groups
from meetlat.lake.readings import files_of_readings
from tests.lake.model import row, table
from tests.lake.reading_messages import ONE, OTHER, keep, keys_of, made, read, told
from tests.lake.works import MONTHS, WORKS, Work, prepare


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return prepare(tmp_path / "a lake's folder")


def test_every_message_has_its_reading_once(lake: Lake) -> None:
    assert (len(lake.unread(ONE)), lake.check().unread) == (6, 30)
    assert read(lake) == 6
    assert told(lake) == [{**one, "reader_version": ONE} for one in _rounded(made(list(range(1, 31))).to_pylist())]
    assert (lake.unread(ONE), read(lake), lake.check().unread) == ((), 0, 0)


def _rounded(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row | {"question_score": round(row["question_score"], 3)} for row in rows]


def test_an_edited_message_is_read_anew_and_the_others_are_not(lake: Lake) -> None:
    read(lake)
    lake.commit(table([row(3, text="anders", created_at=MONTHS[0], author=4, mentions=[4])]), run=2)
    (file,) = lake.unread(ONE)
    assert 3 in keys_of(pa.concat_tables(rows for _, rows in row_groups(lake.folder, file)))
    assert lake.check().unread == file.rows
    assert 3 not in [one["key"] for one in told(lake)]
    assert keep(lake, file)
    assert len(told(lake)) == 30


def test_readings_go_with_their_messages_before_an_erasure_returns(lake: Lake) -> None:
    read(lake)
    before = files_of_readings(lake.folder)
    lake.erase(authors=[2])
    assert set(files_of_readings(lake.folder)) < set(before)
    read(lake)
    gone = {key for key in range(1, 31) if key % 5 + 1 == 2}
    assert {one["key"] for one in told(lake)} == set(range(1, 31)) - gone


@pytest.mark.parametrize("work", WORKS)
def test_no_change_leaves_readings_of_messages_that_went(lake: Lake, work: str) -> None:
    change: Work = WORKS[work]
    read(lake)
    change(lake)
    read(lake)
    assert [one["key"] for one in told(lake)] == sorted(keys_of(lake.scan(["key"])))
    assert len(files_of_readings(lake.folder)) == len({file.stem for file in files_of_readings(lake.folder)})
    assert lake.check().sound


def test_readings_of_a_file_that_left_meanwhile_are_not_kept(lake: Lake) -> None:
    file = lake.unread(ONE)[0]

    def tables() -> Iterator[pa.Table]:
        yield made(list(range(file.rows)))
        lake.erase(authors=range(1, 6))

    assert not lake.keep_readings(file, ONE, tables())
    assert files_of_readings(lake.folder) == []
    assert told(lake) == []


def test_a_lake_that_was_put_back_from_a_backup_does_not_get_readings_of_other_messages(tmp_path: Path) -> None:
    """A name of a file can come a second time; its bytes do not."""
    for author, folder in ((1, "one"), (2, "other")):
        Lake(tmp_path / folder).commit(table([row(1, author=author)]), run=1)
    one, other = Lake(tmp_path / "one"), Lake(tmp_path / "other")
    assert one.unread(ONE)[0].path == other.unread(ONE)[0].path
    read(one)
    (one.folder / "readings").rename(other.folder / "readings")
    assert told(other) == []
    assert [finding.fault for finding in other.check().findings] == ["unknown"]
    other.compact()
    assert files_of_readings(other.folder) == []


def test_the_wrong_number_of_readings_is_an_error(lake: Lake) -> None:
    with pytest.raises(ValueError, match="1 readings of 5 messages"):
        lake.keep_readings(lake.unread(ONE)[0], ONE, [made([1])])
    assert len(lake.unread(ONE)) == 6


def test_the_version_that_read_most_counts(lake: Lake) -> None:
    read(lake)
    keep(lake, lake.unread(OTHER)[0], OTHER)
    assert {one["reader_version"] for one in told(lake)} == {ONE}
    assert len(told(lake, version=OTHER)) == 5
    read(lake, OTHER)
    assert {one["reader_version"] for one in told(lake)} == {OTHER}
    lake.forget_other_readings(OTHER)
    assert (told(lake, version=ONE), len(lake.unread(ONE))) == ([], 6)


def test_one_reader_at_a_time_who_clears_away_what_a_killed_one_left(lake: Lake) -> None:
    read(lake)
    half = files_of_readings(lake.folder)[0].with_suffix(".part")
    half.write_bytes(b"half")
    with lake.reading_alone():
        assert not half.exists()
        with pytest.raises(AlreadyReading, match="by another process"), lake.reading_alone():
            pass


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-10])


def flip_a_byte(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[70] ^= 1  # among the keys: each page has a checksum
    file.write_bytes(content)


@pytest.mark.parametrize("damage", [cut, flip_a_byte])
def test_damaged_readings_are_named(lake: Lake, damage: Callable[[Path], None]) -> None:
    read(lake)
    damage(files_of_readings(lake.folder)[0])
    checked = lake.check()
    assert (checked.bad_files, checked.orphans) == (1, 0)
    assert "`meetlat read` makes it again" in checked.findings[0].detail
    files_of_readings(lake.folder)[0].unlink()
    read(lake)
    assert lake.check().sound


def test_readings_that_were_cut_off_are_made_again(lake: Lake) -> None:
    read(lake)
    cut(files_of_readings(lake.folder)[0])
    assert read(lake) == 1
    assert lake.check().sound


def test_nothing_read_is_an_empty_table_of_the_same_types(tmp_path: Path, lake: Lake) -> None:
    empty = Lake(tmp_path / "none").readings(connect())
    assert empty.count().to_pyarrow().as_py() == 0
    read(lake)
    assert _types(empty) == _types(lake.readings(connect()))
    assert not (tmp_path / "none").exists()


def _types(found: Any) -> list[tuple[str, str]]:
    return [(name, str(type_).replace("!", "")) for name, type_ in found.schema().items()]


SAID: list[tuple[int, str, Any]] = [
    (1, "is_question", False),
    (1, "is_question", True),  # the last word counts
    (1, "topics", []),
    (2, "topics", ["housing", "taxes"]),
    (2, "places", ["nl.gm9901"]),
    (3, "language", "fr"),
    (3, "automatic", True),
    (3, "sentiment", "negative"),
    (99, "contact", "report"),  # of a message that is not there
]


def laid_over(lake: Lake, backend: Any) -> list[dict[str, Any]]:
    found: Any = corrected(lake.readings(backend), corrections_table(SAID))
    assert _types(found) == [*_types(lake.readings(backend)), ("by_person", "boolean")]
    rows: list[dict[str, Any]] = found.order_by("key").to_pyarrow().to_pylist()
    return rows


def test_the_word_of_a_person_outranks_the_reader(lake: Lake) -> None:
    read(lake)
    expected = {one["key"]: one | {"by_person": False} for one in told(lake)}
    for key, column, value in SAID[:-1]:
        expected[key] |= {column: value, "by_person": True}
    assert laid_over(lake, connect()) == list(expected.values())


def test_nothing_said_changes_nothing(lake: Lake) -> None:
    read(lake)
    rows = corrected(lake.readings(connect()), corrections_table([])).order_by("key").to_pyarrow().to_pylist()
    assert rows == [one | {"by_person": False} for one in told(lake)]


def test_what_can_be_corrected_are_readings() -> None:
    assert set(READINGS.names) - set(CORRECTABLE) == {"key", "reader_version", "question_score", "reasons"}


@pytest.mark.spark
@pytest.mark.filterwarnings("ignore")
def test_spark_gives_the_same(lake: Lake, cluster: Any) -> None:
    assert _types(Lake(lake.folder / "none").readings(cluster)) == _types(lake.readings(connect()))
    read(lake)
    assert told(lake, cluster) == told(lake)
    assert laid_over(lake, cluster) == laid_over(lake, connect())
    for backend in (cluster, connect()):
        readings: Any = lake.readings(backend)
        assert _types(readings) == _types(lake.readings(connect()))
        doubtful = readings.filter(readings.question_score.between(0.3, 0.7)).count().to_pyarrow().as_py()
        assert doubtful == 30  # 0.70009 is kept as 0.7


def test_a_moment_without_a_lake(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "none")
    assert lake.unread(ONE) == ()
    assert lake.check().unread == 0
    assert lake.now() <= datetime.now(UTC)
