"""Each way of computing once, in this process, on a tiny lake: what it looks at, and what it prints."""

import importlib
import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from meetlat.lake import Lake, connect
from meetlat.measure.benching import beside, simulated_lake, ways
from meetlat.measure.definitions import definitions
from meetlat.measure.yardstick import BadPeriod, Given, Period, period

pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning")  # pandas 2 on what pandas 3 will do

MESSAGES, ORGANISATIONS = 400, 9
YEAR = period("2025")
WAYS = ("scan", "yardstick", "same", "pandas")


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    return simulated_lake(tmp_path_factory.mktemp("lake"), MESSAGES, ORGANISATIONS, 3)


@pytest.fixture(scope="module")
def same(lake: Lake) -> ways.Figures:
    return ways.same(lake, YEAR)


def asked(lake: Lake, query: str) -> list[tuple[Any, ...]]:
    """``query`` of the files themselves, by no expression of the yardstick."""
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for name, files in (("messages", "messages/**/*.parquet"), ("accounts", "truth/accounts.parquet")):
            connection.execute(f"CREATE VIEW {name} AS FROM '{lake.folder / files}'")
        return connection.execute(query).fetchall()


def test_pandas_and_the_yardstick_find_the_same(lake: Lake, same: ways.Figures) -> None:
    with pd_as_it_was():
        assert beside._equal(same, ways.pandas(lake, YEAR)) == len(same) > ORGANISATIONS / 2
    assert {len(figures) for figures in same.values()} == {4}
    assert all(contacts >= answered for contacts, answered, *_ in same.values())
    assert all((median is None) == (answered == 0) for _, answered, median, _ in same.values())


def pd_as_it_was() -> Any:
    """``pandas`` sets an option of the whole process, which then ends; this one goes on."""
    import pandas as pd

    return pd.option_context("mode.chained_assignment", pd.get_option("mode.chained_assignment"))


def test_posts_are_what_accounts_wrote_in_the_period(lake: Lake, same: ways.Figures) -> None:
    written = asked(
        lake,
        "SELECT organisation, count(*) FROM messages JOIN (SELECT DISTINCT account, organisation, until FROM accounts)"
        " USING (account) WHERE year(created_at) = 2025 AND created_at < until GROUP BY organisation",
    )
    assert {id: posts for id, (*_, posts) in same.items()} == {id: posts for id, posts in written if id in same}


@pytest.mark.parametrize("way", [ways.same, ways.pandas])
def test_of_another_period_nothing_is_found(lake: Lake, way: Any) -> None:
    ((last,),) = asked(lake, "SELECT max(created_at) FROM messages")
    assert last < datetime(2031, 1, 1, tzinfo=UTC)
    with pd_as_it_was():
        assert way(lake, period("2031")) == {}


class Listening:
    """A backend that keeps of each query how many rows were handed out of which columns."""

    def __init__(self) -> None:
        self.backend, self.con = connect(), self
        self.heard: Counter[tuple[str, ...]] = Counter()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.backend, name)

    def sql(self, query: str) -> Any:
        told = self.backend.con.sql(query)
        return SimpleNamespace(to_arrow_reader=lambda at_once: self._handed_out(told.to_arrow_reader(at_once)))

    def _handed_out(self, reader: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
        for batch in reader:
            self.heard[tuple(batch.schema.names)] += batch.num_rows
            yield batch


def test_a_scan_hands_out_every_value_of_the_columns(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    listening = Listening()
    monkeypatch.setattr(ways, "_engine", lambda of: listening if of is lake else None)
    assert ways.scan(lake, YEAR) == {}
    assert listening.heard == {ways.MESSAGES: MESSAGES, ways.READINGS: MESSAGES}


def test_the_yardstick_measures_by_all_definitions(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    engine, measured = connect(), []
    monkeypatch.setattr(ways, "_engine", lambda of: engine if of is lake else None)
    monkeypatch.setattr(ways, "measure", lambda *given: measured.append(given))
    assert ways.yardstick(lake, YEAR) == {}
    ((backend, given, by),) = measured
    assert backend is engine
    assert isinstance(given, Given)
    assert (given.period, given.messages.count().execute()) == (YEAR, MESSAGES)
    assert by == definitions()


def test_the_engine_spills_beside_the_lake_and_knows_how_much_there_is(
    lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ways, "connect", lambda *given: given)
    assert ways._engine(lake) == ("duckdb", lake.folder / "spill", MESSAGES)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What happened, in order. Every way is a pretended one: 2.5 s on the clock; 3072 KiB was the most."""
    happened: list[Any] = []
    clock = iter([100.0, 102.5])

    def pretended(way: str, lake: Lake, wanted: Period) -> ways.Figures:
        happened.append((way, lake.folder, wanted))
        return {"nl.a": [way, None, 1.5]}

    def now() -> float:
        happened.append("clock")
        return next(clock)

    for way in WAYS:
        monkeypatch.setattr(ways, way, lambda *given, way=way: pretended(way, *given))
    usage = {"of this": SimpleNamespace(ru_maxrss=3072)}
    monkeypatch.setattr(ways, "time", SimpleNamespace(perf_counter=now))
    monkeypatch.setattr(ways, "resource", SimpleNamespace(getrusage=usage.__getitem__, RUSAGE_SELF="of this"))
    monkeypatch.setattr(importlib, "import_module", happened.append)
    return happened


@pytest.mark.parametrize("way", WAYS)
def test_main_prints_seconds_memory_and_figures(
    way: str, told: list[Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ways.main(way, str(tmp_path), "2025")
    said = {"seconds": 2.5, "peak_mib": 3, "figures": {"nl.a": [way, None, 1.5]}}
    assert json.loads(capsys.readouterr().out) == said
    assert [one for one in told if isinstance(one, tuple)] == [(way, tmp_path, YEAR)]


@pytest.mark.parametrize("way", WAYS)
def test_loading_a_library_is_no_part_of_the_seconds(way: str, told: list[Any], tmp_path: Path) -> None:
    ways.main(way, str(tmp_path), "2025")
    *loaded, began, _, ended = told
    assert began == ended == "clock"
    assert loaded
    assert all(isinstance(library, str) and library != "clock" for library in loaded)
    assert ("pandas" in loaded) is (way == "pandas")


@pytest.mark.parametrize(("way", "written", "error"), [("guess", "2025", KeyError), ("scan", "often", BadPeriod)])
def test_main_refuses_what_it_does_not_know(
    way: str, written: str, error: type[Exception], told: list[Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(error, match=way if error is KeyError else written):
        ways.main(way, str(tmp_path), written)
    assert capsys.readouterr().out == ""
