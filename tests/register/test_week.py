"""Hours are right where no minute of the week is open twice."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from meetlat.register.week import DAY, STEP, WEEK, Opening, fault

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
