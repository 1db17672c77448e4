"""Organisations and their groups, counted at once."""

import ibis
import pyarrow as pa

from meetlat.measure.yardstick.cuts import NAMES, added, cells

ORGANISATIONS = pa.table(
    {
        "organisation": ["nl.a", "nl.b", "be.c"],
        "country": ["NL", "NL", "BE"],
        "kind": ["municipality"] * 3,
        "size_class": ["S", "L", "S"],
    }
)


def test_each_organisation_is_in_a_cell_of_its_own_and_in_those_of_its_groups() -> None:
    rows = cells(ORGANISATIONS).to_pylist()
    mine = [tuple(row[name] for name in NAMES) for row in rows if row["member"] == "nl.a"]
    assert mine == [("nl.a", "", "", ""), ("", "NL", "municipality", ""), ("", "NL", "municipality", "S")]
    assert len({row["cell"] for row in rows}) == 3 + 2 + 3


def test_counts_of_organisations_are_added_up_for_groups() -> None:
    counted = ibis.memtable({"organisation": ["nl.a", "nl.b", "be.c", "nl.a"], "hour": [1, 1, 1, 2], "n": [3, 4, 5, 6]})
    rows = added(counted, ibis.memtable(cells(ORGANISATIONS)), ["hour"]).to_pyarrow().to_pylist()
    told = {(*(row[name] for name in NAMES), row["hour"]): row["n"] for row in rows}
    assert told["", "NL", "municipality", "", 1] == 7
    assert told["", "NL", "municipality", "S", 2] == 6
    assert told["be.c", "", "", "", 1] == 5
    assert len(told) == 4 + 3 + 4  # of organisations, of countries, of size classes; an hour apart
