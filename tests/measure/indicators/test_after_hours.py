import pytest

from tests.measure.inbox import contacts
from tests.measure.messages import columns_of, tables, value_of


@pytest.mark.parametrize(
    ("asked_at", "after"),  # UTC
    [
        ("2025-03-03 07:59:59", 1.0),  # Monday, one second before nine in Amsterdam
        ("2025-03-03 08:00", 0.0),
        ("2025-03-07 15:59:59", 0.0),
        ("2025-03-07 16:00", 1.0),  # Friday, five o'clock
        ("2025-03-08 11:00", 1.0),  # Saturday
        ("2025-03-09 11:00", 1.0),  # Sunday
        ("2025-07-07 07:00", 0.0),  # nine o'clock in summer
    ],
)
def test_what_is_outside_office_hours(asked_at: str, after: float) -> None:
    assert value_of("after_hours", tables(contacts=[{"asked_at": asked_at}])) == {"nl.a": after}


def test_of_every_question_that_can_be_timed() -> None:
    """Also one that is still open; when an unclear one was asked is not known."""
    weekend = contacts(open=1, unclear=4, each={"asked_at": "2025-03-08 11:00"})
    given = tables(contacts=weekend + contacts(answered=3) + contacts(answered=3, each={"question": False}))
    assert columns_of("after_hours", given, "value", "count", "n") == [(0.25, 1.0, 4)]
