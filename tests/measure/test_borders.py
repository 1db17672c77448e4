"""Inhabitants of old borders on those of today."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetlat.measure.borders import inhabitants_today
from tests.measure.tables import municipality, rows_of, tables

Rows = list[tuple[Any, ...]]


def today(current: list[str], inhabitants: Rows, mergers: Rows) -> dict[str, tuple[float | None, int | None, str]]:
    given = tables(organisations=[municipality(id) for id in current], inhabitants=inhabitants, mergers=mergers)
    rows = rows_of(inhabitants_today(given), "organisation", "inhabitants", "year", "note")
    return {row[0]: row[1:] for row in rows}


@pytest.mark.parametrize(
    ("inhabitants", "mergers", "expected"),
    [
        ([("nl.a", 2020, 100)], [], {"nl.a": (100.0, 2020, "measured")}),
        ([], [], {"nl.a": (None, None, "unknown")}),
        # the latest year of a country counts
        ([("nl.a", 2014, 90), ("nl.a", 2020, 100)], [], {"nl.a": (100.0, 2020, "measured")}),
        # two become one, new or old
        (
            [("nl.x", 2020, 60), ("nl.y", 2020, 40)],
            [("nl.x", "nl.a", 2016, 2023, 0.98, "abolished"), ("nl.y", "nl.a", 2016, 2023, 0.97, "abolished")],
            {"nl.a": (100.0, 2020, "derived")},
        ),
        (
            [("nl.a", 2020, 60), ("nl.y", 2020, 40)],
            [("nl.y", "nl.a", 2016, 2023, 0.97, "abolished")],
            {"nl.a": (100.0, 2020, "derived")},
        ),
        # a share below the noise of the drawing moves nobody; a border correction neither
        (
            [("nl.a", 2020, 60), ("nl.y", 2020, 40)],
            [("nl.y", "nl.b", 2016, 2023, 0.95, "abolished"), ("nl.y", "nl.a", 2016, 2023, 0.04, "abolished")],
            {"nl.a": (60.0, 2020, "measured")},
        ),
        ([("nl.a", 2020, 60)], [("nl.a", "nl.b", 2016, 2023, 0.11, "part")], {"nl.a": (60.0, 2020, "measured")}),
        # ... also where others merge in the same year
        (
            [("nl.a", 2020, 60), ("nl.y", 2020, 40)],
            [("nl.a", "nl.b", 2016, 2023, 0.11, "part"), ("nl.y", "nl.a", 2016, 2023, 1.0, "abolished")],
            {"nl.a": (100.0, 2020, "derived")},
        ),
        # mergers before the count are in it already
        (
            [("nl.a", 2020, 60), ("nl.y", 2014, 40)],
            [("nl.y", "nl.a", 2014, 2015, 1.0, "abolished")],
            {"nl.a": (60.0, 2020, "measured")},
        ),
        # twice merged
        (
            [("nl.x", 2014, 60)],
            [("nl.x", "nl.y", 2014, 2015, 1.0, "abolished"), ("nl.y", "nl.a", 2016, 2023, 1.0, "abolished")],
            {"nl.a": (60.0, 2014, "derived")},
        ),
    ],
)
def test_who_lives_where_today(inhabitants: Rows, mergers: Rows, expected: dict[str, object]) -> None:
    assert today(["nl.a"], inhabitants, mergers) == expected


def test_a_split_is_estimated_by_area() -> None:
    """Haaren went to four; its people follow the area, and the receivers are marked."""
    mergers: Rows = [("nl.h", "nl.a", 2016, 2023, 0.6, "abolished"), ("nl.h", "nl.b", 2016, 2023, 0.3, "abolished")]
    found = today(["nl.a", "nl.b"], [("nl.h", 2020, 900), ("nl.b", 2020, 100)], mergers)
    assert found == {"nl.a": (600.0, 2020, "estimated"), "nl.b": (400.0, 2020, "estimated")}


def test_each_country_has_its_own_latest_year() -> None:
    found = today(["nl.a", "be.b"], [("nl.a", 2020, 10), ("be.b", 2019, 20)], [])
    assert found == {"nl.a": (10.0, 2020, "measured"), "be.b": (20.0, 2019, "measured")}


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(0, 1_000_000), min_size=1, max_size=6), st.data())
def test_nobody_is_lost_or_doubled(counts: list[int], data: st.DataObject) -> None:
    """Whatever merges into whatever, the sum over a country stays the same."""
    olds = [f"nl.o{place}" for place in range(len(counts))]
    news = ["nl.a", "nl.b", "nl.c"]
    mergers: Rows = []
    for old in olds:
        into = data.draw(st.lists(st.sampled_from(news), min_size=1, max_size=3, unique=True))
        mergers += [(old, new, 2016, 2023, 0.9 / len(into), "abolished") for new in into]
    found = today(news, [(old, 2020, count) for old, count in zip(olds, counts, strict=True)], mergers)
    total = sum(value[0] for value in found.values() if value[0] is not None)
    assert abs(total - sum(counts)) <= len(news)  # each is rounded to whole people once
