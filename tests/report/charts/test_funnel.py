"""The funnel: who lies outside what chance explains, in shape and in words; and the names that fit."""

import gzip
import random

import pytest

from meetlat.report.charts.funnel import funnel
from meetlat.report.charts.funnel_names import MOST, named
from meetlat.report.charts.limits import INNER, OUTER, Dot, limits_about, placed, together
from meetlat.report.charts.sizes import Sizes
from tests.report.charts.answering import INK, LANGUAGES, YELLOW, checked, filled
from tests.report.charts.drawing import SVG, texts

DOTS = [
    Dot("Waterveen", 40, 22, here=True),
    Dot("Aardhout", 1000, 300),
    Dot("Élst", 1000, 700),
    Dot("'s-Berghem", 100, 61),
    Dot("Nieuwkerk", 2000, 1000),
]


def many(number: int = 342, seed: int = 5) -> list[Dot]:
    chance = random.Random(seed)
    sizes = [int(chance.lognormvariate(5, 1.2)) + 10 for _ in range(number)]
    return [Dot(f"Gemeente {n}-{i}", n, int(n * chance.uniform(0.1, 0.8))) for i, n in enumerate(sizes)]


def test_together_weighs_the_large() -> None:
    assert together(DOTS) == pytest.approx(2083 / 4140)


def test_who_lies_outside() -> None:
    assert {one.dot.name: one.beyond for one in placed(DOTS)} == {
        "Waterveen": 0,
        "Aardhout": OUTER,
        "Élst": OUTER,
        "'s-Berghem": INNER,
        "Nieuwkerk": 0,
    }


def test_drawn_limits_narrow_with_the_number_of_questions() -> None:
    small, large = (limits_about(0.4, n) for n in (20, 2000))
    assert large[INNER][1] < small[INNER][1] < small[OUTER][1]
    assert small[OUTER][0] < small[INNER][0] < large[INNER][0] < 0.4


def test_words_and_table() -> None:
    picture = funnel(DOTS, language="nl")
    assert picture.alt == (
        "Wat bij het aantal vragen past, en wat niet. Organisaties: 5, rond 50%. "
        "Hoe minder vragen, hoe verder toeval een aandeel daar vandaan brengt. "
        "Buiten de grens van 95%: 3, waarvan 2 ook buiten die van 99,8%. "
        "Waterveen: 55,0% beantwoord (n = 40), binnen de grenzen."
    )
    assert picture.rows == [
        ("Aardhout", "1.000", "30,0%", "onder de grens van 99,8%"),
        ("Élst", "1.000", "70,0%", "boven de grens van 99,8%"),
        ("Nieuwkerk", "2.000", "50,0%", "binnen de grenzen"),
        ("'s-Berghem", "100", "61,0%", "boven de grens van 95%"),
        ("Waterveen", "40", "55,0%", "binnen de grenzen"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_those_far_outside_are_named_and_the_one_it_is_about(language: str) -> None:
    words = texts(checked(funnel(DOTS, language=language)))
    assert {"Aardhout", "Élst", "Waterveen"} <= set(words)
    assert not {"'s-Berghem", "Nieuwkerk"} & set(words)


def test_no_colour_alone() -> None:
    drawing = checked(funnel(DOTS, language="nl"))
    inside = filled(drawing, "#faf8f3")
    far = [path for path in filled(drawing, INK) if "transform" in path.attrib]
    assert len(inside) == len(far) == 2
    assert inside[0].attrib["d"] != far[0].attrib["d"]


def test_one_pointer_stands_in_the_field_and_one_in_the_key() -> None:
    assert len(filled(checked(funnel(DOTS, language="nl")), YELLOW)) == 2
    assert not filled(checked(funnel(DOTS[1:], language="nl")), YELLOW)


def test_small_shares_get_a_shorter_ruler() -> None:
    words = texts(checked(funnel([Dot("A", 5000, 100), Dot("B", 4000, 90)], language="nl")))
    assert "5%" in words
    assert "100%" not in words


@pytest.mark.parametrize("dots", [[Dot("A", 1, 1)], [Dot("A", 50, 0), Dot("B", 60, 0)], [Dot("A", 9, 9)] * 3])
def test_the_ends_of_the_ruler(dots: list[Dot]) -> None:
    assert {row[3] for row in funnel(dots, language="nl").rows} == {"binnen de grenzen"}


def test_without_organisations_there_is_no_funnel() -> None:
    with pytest.raises(ValueError, match="says nothing"):
        funnel([], language="nl")


def test_the_farthest_is_named_first_and_names_do_not_lie_over_each_other() -> None:
    crowd = [Dot(f"Gemeente {i}", 1000 + i, 900 + i % 3) for i in range(20)] + [Dot("Groot", 9000, 900)]
    names = named(placed(crowd), Sizes.of([dot.n for dot in crowd]), 1)
    assert names[0]["name"] == "Groot"
    assert 1 < len(names) <= MOST
    assert len({(name["side"], round(name["share"] * 20)) for name in names}) == len(names)


def test_a_country_is_small() -> None:
    picture = funnel(many(), language="nl")
    assert len([*checked(picture).iter(f"{SVG}path")]) > 342
    assert len(gzip.compress(picture.svg.encode())) < 10_000


@pytest.mark.parametrize(
    ("start", "end", "ticks"),
    [(9, 300, [10, 20, 50, 100, 200]), (9, 9000, [10, 30, 100, 300, 1000, 3000]), (9, 90_000, [10, 100, 1000, 10_000])],
)
def test_ticks_of_numbers(start: float, end: float, ticks: list[int]) -> None:
    assert Sizes(start, end).ticks() == ticks
