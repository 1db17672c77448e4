"""Frozen tables: whole files, and checksums of what they say."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.lake import describe, freeze, is_as_frozen, read_frozen, went_in

TABLE = pa.table({"name": ["Eerstdorp", "=1+1", None], "value": [1.5, None, 2.0]})


def test_what_is_frozen_can_be_read_again(tmp_path: Path) -> None:
    frozen = freeze(tmp_path, {"some": TABLE})
    assert went_in(describe({"some": TABLE}), frozen)
    read = read_frozen(ibis.duckdb.connect(), tmp_path, ["some"])["some"].to_pyarrow()
    assert read.to_pylist() == TABLE.to_pylist()
    assert [file.name for file in tmp_path.iterdir()] == ["some.parquet"]
    assert is_as_frozen(tmp_path, {**frozen, "only described": {"rows": 3, "sha256": "a"}})


def test_another_file_is_not_what_was_frozen(tmp_path: Path) -> None:
    frozen = freeze(tmp_path, {"some": TABLE})
    freeze(tmp_path, {"some": TABLE.slice(0, 2)})
    assert not is_as_frozen(tmp_path, frozen)
    (tmp_path / "some.parquet").unlink()
    assert not is_as_frozen(tmp_path, frozen)


def test_what_went_in_is_known_by_its_values() -> None:
    known = {"a": {"rows": 1, "sha256": "x", "file": "y"}, "b": {"rows": 2, "sha256": "z"}}
    assert went_in({"a": {"rows": 1, "sha256": "x"}}, known)
    assert not went_in({"a": {"rows": 1, "sha256": "z"}}, known)
    assert not went_in({"c": {"rows": 1, "sha256": "x"}}, known)


def test_a_write_that_fails_leaves_the_earlier_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    freeze(tmp_path, {"some": TABLE})
    before = (tmp_path / "some.parquet").read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("pyarrow.parquet.write_table", full)
    with pytest.raises(OSError, match="No space left"):
        freeze(tmp_path, {"some": TABLE.slice(1)})
    assert (tmp_path / "some.parquet").read_bytes() == before


COLUMNS: dict[str, "pa.Array[Any]"] = {
    "often": pa.array(["a", "a", None, "'"]),
    "zeros": pa.array([0.0, -0.0, float("nan"), None]),
    "moments": pa.array([datetime(2025, 1, 1), None] * 2, pa.timestamp("us")),
    "lists": pa.array([["a"], [], None, ["a", "b"]]),
    "coded": pa.array(["a", None, "b", "a"]).dictionary_encode(),
    "nothing": pa.nulls(4),
}


@pytest.mark.parametrize("names", [*([name] for name in COLUMNS), list(COLUMNS)], ids="-".join)
def test_the_checksum_is_of_the_rows_as_python_writes_them(names: Sequence[str]) -> None:
    """Editions that were frozen by an earlier version are found back by it."""
    half = pa.table({name: COLUMNS[name] for name in names})
    table = pa.concat_tables([half, half.slice(1)])
    written = "".join(repr(list(row.values())) for row in table.to_pylist())
    assert describe({"t": table})["t"]["sha256"] == sha256(f"{table.schema}{written}".encode()).hexdigest()


@given(
    st.lists(st.tuples(st.text(max_size=8), st.one_of(st.none(), st.floats(allow_nan=False))), min_size=1, max_size=6)
)
def test_the_checksum_tells_tables_apart(rows: list[tuple[str, float | None]]) -> None:
    names, values = zip(*rows, strict=True)
    table = pa.table({"name": list(names), "value": pa.array(values, pa.float64())})
    same = pa.table({"name": list(names), "value": pa.array(values, pa.float64())})
    other = table.set_column(0, "name", pa.array([f"{names[0]}x", *names[1:]]))
    assert describe({"t": table}) == describe({"t": same})
    assert describe({"t": table}) != describe({"t": other})
