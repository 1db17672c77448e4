"""Every way a file may write a moment, and what is none."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.draft import Refused
from meetlat.collect.mapping.times import LINKEDIN, MILLISECONDS, SECONDS, Times, has_zone, moment, orders

FORMS = [
    ("2025-01-02T03:04:05Z", "2025-01-02T03:04:05"),
    ("2025-01-02T03:04:05.123456+00:00", "2025-01-02T03:04:05.123456"),
    ("2025-01-02T03:04:05.9Z", "2025-01-02T03:04:05.900000"),
    ("2025-01-02 03:04:05.0", "2025-01-02T02:04:05"),  # winter in Amsterdam
    ("2025-07-02 03:04", "2025-07-02T01:04:00"),  # summer
    ("2025-07-02", "2025-07-01T22:00:00"),
    ("20250102T030405Z", "2025-01-02T03:04:05"),
    ("02-01-2025 3:04", "2025-01-02T02:04:00"),
    ("2/1/2025 3:04 PM", "2025-01-02T14:04:00"),
    ("2.1.25 15.04", "2025-01-02T14:04:00"),
    ("2/1/2025 12:00 am", "2025-01-01T23:00:00"),
    ("2/1/2025 13:00 pm", None),
    ("2 januari 2025 om 14:05", "2025-01-02T13:05:00"),
    ("do 12 mrt. 2025, 14:05", "2025-03-12T13:05:00"),
    ("5 janvier 2021 à 14h05", "2021-01-05T13:05:00"),
    ("12 août 2024", "2024-08-11T22:00:00"),
    ("Jan 5, 2021 at 3:04pm", "2021-01-05T14:04:00"),
    ("27-Nov-2023 02:34PM", "2023-11-27T13:34:00"),
    ("Wed Oct 10 20:19:24 +0000 2018", "2018-10-10T20:19:24"),
    ("Wed, 10 Oct 2018 20:19:24 +0200", "2018-10-10T18:19:24"),
    ("2021-01-05 12:00:00 EST", "2021-01-05T17:00:00"),
    ("2021-06-05 12:00:00 CEST", "2021-06-05T10:00:00"),
    ("2021-06-01 10:00:00 UTC+2", "2021-06-01T08:00:00"),
    ("2021-06-01 10:00:00 XYZ", None),
    ("1700000000", "2023-11-14T22:13:20"),
    ("1700000000000", "2023-11-14T22:13:20"),
    ("31-02-2025", None),
    ("gisteren", None),
    ("", None),
    ("9" * 61, None),
    ("0001-01-01 00:00", None),  # before time begins in UTC
]


@pytest.mark.parametrize(("said", "expected"), FORMS)
def test_moment(said: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(Refused):
            moment(said, Times())
    else:
        assert moment(said, Times()) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "times", "expected"),
    [
        ("1/2/2025", Times(day_first=False, zone="UTC"), datetime(2025, 1, 2, tzinfo=UTC)),
        ("2025|02|01", Times("%Y|%d|%m", "UTC"), datetime(2025, 1, 2, tzinfo=UTC)),
        ("1700000000.5", Times(SECONDS), datetime(2023, 11, 14, 22, 13, 20, 500000, tzinfo=UTC)),
        ("1700000000500", Times(MILLISECONDS), datetime(2023, 11, 14, 22, 13, 20, 500000, tzinfo=UTC)),
        (datetime(2025, 7, 1, 12), Times(), datetime(2025, 7, 1, 10, tzinfo=UTC)),  # a workbook's own moment
        (date(2025, 7, 1), Times(zone="UTC"), datetime(2025, 7, 1, tzinfo=UTC)),
        ("2025-10-26 02:30", Times(), datetime(2025, 10, 26, 0, 30, tzinfo=UTC)),  # the first of two half past twos
    ],
)
def test_moment_in_a_form_that_is_told(said: object, times: Times, expected: datetime) -> None:
    assert moment(said, times) == expected


def test_the_number_of_a_linkedin_post_holds_its_moment() -> None:
    made = datetime(2025, 3, 4, 10, 0, tzinfo=UTC)
    number = int(made.timestamp() * 1000) << 22
    assert moment(f"https://www.linkedin.com/feed/update/urn:li:activity:{number}", Times(LINKEDIN)) == made


def test_the_reason_does_not_say_what_stood_there() -> None:
    with pytest.raises(Refused) as why:
        moment("jan-de-vries-1975", Times())
    assert "jan" not in str(why.value)
    assert "17 characters" in str(why.value)


@pytest.mark.parametrize(
    ("said", "first"), [("31/1/2025", {True}), ("1/31/2025", {False}), ("1/2/2025", {True, False}), ("3/3/2025", set())]
)
def test_orders(said: str, first: set[bool]) -> None:
    assert orders(said) == first


@pytest.mark.parametrize(("said", "zone"), [("2025-01-02T03:04Z", True), ("2025-01-02 03:04", False), ("x", False)])
def test_has_zone(said: str, *, zone: bool) -> None:
    assert has_zone(said, Times()) is zone


@given(st.text(), st.sampled_from(["detect", SECONDS, MILLISECONDS, LINKEDIN, "%d %m %Y"]), st.booleans())
def test_any_text_is_a_moment_or_refused(said: str, form: str, day_first: bool) -> None:
    with suppress(Refused):
        assert moment(said, Times(form, day_first=day_first)).tzinfo is UTC


@given(st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)))
def test_what_is_written_in_iso_comes_back(when: datetime) -> None:
    assert moment(when.isoformat(), Times()) == when
