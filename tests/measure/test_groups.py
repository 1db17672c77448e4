"""From organisations to groups."""

from typing import Any

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ibis.expr.types import Table

from meetlat.measure import FIGURES, census_indicators, figures, population, values, wholes
from tests.measure.tables import municipality, tables, two_with_accounts


def counted(given: dict[str, Table]) -> list[dict[str, Any]]:
    """Every figure of a small register, through the same steps as an edition."""
    found = [values(indicator, given).to_pyarrow() for indicator in census_indicators().values()]
    steps = {
        "values": ibis.memtable(pa.concat_tables(found)),
        "population": population(given),
        "definitions": ibis.memtable(wholes()),
        "platforms": given["platforms"],
    }
    return list(figures(steps).to_pyarrow().to_pylist())


def group(rows: list[dict[str, Any]], indicator: str, **cut: str) -> dict[str, tuple[Any, ...]]:
    """platform -> (value, count, n) of one group."""
    wanted = {"indicator": indicator, "organisation": "", "size_class": "", "province": "", **cut}
    found = [row for row in rows if wanted.items() <= row.items()]
    return {row["platform"]: (row["value"], row["count"], row["n"]) for row in found}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return counted(two_with_accounts())


def test_every_figure_has_every_column(rows: list[dict[str, Any]]) -> None:
    assert {tuple(row) for row in rows} == {tuple(FIGURES)}


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        # nobody is on X (a former account), and it is asked for: zero; nobody asks for Flickr
        ("on_platform", {"facebook": (1 / 3, 1.0, 3), "x": (0.0, 0.0, 3), "mastodon": (2 / 3, 2.0, 3)}),
        ("any_account", {"": (2 / 3, 2.0, 3)}),
        ("accounts", {"": (4 / 3, 4.0, 3)}),
        ("official_website", {"": (0.5, 1.0, 2)}),  # a share of those whose website is known
        ("inhabitants", {"": (50_000.0, 50_000.0, 2)}),
        ("accounts_per_100000", {"": (6.0, 3.0, 1)}),
        ("density", {"": (5_000.0, 50_000.0, 1)}),
    ],
)
def test_all_of_a_kind(rows: list[dict[str, Any]], indicator: str, expected: dict[str, tuple[Any, ...]]) -> None:
    assert group(rows, indicator) == expected


def test_size_classes_and_who_is_in_none(rows: list[dict[str, Any]]) -> None:
    assert group(rows, "any_account", size_class="M") == {"": (1.0, 1.0, 1)}
    assert group(rows, "any_account", size_class="S") == {"": (1.0, 1.0, 1)}
    assert group(rows, "any_account", size_class="unknown") == {"": (0.0, 0.0, 1)}


def test_a_platform_that_is_not_common_is_counted_where_somebody_is() -> None:
    given = tables(
        organisations=[municipality("nl.a"), municipality("be.b")],
        accounts=[(1, "flickr", "corporate", "current")],
        holdings=[(1, "nl.a", True)],
    )
    rows = counted(given)
    assert "flickr" in group(rows, "on_platform", country="NL")
    assert "flickr" not in group(rows, "on_platform", country="BE")


def test_who_has_no_province_is_in_no_province() -> None:
    rows = counted(tables(organisations=[municipality("nl.a", province=""), municipality("nl.b", province="NL-UT")]))
    assert [row["n"] for row in rows if row["indicator"] == "any_account" and not row["organisation"]] == [2, 2, 1]


def test_an_empty_register_gives_no_figures() -> None:
    assert counted(tables()) == []


organisation_lists = st.lists(
    st.tuples(st.sampled_from(["NL-UT", "NL-GE", ""]), st.integers(0, 4)), min_size=1, max_size=8
)


@pytest.mark.slow
@settings(max_examples=5, deadline=None)
@given(organisation_lists, st.randoms(use_true_random=False))
def test_the_parts_add_up_and_the_order_of_rows_does_not_matter(drawn: list[tuple[str, int]], random: Any) -> None:
    organisations = [municipality(f"nl.m{place}", province) for place, (province, _) in enumerate(drawn)]
    held = [(place * 10 + each, f"nl.m{place}") for place, (_, many) in enumerate(drawn) for each in range(many)]
    accounts = [(account, "facebook", "corporate", "current") for account, _ in held]
    holdings = [(account, id, True) for account, id in held]
    rows = counted(tables(organisations=organisations, accounts=accounts, holdings=holdings))
    whole = group(rows, "accounts")[""]
    assert whole[1:] == (float(len(held)), len(drawn))
    by_class = [row for row in rows if row["indicator"] == "accounts" and row["size_class"] and not row["organisation"]]
    assert sum(row["count"] for row in by_class) == whole[1]
    for shuffled in (organisations, accounts, holdings):
        random.shuffle(shuffled)
    again = counted(tables(organisations=organisations, accounts=accounts, holdings=holdings))
    assert sorted(map(str, rows)) == sorted(map(str, again))
