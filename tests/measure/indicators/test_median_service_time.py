from tests.measure.inbox import answered_after, contacts
from tests.measure.messages import columns_of, tables


def test_only_the_hours_of_service_count() -> None:
    """Answered after a night, a weekend and at once: by the calendar 15, 66 and 1 hours."""
    asked = [
        *answered_after(15, service_seconds=0.0),
        *answered_after(66, service_seconds=7200.0),
        *answered_after(1, service_seconds=3600.0),
    ]
    given = tables(contacts=asked + contacts(unanswered=3))
    assert columns_of("median_service_time", given, "value", "n") == [(3600.0, 3)]
