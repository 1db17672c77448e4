"""What is kept is what the database gives back: an edition is intact from the moment it is taken."""

from datetime import date
from math import nan
from pathlib import Path

import pytest

from meetlat.measure.yardstick import FIGURE
from meetlat.report.intact import is_intact
from meetlat.report.kept import EMPTY, About, Found, Row, keep
from meetlat.report.models import Figure

pytestmark = pytest.mark.django_db
ABOUT = About("measures", "measures-2025", date(2025, 12, 31), practice=True, versions={}, inputs={})


def measured(**told: float | None) -> Row:
    """As the yardstick hands it over: its numbers as they were computed."""
    whole = {"indicator": "posts_per_week", "country": "NL"} | EMPTY | told
    return {name: whole[name] for name in FIGURE}


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (0.5, 0.5),
        (3, 3.0),
        # a sum of nothing
        (0, 0.0),
        # nothing over nothing: not a number, and so not known
        (nan, None),
        (None, None),
    ],
)
def test_an_edition_is_intact_whatever_its_numbers_are(home: Path, value: float | None, stored: float | None) -> None:
    edition = keep(home, ABOUT, Found([measured(value=value)]))
    assert Figure.objects.get(edition=edition).value == stored
    assert is_intact(edition)
