"""What a census freezes can be made again, to the same checksum."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from meetlat.register.tables import tables
from meetlat.report.counting import measure
from meetlat.report.models import Edition

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("name", "key"), [("values", 3), ("population", 1), ("people", 1)])
def test_what_was_computed_is_frozen_in_one_order(practice: Edition, tmp_path: Path, name: str, key: int) -> None:
    measure(tmp_path, tables(practice=True))
    frozen = pq.read_table(tmp_path / f"{name}.parquet")
    keys = list(zip(*(frozen[column].to_pylist() for column in frozen.column_names[:key]), strict=True))
    assert keys
    assert keys == sorted(set(keys)), "no two rows have the same key, so no other order is one"
