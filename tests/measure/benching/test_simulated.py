"""What a measuring of a simulated lake is given, beside the truth that lies with the lake."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from meetlat.lake import Lake, connect
from meetlat.measure.benching import read_given, simulated_lake
from meetlat.measure.benching.simulated import VERSION
from meetlat.measure.simulation.texts import texts
from meetlat.measure.yardstick import Given, period

MESSAGES, ORGANISATIONS = 400, 9
PARTS = ("messages", "readings")


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    return simulated_lake(tmp_path_factory.mktemp("lake"), MESSAGES, ORGANISATIONS, 3)


@pytest.fixture(scope="module")
def given(lake: Lake) -> Given:
    return read_given(lake, connect(), period("2025"))


def truth(lake: Lake, name: str) -> pa.Table:
    return pq.read_table(lake.folder / "truth" / f"{name}.parquet")


def column(table: pa.Table, name: str) -> list[Any]:
    return list(table[name].to_pylist())


def test_every_message_is_there_and_read(lake: Lake, given: Given) -> None:
    said = given.messages.select("key", "text").to_pyarrow().to_pylist()
    read = given.readings.select("key", "language").to_pyarrow().to_pylist()
    assert len(said) == MESSAGES
    assert sorted(row["key"] for row in said) == sorted(row["key"] for row in read)
    assert {row["text"] for row in said} <= set(texts().all.to_pylist())
    assert list(lake.unread(VERSION)) == []


def test_who_holds_which_account(lake: Lake, given: Given) -> None:
    known = truth(lake, "accounts")
    columns = ["account", "author", "organisation", "platform", "role"]
    assert given.holders.select(columns).equals(known.select(columns))
    assert given.holders.column_names == [*columns, "theme", "since", "until"]
    assert column(given.holders, "until") == [at.replace(tzinfo=None) for at in column(known, "until")]
    assert set(column(given.holders, "theme")) == {""}
    assert given.holders["since"].null_count == known.num_rows


def test_the_organisations_are_invented_municipalities(lake: Lake, given: Given) -> None:
    known = truth(lake, "organisations")
    rows = given.organisations.to_pylist()
    assert [row["organisation"] for row in rows] == column(known, "organisation")
    assert [row["inhabitants"] for row in rows] == column(known, "inhabitants")
    same = {"country": "ZZ", "kind": "municipality", "province": "", "own_site": "", "schedule": "office.nl"}
    assert all(same.items() <= row.items() for row in rows)
    for row in rows:
        assert row["size_class"] == (
            "S" if row["inhabitants"] < 50_000 else "M" if row["inhabitants"] < 100_000 else "L"
        )


def test_every_platform_is_observed_until_the_last_day(given: Given) -> None:
    ends = set(column(given.observed, "until"))
    assert column(given.observed, "platform") == sorted(set(column(given.holders, "platform")))
    assert ends == {max(column(given.holders, "until"))}


def test_the_hours_reach_beyond_the_period(given: Given) -> None:
    told = column(given.quarters, "quarter")
    assert min(told) <= datetime(2025, 1, 1) - timedelta(days=39)
    assert max(told) >= datetime(2026, 1, 1) + timedelta(days=39)
    assert set(column(given.quarters, "schedule")) == {"office.nl"}


def test_messages_and_readings_that_are_there_stay(lake: Lake) -> None:
    def kept() -> dict[Path, int]:
        return {file: file.stat().st_mtime_ns for part in PARTS for file in (lake.folder / part).rglob("*.parquet")}

    before = kept()
    simulated_lake(lake.folder, MESSAGES, ORGANISATIONS, 3)
    assert kept() == before
