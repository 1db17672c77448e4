"""Two editions figure by figure: what moved, whether by more than chance, and which do not belong together."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from meetlat.measure.statistics.difference import Verdict
from meetlat.report.comparison import NotComparable, before, compare
from meetlat.report.kept import row
from meetlat.report.models import Edition, Figure

pytestmark = pytest.mark.django_db
GROUP = {"country": "NL", "kind": "municipality"}


def edition(id: str, *figures: dict[str, Any], practice: bool = False, version: int = 1) -> Edition:
    made = Edition.objects.create(
        id=id, subject=id.split("-")[0], day=date(2025, 12, 31), taken_at=datetime(2026, 1, 5, tzinfo=UTC), inputs={},
        practice=practice, indicators={one["indicator"]: version for one in figures}, queries={}, checksum="",
        version="0",
    )  # fmt: skip
    Figure.objects.bulk_create([Figure(edition=made, **one) for one in figures])
    return made


def answered(value: float, n: int = 400, width: float = 0.04, **told: Any) -> dict[str, Any]:
    return row("answered", **GROUP, value=value, n=n, low=value - width, high=value + width, **told)


def moved(first: Edition, second: Edition, organisation: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = compare(first, second, organisation)["figures"]
    return found


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (answered(0.5), answered(0.7), Verdict.MORE),
        (answered(0.7), answered(0.5), Verdict.LESS),
        (answered(0.5), answered(0.52), Verdict.DRAW),
        (answered(0.5, n=9), answered(0.7, n=9), Verdict.FEW),
    ],
)
def test_more_than_chance(before: dict[str, Any], after: dict[str, Any], verdict: Verdict) -> None:
    (one,) = moved(edition("measures-2024", before), edition("measures-2025", after))
    assert (one["before"], one["after"], one["verdict"]) == (before["value"], after["value"], verdict.value)
    assert one["difference"] == pytest.approx(after["value"] - before["value"])
    assert one["low"] < one["difference"] < one["high"]


def test_a_full_count_has_no_chance_in_it() -> None:
    before, after = (row("followers", **GROUP, value=value, n=3) for value in (10.0, 12.0))
    (one,) = moved(edition("measures-2024", before), edition("measures-2025", after))
    assert (one["difference"], one["low"], one["high"], one["verdict"]) == (2.0, None, None, None)


def test_what_stayed_is_left_out_and_what_is_new_has_no_before() -> None:
    before = edition("measures-2024", answered(0.5), row("posts", **GROUP, value=3.0))
    after = edition("measures-2025", answered(0.5), row("posts", **GROUP), answered(0.6, platform="x"))
    found = [
        (one["indicator"], one["platform"], one["before"], one["after"], one["verdict"]) for one in moved(before, after)
    ]
    assert found == [("answered", "x", None, 0.6, None), ("posts", "", 3.0, None, None)]


def test_of_an_organisation_that_is_not_there() -> None:
    with pytest.raises(NotComparable, match=r"'nl[.]b' has no figure in measures-2024 or measures-2025"):
        compare(edition("measures-2024", answered(0.5)), edition("measures-2025"), "nl.b")


def test_of_one_organisation() -> None:
    before, after = (
        edition(f"measures-{year}", answered(0.5), answered(value, organisation="nl.a"))
        for year, value in ((2024, 0.2), (2025, 0.4))
    )
    assert moved(before, after) == []
    (one,) = moved(before, after, "nl.a")
    assert (one["before"], one["after"], one["verdict"]) == (0.2, 0.4, "more")


def test_an_organisation_that_grew_into_another_class_is_still_itself() -> None:
    small, medium = (answered(value, organisation="nl.a", size_class=size) for value, size in ((0.2, "S"), (0.4, "M")))
    (one,) = moved(edition("measures-2024", small), edition("measures-2025", medium), "nl.a")
    assert (one["before"], one["after"], one["verdict"], one["size_class"]) == (0.2, 0.4, "more", "M")


@pytest.mark.parametrize(("seen", "verdict"), [(60, "more"), (6, "too few")])
def test_an_estimate_rests_on_the_accounts_that_were_seen(seen: int, verdict: str) -> None:
    before, after = (
        edition(id, row("residents", **GROUP, value=value, low=value - 9, high=value + 9, n=5000, count=seen))
        for id, value in (("residents-nl-2024", 100.0), ("residents-nl-2025", 200.0))
    )
    assert [one["verdict"] for one in moved(before, after)] == [verdict]


@pytest.mark.parametrize(
    ("second", "as_long"), [("measures-2024", True), ("measures-2025-q2", False), ("measures-2025-no2", True)]
)
def test_of_a_longer_time_is_told(second: str, as_long: bool) -> None:
    assert compare(edition("measures-2025"), edition(second))["as_long"] is as_long


@pytest.mark.parametrize(
    ("first", "second", "invented", "said"),
    [
        (
            "census-2025-01-01",
            "measures-2025",
            False,
            "census-2025-01-01 is of census and measures-2025 is of measures",
        ),
        ("measures-2024", "measures-2025", True, "measures-2025 is of measures of practice: they have no figure"),
        (
            "residents-nl-2025",
            "residents-be-2025",
            False,
            "is of residents (NL) and residents-be-2025 is of residents (BE)",
        ),
    ],
)
def test_what_does_not_belong_together_is_refused(first: str, second: str, invented: bool, said: str) -> None:
    with pytest.raises(NotComparable) as refused:
        compare(edition(first), edition(second, practice=invented))
    assert said in str(refused.value)
    assert "meetlat edition list" in str(refused.value)


def measured(id: str, practice: bool = False, hour: int = 0) -> Edition:
    return Edition.objects.create(
        id=id, subject=id.split("-")[0], day=date(2025, 12, 31), taken_at=datetime(2026, 1, 5, hour, tzinfo=UTC),
        inputs={}, practice=practice, indicators={}, queries={}, checksum="", version="0",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("of", "earlier", "found"),
    [
        ("measures-2025-q4", ["measures-2025-q3", "measures-2025-q2"], "measures-2025-q3"),
        ("measures-2025-q4", ["measures-2024-q4", "measures-2025-09"], "measures-2024-q4"),
        ("measures-2025-q1", ["measures-2025-q2", "measures-2025-q3"], None),
        ("measures-2025", ["measures-2023", "measures-2024", "measures-2026"], "measures-2024"),
        ("measures-2025", ["measures-2025-no2"], None),
        ("measures-2025-03", ["measures-2025-w05", "measures-2025-02"], "measures-2025-02"),
        ("measures-2025", ["residents-nl-2024"], None),
        ("residents-nl-2025", ["residents-be-2024"], None),
        ("residents-nl-2025", ["residents-nl-2024", "residents-be-2024"], "residents-nl-2024"),
        ("census-2025-12-31", ["census-2024-12-31"], None),  # of a day, which has no length
    ],
)
def test_before_is_the_last_one_as_long_that_was_over(of: str, earlier: list[str], found: str | None) -> None:
    for id in earlier:
        measured(id)
    told = before(measured(of))
    assert (told and told.pk) == found


def test_before_is_of_the_same_side_and_as_last_taken() -> None:
    measured("measures-2024", practice=True)
    own = measured("measures-2025")
    assert before(own) is None
    for hour, id in ((2, "measures-2024-no2"), (3, "measures-2024-no3"), (1, "measures-2024-no4")):
        measured(id, hour=hour)
    found = before(own)
    assert found
    assert found.pk == "measures-2024-no3"
