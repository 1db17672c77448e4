"""Service hours and summer time, for whole arrays."""

from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.measure.simulation.clock import DAY, HOUR, SERVICES, WEEK, Clock, Service

SINCE, UNTIL = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (2024, 2026))
CLOCK = Clock(SINCE, UNTIL)
ALWAYS, EVENINGS, OFFICE = SERVICES
MOMENTS = st.integers(SINCE, UNTIL - 1)


def second(text: str) -> int:
    return int(datetime.fromisoformat(f"{text}+00:00").timestamp())


@pytest.mark.parametrize(
    ("utc", "local"),
    [
        ("2025-01-15T12:00", "2025-01-15T13:00"),
        ("2025-03-30T00:59", "2025-03-30T01:59"),
        ("2025-03-30T01:00", "2025-03-30T03:00"),
        ("2025-07-01T22:30", "2025-07-02T00:30"),
        ("2025-10-26T02:00", "2025-10-26T03:00"),
    ],
)
def test_amsterdam(utc: str, local: str) -> None:
    assert CLOCK.local(np.array([second(utc)])) == [second(local)]
    assert CLOCK.utc(np.array([second(local)])) == [second(utc)]


@pytest.mark.parametrize(
    ("asked", "seconds", "answered"),
    [
        ("2025-06-04T10:00", HOUR, "2025-06-04T11:00"),  # a Wednesday
        ("2025-06-04T16:30", HOUR, "2025-06-05T09:30"),
        ("2025-06-04T03:00", 60, "2025-06-04T09:01"),
        ("2025-06-06T16:59", 120, "2025-06-09T09:01"),  # over the weekend
        ("2025-06-07T12:00", 60, "2025-06-09T09:01"),
    ],
)
def test_office_hours(asked: str, seconds: int, answered: str) -> None:
    worked = OFFICE.worked(np.array([second(asked)])) + seconds
    assert OFFICE.moment(worked) == [second(answered)]


@given(MOMENTS, st.integers(1, 30 * HOUR), st.sampled_from(SERVICES))
def test_an_answer_comes_after_the_question_and_within_the_weeks_it_takes(
    at: int, seconds: int, service: Service
) -> None:
    answered = int(service.moment(service.worked(np.array([at])) + seconds)[0])
    assert at < answered <= at + WEEK * (1 + seconds // service.weekly)
    assert int(service.worked(np.array([answered]))[0]) == int(service.worked(np.array([at]))[0]) + seconds


@given(MOMENTS)
def test_there_and_back_but_for_the_hour_that_comes_twice(at: int) -> None:
    back = int(CLOCK.utc(CLOCK.local(np.array([at])))[0])
    assert back in (at, at - HOUR)
    assert back == at or at % DAY // HOUR == 1
