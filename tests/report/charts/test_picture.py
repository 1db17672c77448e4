"""How a value becomes a shade, and how names are sorted and numbers shortened."""

import pytest

from meetlat.report.charts import Scale, classes, present
from meetlat.report.charts.picture import Value, alphabetical
from meetlat.report.charts.svg import number


@pytest.mark.parametrize(("value", "words"), [(True, "wel"), (False, "geen"), (None, "niet bekend")])
def test_presence(value: Value, words: str) -> None:
    assert present("wel", "geen", "niet bekend").shade(value).words == words


@pytest.mark.parametrize(
    ("value", "words"), [(0, "laag"), (9.9, "laag"), (10, "midden"), (20, "hoog"), (None, "niet bekend")]
)
def test_a_value_on_a_break_belongs_above_it(value: Value, words: str) -> None:
    assert classes((10, 20), ("laag", "midden", "hoog"), "niet bekend").shade(value).words == words


@pytest.mark.parametrize("number", [2, 3, 4, 5])
def test_classes_run_from_the_lightest_to_the_darkest(number: int) -> None:
    fills = [shade.fill for shade in classes(tuple(range(1, number)), ("x",) * number, "").shades]
    assert (fills[0], fills[-1], len(set(fills))) == ("#e8eef4", "#0b3c5d", number)


@pytest.mark.parametrize(
    ("breaks", "words"), [((1, 2), ("a", "b")), ((2, 1), ("a", "b", "c")), ((1, 1), ("a", "b", "c"))]
)
def test_breaks_that_do_not_fit(breaks: tuple[float, ...], words: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="rising breaks"):
        classes(breaks, words, "niet bekend")


@pytest.mark.parametrize("words", [("a",), ("a",) * 6])
def test_too_few_or_too_many_classes(words: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="cannot be told apart"):
        classes(tuple(range(len(words) - 1)), words, "niet bekend")


def test_a_scale_is_checked_when_made() -> None:
    shade = present("a", "b", "c").unknown
    with pytest.raises(ValueError, match="2 shades need 1 rising breaks"):
        Scale((shade, shade), (), shade)


def test_names_are_sorted_as_in_an_atlas() -> None:
    names = ["Zwolle", "'s-Hertogenbosch", "Épinois", "Súdwest-Fryslân", "Eupen", "de Bilt"]
    assert sorted(names, key=alphabetical) == [
        "de Bilt", "Épinois", "Eupen", "'s-Hertogenbosch", "Súdwest-Fryslân", "Zwolle",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "short"),
    [(0, "0"), (-0.04, "0"), (0.5, ".5"), (-0.5, "-.5"), (12, "12"), (12.34, "12.3"), (-12.36, "-12.4"), (0.96, "1")],
)
def test_numbers_take_no_more_than_they_need(value: float, short: str) -> None:
    assert number(value) == short
