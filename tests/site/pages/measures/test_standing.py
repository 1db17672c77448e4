"""How a figure stands among others, and when nothing is said."""

import pytest

from meetlat.site.pages.measures.known import Value
from meetlat.site.pages.measures.standing import Among, among, figure, words

HIGH, MIDDLE, LOW = (Value(0.9, 0.85, 0.95, 100), Value(0.5, 0.4, 0.6, 100), Value(0.1, 0.05, 0.15, 100))
NONE = Value(None, None, None, 4)


@pytest.mark.parametrize(
    ("own", "others", "found"),
    [
        (HIGH, [MIDDLE, LOW, LOW], Among(3, 0, 0)),
        (LOW, [MIDDLE, HIGH], Among(0, 2, 0)),
        (MIDDLE, [MIDDLE, Value(0.55, 0.45, 0.65, 100), HIGH], Among(0, 1, 2)),
        (MIDDLE, [NONE, LOW], Among(1, 0, 0)),  # of who has no figure nothing is said
        (MIDDLE, [], Among(0, 0, 0)),
        (Value(0.9, 0.5, 1.0, 5), [LOW], Among(0, 0, 1)),  # too few cases carry no difference
    ],
)
def test_only_intervals_that_carry_it_tell_a_difference(own: Value, others: list[Value], found: Among) -> None:
    assert among(own, others) == found


@pytest.mark.parametrize(
    ("own", "others", "said"),
    [
        (HIGH, [MIDDLE, LOW], "Hoger dan 2 van de 2 andere."),
        (MIDDLE, [HIGH, LOW], "Hoger dan 1 van de 2 andere, lager dan 1."),
        (MIDDLE, [MIDDLE, LOW], "Hoger dan 1 van de 2 andere; met 1 is het verschil te klein om iets te zeggen."),
        (MIDDLE, [MIDDLE], "Met geen van de 1 andere is het verschil groot genoeg om iets te zeggen."),
        (MIDDLE, [], "Er zijn geen andere."),
        (Value(3.0), [Value(1.0), Value(3.0), Value(None)], "Hoger dan 1 van de 2 andere, gelijk aan 1."),
    ],
)
def test_the_standing_in_words(own: Value, others: list[Value], said: str) -> None:
    assert words(own, others) == said


def test_a_full_count_has_no_figure_to_test() -> None:
    assert figure(Value(3.0)) is None
    assert figure(Value(None, 0.1, 0.2, 9)) is None


def test_rounding_puts_no_value_outside_its_interval() -> None:
    found = figure(Value(1.0, 0.8, 0.9999999999, 40))
    assert found is not None
    assert found.high == 1.0
