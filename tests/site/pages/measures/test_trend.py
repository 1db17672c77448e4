"""Month by month: what a month cannot carry is not told, or several are taken together."""

from datetime import date
from typing import Any

import pytest

from meetlat.report.models import Edition
from meetlat.site.pages.measures.trend import answered, counts, span_of, trends

Row = dict[str, Any]


def months(*asked: int, answered: int = 0, start: int = 1) -> list[Row]:
    return [
        {"month": f"2025-{place:02}", "contacts": n, "answered": answered, "posts": 3, "heard": n}
        for place, n in enumerate(asked, start)
    ]


@pytest.mark.parametrize(
    ("asked", "span"),
    [((20, 20, 20, 20), 1), ((20, 2, 20, 2), 1), ((5, 5, 5, 5, 5, 5), 3), ((2,) * 12, 6), ((0, 0), 6)],
)  # fmt: skip
def test_the_fewest_months_that_say_something(asked: tuple[int, ...], span: int) -> None:
    assert span_of(months(*asked)) == span


def test_a_month_of_fewer_than_ten_is_not_told() -> None:
    found = answered(months(10, 9, answered=5), 1)
    assert [month.value for month in found] == [0.5, None]
    assert found[0].low is not None
    assert found[0].low < 0.5 < (found[0].high or 0)


def test_several_months_together_are_told_at_the_last() -> None:
    found = answered(months(5, 5, 5, 5, answered=1), 3)
    assert [month.value for month in found] == [None, None, 0.2, 0.2]


def test_a_missing_month_breaks_the_run() -> None:
    rows = [*months(8, 8), *months(8, 8, start=4)]
    assert [month.value is None for month in answered(rows, 2)] == [True, False, True, False]


def test_counts_are_told_whatever_they_are() -> None:
    assert [(month.month, month.value, month.low) for month in counts(months(0, 4), "heard")] == [
        ("2025-01", 0.0, None),
        ("2025-02", 4.0, None),
    ]


def test_counts_of_few_people_are_not_told() -> None:
    edition = Edition(id="measures-2025", subject="measures", day=date(2025, 12, 31), checksum="1")
    *_rest, some = trends(edition, "zz.m001", "Waterveen", months(4, 2, 6))
    assert [row["cells"][1] for row in some["table"]["rows"]] == ["minder dan 5", "minder dan 5", "6"]
    assert some["words"].endswith("Van 2 maanden staat er: minder dan 5.")
    *_rest, single = trends(edition, "zz.m003", "Grootewaard", months(4, 5, 6))
    assert [row["cells"][1] for row in single["table"]["rows"]] == ["niet getoond", "niet getoond", "6"]
    assert "een tweede ook niet" in single["note"]
    *_rest, all = trends(edition, "zz.m002", "Lutjewaard", months(5, 6))
    assert "minder dan" not in str(all["table"])


def test_where_no_month_can_be_told_words_stand_instead_of_a_picture() -> None:
    edition = Edition(id="measures-2025", subject="measures", day=date(2025, 12, 31), checksum="0")
    first, posts, heard = trends(edition, "zz.m001", "Waterveen", months(1, 1, 1))
    assert "svg" not in first
    assert first["note"] == "Ook van een half jaar samen zijn het te weinig vragen om iets te zeggen."
    assert "svg" in posts
    assert "svg" not in heard
    assert heard["note"] == "In geen enkele maand waren het er 5 of meer."
