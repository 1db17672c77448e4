"""Which accounts both sources saw, counted by hand, and what that says of the rest."""

from typing import Any

import ibis
import pyarrow as pa
import pytest

from meetlat.measure.statistics.capture import captured
from meetlat.measure.statistics.completeness import NO_OVERLAP, ROUGH, UNDECIDED, completeness, sightings
from tests.measure.statistics.register import EXPECTED, small


def tables(**given: list[tuple[Any, ...]]) -> dict[str, Any]:
    return {name: ibis.memtable(table) for name, table in small(**given).items()}


def measured(**given: list[tuple[Any, ...]]) -> pa.Table:
    return completeness(sightings(tables(**given)).to_pyarrow())


def large(both: int, directory: int, website: int, undecided: int = 0) -> pa.Table:
    """One organisation with so many accounts on both lists, and so many on one only."""
    all_of_them = range(both + directory + website)
    given: dict[str, list[tuple[Any, ...]]] = {
        "organisations": [("nl.a", "NL")],
        "visits": [("nl.a", "read")],
        "accounts": [(number, "x", "current") for number in all_of_them],
        "holdings": [(number, "nl.a", True) for number in all_of_them],
        "evidence": [(number, "directory") for number in range(both + directory)]
        + [(number, "website") for number in all_of_them if not both <= number < both + directory],
        "proposals": [("nl.a", "x", number, "open") for number in range(undecided)],
    }
    return measured(**given)


def test_what_each_source_saw() -> None:
    counted = sightings(tables())
    assert sorted(tuple(row.values()) for row in counted.to_pyarrow().to_pylist()) == EXPECTED
    assert counted.columns == (
        "country", "platform", "directory", "website", "both", "undecided", "visited", "organisations",
    )  # fmt: skip


def test_the_rows_stand_in_order_with_their_estimates() -> None:
    found = measured().to_pylist()
    assert [(row["country"], row["platform"]) for row in found] == [row[:2] for row in EXPECTED]
    assert [row["note"] for row in found] == [NO_OVERLAP, ROUGH, UNDECIDED, NO_OVERLAP]
    assert [row["certainty"] for row in found] == ["unknown", "rough", "rough", "unknown"]
    assert [row["at_least"] for row in found] == [2, 1, 4, 0]
    assert [row["probably"] for row in found] == [None, 1, pytest.approx(4 + 1 / 3), None]
    assert [row["low"] is None for row in found] == [row["high"] is None for row in found] == [True, False, False, True]


def test_a_whole_country() -> None:
    (row,) = large(both=247, directory=70, website=3).to_pylist()
    assert (row["directory"], row["website"], row["both"]) == (317, 250, 247)
    assert (row["at_least"], row["certainty"], row["note"]) == (320, "estimated", "")
    assert row["probably"] == pytest.approx(320 + 70 * 3 / 248)
    assert (row["low"], row["high"]) == (captured(317, 250, 247).low, captured(317, 250, 247).high)


def test_what_is_undecided_may_all_be_real() -> None:
    (row,) = large(both=100, directory=20, website=5, undecided=15).to_pylist()
    assert row["note"] == UNDECIDED
    assert row["probably"] == captured(120, 105, 100).probably
    assert row["low"] == captured(120, 105, 100).low
    assert row["high"] == captured(120, 120, 100).high


@pytest.mark.parametrize(("both", "note"), [(6, ROUGH), (7, "")])
def test_few_on_both_lists_is_said(both: int, note: str) -> None:
    (row,) = large(both, directory=3, website=3).to_pylist()
    assert row["note"] == note


def test_without_visits_nothing_is_said() -> None:
    found = measured(visits=[])
    assert found.num_rows == 0
    assert found.column_names[-6:] == ["at_least", "probably", "low", "high", "certainty", "note"]
    assert found.schema.field("high").type == pa.float64()


def test_a_country_in_which_no_website_was_read_has_no_row() -> None:
    found = sightings(tables(visits=[("nl.b", "read"), ("be.d", "down")])).to_pyarrow().to_pylist()
    assert {row["country"] for row in found} == {"NL"}
    assert {row["visited"] for row in found} == {1}


def counted(*rows: tuple[str, str, int, int, int, int]) -> pa.Table:
    names = ["country", "platform", "directory", "website", "both", "undecided"]
    types = [pa.string()] * 2 + [pa.int64()] * 4
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return pa.table({name: pa.array(values, type_) for name, values, type_ in zip(names, columns, types, strict=True)})


TYPES = ["int64", "double", "double", "double", "string", "string"]


def test_each_row_keeps_its_counts_and_has_its_own_estimate_beside_them() -> None:
    """Chapman by hand: 3 + 2 - 1 seen, and (3 - 1) (2 - 1) / (1 + 1) more; all three seen by both: three."""
    found = completeness(counted(("NL", "x", 3, 2, 1, 0), ("BE", "x", 2, 5, 0, 0), ("BE", "facebook", 3, 3, 3, 1)))
    assert found.column_names[6:] == ["at_least", "probably", "low", "high", "certainty", "note"]
    assert [str(field.type) for field in found.schema][6:] == TYPES
    rows = [list(row.values()) for row in found.to_pylist()]
    assert [row[:8] for row in rows] == [
        ["BE", "facebook", 3, 3, 3, 1, 3, 3.0],
        ["BE", "x", 2, 5, 0, 0, 7, None],
        ["NL", "x", 3, 2, 1, 0, 4, 5.0],
    ]
    assert [row[10:] for row in rows] == [["rough", UNDECIDED], ["unknown", NO_OVERLAP], ["rough", ROUGH]]
    lows, highs = ([row[place] for row in rows] for place in (8, 9))
    assert (lows[0], lows[1], highs[1]) == (3, None, None)  # at its low end all are seen
    assert highs[0] > 3
    assert 4 <= lows[2] <= 5 < highs[2]


def test_beside_no_rows_stand_the_same_columns() -> None:
    found = completeness(counted())
    assert found.num_rows == 0
    assert [str(field.type) for field in found.schema][6:] == TYPES
