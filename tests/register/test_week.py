"""Hours are right where no minute of the week is open twice; what held on a day is what was told before it."""

from datetime import date
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.register.week import DAY, STEP, WEEK, Hours, Opening, fault

a_quarter = st.integers(0, DAY // STEP - 1).map(lambda quarter: quarter * STEP)
an_opening = st.builds(Opening, st.integers(0, 6), a_quarter, a_quarter.map(lambda minute: minute + STEP)).filter(
    lambda opening: opening.start != opening.end
)


def _quarters(opening: Opening) -> list[int]:
    begin, end = opening.span
    return [minute % WEEK for minute in range(begin, end, STEP)]


@given(st.lists(an_opening, max_size=5))
def test_hours_overlap_where_a_quarter_is_open_twice(openings: list[Opening]) -> None:
    quarters = list(chain.from_iterable(map(_quarters, openings)))
    found = fault(openings)
    assert (found is not None) == (len(quarters) > len(set(quarters)))
    if found and found.other:
        assert found.kind == "overlap"
        assert set(_quarters(found.opening)) & set(_quarters(found.other))


@given(st.lists(an_opening, max_size=5), st.randoms())
def test_the_order_of_the_hours_does_not_matter(openings: list[Opening], random: object) -> None:
    shuffled = list(openings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fault(shuffled) == fault(openings)


MONDAY, TUESDAY = Opening(0, 540, 1020), Opening(1, 540, 1020)
OFFICE = Hours("NL", "", None, holidays_kept=True)
MARCH = Hours("NL", "", (MONDAY,), True, date(2025, 3, 1))
JULY = Hours("NL", "", (TUESDAY,), False, date(2025, 7, 1))
ALL = Hours("NL", "", (TUESDAY,), False, date(2025, 7, 1), (OFFICE, MARCH))


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (None, OFFICE),
        (date(2025, 2, 28), OFFICE),
        (date(2025, 3, 1), MARCH),
        (date(2025, 6, 30), MARCH),
        (date(2025, 7, 1), JULY),
        (date(2026, 1, 1), JULY),
    ],
)
def test_hours_hold_from_their_day_until_the_next(day: date | None, held: Hours) -> None:
    assert ALL.on(day) == held


def test_before_the_first_day_that_was_told_nothing_was() -> None:
    assert MARCH.parts == (OFFICE, MARCH)
    assert OFFICE.parts == (OFFICE,)
    assert ALL.parts == (OFFICE, MARCH, JULY)


@pytest.mark.parametrize(
    ("first", "last", "held"),
    [
        (date(2024, 1, 1), date(2025, 2, 28), OFFICE),
        (date(2025, 3, 1), date(2025, 6, 30), Hours("NL", "", (MONDAY,), True)),
        (date(2025, 2, 1), date(2025, 3, 1), Hours("NL", "", (MONDAY,), True, date(2025, 3, 1), (OFFICE,))),
        (date(2025, 1, 1), date(2025, 12, 31), ALL),
        (date(2025, 8, 1), date(2025, 8, 1), Hours("NL", "", (TUESDAY,), False)),
    ],
)
def test_only_what_held_between_two_days_is_left(first: date, last: date, held: Hours) -> None:
    assert ALL.between(first, last) == held
