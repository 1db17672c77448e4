"""An edition of measures is found back by its own period, and by no part of it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from meetlat.measure.yardstick import period
from meetlat.report.kept import same
from meetlat.report.measures import SUBJECT, _about, _versions, latest
from meetlat.report.models import Edition

pytestmark = pytest.mark.django_db
INPUTS: dict[str, Any] = {"lake": {"rows": 3, "sha256": "a"}}


def taken(id: str, hour: int, **inputs: Any) -> None:
    Edition.objects.create(
        id=id, subject=SUBJECT, day=date(2025, 12, 31), taken_at=datetime(2026, 1, 5, hour, tzinfo=UTC),
        inputs={**INPUTS, **inputs}, indicators=_versions(), queries={}, checksum="", version="0.1",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "found"), [("2025", "measures-2025-no2"), ("2025-Q2", "measures-2025-q2"), ("2025-03", None)]
)
def test_a_year_is_not_found_among_its_quarters(written: str, found: str | None) -> None:
    taken("measures-2025", 1)
    taken("measures-2025-no2", 2)
    taken("measures-2025-q2", 3)
    known = same(_about(period(written), False, INPUTS))
    assert (known.id if known else None) == found


def test_what_went_in_otherwise_is_another_edition() -> None:
    taken("measures-2025", 1, lake={"rows": 4, "sha256": "b"})
    assert same(_about(period("2025"), False, INPUTS)) is None


@pytest.mark.parametrize(
    ("taken_at", "found"),
    [
        (datetime(2025, 11, 23, tzinfo=UTC), "measures-2024"),  # the year was not over
        (datetime(2025, 12, 31, 22, 59, tzinfo=UTC), "measures-2024"),
        (datetime(2025, 12, 31, 23, tzinfo=UTC), "measures-2025"),  # midnight in Amsterdam
    ],
)
def test_a_year_that_is_not_over_is_not_the_last_one(taken_at: datetime, found: str) -> None:
    for year, moment in ((2024, datetime(2025, 2, 1, tzinfo=UTC)), (2025, taken_at)):
        Edition.objects.create(
            id=f"measures-{year}", subject=SUBJECT, day=date(year, 12, 31), taken_at=moment,
            inputs=INPUTS, indicators={}, queries={}, checksum="", version="0.1",
        )  # fmt: skip
    edition = latest()
    assert edition
    assert edition.id == found
