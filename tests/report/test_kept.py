"""What is kept is what the database gives back: an edition is intact from the moment it is taken."""

from dataclasses import replace
from datetime import UTC, date, datetime
from math import nan
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from meetlat.measure.yardstick import FIGURE
from meetlat.report.editions import folder
from meetlat.report.intact import is_intact
from meetlat.report.kept import EMPTY, About, Found, Row, keep, latest, same
from meetlat.report.models import Edition, Figure

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
    assert is_intact(home, edition)


def test_two_sides_share_a_name_and_no_edition(home: Path) -> None:
    """The same figures of real bodies and of invented ones are two editions, each found back as its own."""
    invented = replace(ABOUT, practice=True, inputs={"lake": {"rows": 3}})
    real = replace(invented, practice=False)
    first, second = keep(home, invented, Found([])), keep(home, real, Found([]))
    assert (first.id, second.id) == ("measures-2025", "measures-2025-no2")
    assert (same(invented), same(real)) == (first, second)


def test_a_table_that_is_gone_shows(home: Path) -> None:
    edition = keep(home, ABOUT, Found([], tables={"answers": pa.table({"n": [1]})}))
    assert is_intact(home, edition)
    (folder(home, edition.id) / "answers.parquet").unlink()
    assert not is_intact(home, edition)


def test_what_fails_leaves_no_edition(home: Path) -> None:
    with pytest.raises(KeyError):
        keep(home, ABOUT, Found([], tables=Broken()))
    assert not Edition.objects.exists()
    assert keep(home, ABOUT, Found([])).id == "measures-2025"


class Broken(dict[str, Any]):
    """A measuring that is killed while its tables are written."""

    def items(self) -> Any:
        raise KeyError


def taken(id: str, day: date, hour: int, practice: bool = False) -> None:
    Edition.objects.create(
        id=id, subject="residents", day=day, taken_at=datetime(2026, 2, 1, hour, tzinfo=UTC), practice=practice,
        inputs={}, indicators={}, queries={}, checksum="", version="0.1",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ids", "found"),
    [
        (["residents-nl-2025", "residents-nl-2024"], "residents-nl-2025"),  # an old year that is taken last is not news
        (["residents-nl-2025", "residents-nl-2025-no2"], "residents-nl-2025-no2"),
        (["residents-nl-2025", "residents-nl-2025-no2", "residents-nl-2025-mastodon"], "residents-nl-2025-no2"),
        (["residents-nl-2025-x", "residents-nl-2025-mastodon"], "residents-nl-2025-mastodon"),
    ],
)
def test_the_newest_is_of_the_latest_day_and_of_all_platforms(ids: list[str], found: str) -> None:
    for hour, id in enumerate(ids):
        taken(id, date(int(id[13:17]), 12, 31), hour)
    taken("residents-zz-2026", date(2026, 12, 31), 20, practice=True)
    for edition in (latest("residents"), latest("residents", "NL")):
        assert edition
        assert edition.id == found
