"""Ages across mergers: nobody is lost, and they agree with the inhabitants that the yardstick measures."""

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetlat.measure.ages import Count, Went, ages_today
from meetlat.measure.borders import inhabitants_today

COUNTS = [
    Count("zz.a", 2020, "0-9", 10), Count("zz.a", 2020, "10-19", 30),
    Count("zz.b", 2020, "0-9", 20), Count("zz.b", 2020, "10-19", 20),
]  # fmt: skip


@pytest.mark.parametrize(
    ("went", "today"),
    [
        ([], {"zz.a": (10, 30), "zz.b": (20, 20)}),
        ([("zz.a", "zz.b", 2023, 1.0)], {"zz.b": (30, 50)}),
        ([("zz.a", "zz.c", 2021, 1.0), ("zz.c", "zz.b", 2023, 1.0)], {"zz.b": (30, 50)}),
        ([("zz.a", "zz.b", 2023, 0.6), ("zz.a", "zz.c", 2023, 0.2)], {"zz.b": (27.5, 42.5), "zz.c": (2.5, 7.5)}),
        ([("zz.a", "zz.b", 2023, 0.96), ("zz.a", "zz.c", 2023, 0.04)], {"zz.b": (30, 50)}),  # the edge of a drawing
        ([("zz.a", "zz.b", 2019, 1.0)], {"zz.a": (10, 30), "zz.b": (20, 20)}),  # counted after that merger
    ],
)
def test_ages_today(went: list[tuple[str, str, int, float]], today: dict[str, tuple[float, ...]]) -> None:
    found = ages_today(COUNTS, [Went(*one) for one in went])
    assert found == {id: pytest.approx(ages) for id, ages in today.items()}


def test_only_the_latest_year_counts() -> None:
    assert ages_today([*COUNTS, Count("zz.a", 2014, "0-9", 99)], []) == ages_today(COUNTS, [])


def test_each_country_has_its_own_latest_year() -> None:
    """The practice country was counted after the real ones: they stay."""
    later = [Count("nl.a", 2019, "0-9", 7), Count("nl.a", 2019, "10-19", 8), Count("nl.b", 2018, "0-9", 9)]
    went = [Went("nl.a", "nl.c", 2020, 1.0)]  # before the practice country was counted
    assert ages_today([*COUNTS, *later], went) == ages_today(COUNTS, []) | {"nl.c": (7, 8)}


def test_a_group_that_nobody_is_in_is_zero() -> None:
    found = ages_today([Count("zz.a", 2020, "0-9", 5), Count("zz.b", 2020, "10-19", 7)], [])
    assert found == {"zz.a": (5, 0), "zz.b": (0, 7)}


def test_nobody_counted() -> None:
    assert ages_today([], [Went("zz.a", "zz.b", 2023, 1.0)]) == {}


shares = st.floats(min_value=0.05, max_value=1.0)
mergers = st.lists(
    st.builds(Went, st.sampled_from(["zz.a", "zz.b"]), st.sampled_from(["zz.c", "zz.d"]), st.just(2023), shares),
    max_size=4,
    unique_by=lambda move: (move.old, move.new),
)


@given(mergers)
def test_nobody_is_lost(went: list[Went]) -> None:
    assert sum(map(sum, ages_today(COUNTS, went).values())) == pytest.approx(80)


MERGERS = ibis.schema({"old": "string", "new": "string", "year_to": "int64", "share": "float64", "kind": "string"})


@settings(deadline=None, max_examples=25)  # each starts an engine
@given(mergers)
def test_they_add_up_to_the_inhabitants(went: list[Went]) -> None:
    counted = [{"organisation": id, "year": 2020, "inhabitants": 40} for id in ("zz.a", "zz.b")]
    rows = [{"old": m.old, "new": m.new, "year_to": m.year_to, "share": m.share, "kind": "abolished"} for m in went]
    tables = {
        "inhabitants": ibis.memtable(counted),
        "mergers": ibis.memtable(rows, schema=MERGERS),
        "organisations": ibis.memtable([{"organisation": f"zz.{letter}", "kind": "municipality"} for letter in "abcd"]),
    }
    table = inhabitants_today(tables).to_pyarrow().to_pylist()
    told = {row["organisation"]: row["inhabitants"] for row in table if row["inhabitants"]}
    ages = {id: sum(found) for id, found in ages_today(COUNTS, went).items()}
    assert {id: total for id, total in ages.items() if round(total)} == pytest.approx(told, abs=0.51)
