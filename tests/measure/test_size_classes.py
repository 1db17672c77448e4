"""Size classes."""

import ibis
import pytest

from meetlat.measure.size_classes import SizeClass, size_class, size_classes


def test_the_classes_of_socialmediameetlat() -> None:
    assert size_classes() == [SizeClass("S", 0, 50_000), SizeClass("M", 50_000, 100_000), SizeClass("L", 100_000, None)]


@pytest.mark.parametrize(
    ("inhabitants", "expected"),
    [(0, "S"), (49_999, "S"), (50_000, "M"), (99_999, "M"), (100_000, "L"), (1_000_000, "L"), (None, "unknown")],
)
def test_who_is_in_which_class(inhabitants: int | None, expected: str) -> None:
    table = ibis.memtable({"inhabitants": [inhabitants]}, schema={"inhabitants": "float64"})
    assert table.select(found=size_class(table.inhabitants)).to_pyarrow()["found"].to_pylist() == [expected]
