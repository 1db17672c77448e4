"""Two editions of measures: what changed, and whether it is more than noise."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from meetlat.measure import indicators
from meetlat.register.models import Organisation
from meetlat.report.models import Edition
from meetlat.site.pages.measures.comparison import by_chance, comparison_page, own_pairs
from meetlat.site.pages.measures.differences import signed
from tests.report.tampering import rows
from tests.site.pages.measures.made import NAMES, edition, row, usual

LATER = (10, 55, 31, 29, 30, 50, 3)


@pytest.fixture
def both(seven: list[Organisation]) -> tuple[Edition, Edition]:
    return edition(id="measures-2024"), edition(usual(LATER))


def test_only_what_the_intervals_carry_is_called_a_change(both: tuple[Edition, Edition]) -> None:
    page = comparison_page(*both, [*both], {})
    assert page["headline"] == "Beantwoorde vragen: bij 2 hoger en bij 1 lager, meer dan toeval"
    rows = [[cell["text"] for cell in row["cells"]] for row in page["organisations"]["rows"]]
    assert [(row[0], row[-1]) for row in rows] == [(NAMES[5], "hoger"), (NAMES[1], "hoger"), (NAMES[0], "lager")]
    assert page["counted"].startswith("Bij 3 is het verschil te klein om iets te zeggen; bij 1 ")


def test_an_edition_beside_itself_changed_nothing(both: tuple[Edition, Edition]) -> None:
    page = comparison_page(both[0], both[0], [*both], {})
    assert page["headline"] == "Beantwoorde vragen: bij niemand veranderde het meer dan toeval"
    assert page["organisations"] is None


@pytest.mark.parametrize(
    ("moved", "compared", "chance"),
    [
        (1, 20, True),
        (3, 20, True),
        (4, 20, False),
        (1, 1, True),
        (2, 6, True),
        (3, 6, False),
        (0, 0, True),
        (5, 100, True),
    ],
)
def test_as_many_changes_as_chance_makes_are_no_news(moved: int, compared: int, *, chance: bool) -> None:
    assert by_chance(moved, compared) is chance


def test_the_group_tells_how_sure_its_difference_is(both: tuple[Edition, Edition]) -> None:
    rows = {
        row["cells"][0]["text"]: [cell["text"] for cell in row["cells"]]
        for row in comparison_page(*both, [*both], {})["table"]["rows"]
    }
    answered = rows["Beantwoorde vragen"]
    assert answered[3].startswith("+5,2 punt (−")
    assert answered[4] == "nee, het verschil is te klein"
    assert rows["Volgers per inwoner"][4] == "niet te zeggen"  # the group has no such figure here


@pytest.mark.parametrize(
    ("indicator", "value", "words"),
    [
        ("answered", 0.041, "+4,1 punt"),
        ("median_time", -7200.0, "−2 uur"),
        ("median_time", 0.0, "0"),
        ("answered", -0.0002, "bijna 0"),
        ("posts_per_week", 0.04, "bijna 0"),
    ],
)
def test_a_difference_has_a_sign(indicator: str, value: float, words: str) -> None:
    assert signed(indicators()[indicator], value).replace("\xa0", " ") == words


def test_a_changed_definition_is_named_and_not_compared(seven: list[Organisation]) -> None:
    first, second = edition(id="measures-2024"), edition()
    rows(Edition, pk=second.pk).update(indicators={**second.indicators, "answered": 2})
    second.refresh_from_db()
    assert own_pairs(first, second, "ZZ", "municipality", "answered") == {}
    page = comparison_page(first, second, [first, second], {})
    assert page["headline"] == "Er is te weinig om te vergelijken"
    assert page["notes"] == ["Niet vergeleken, want de definitie is veranderd: Beantwoorde vragen."]


def test_times_of_different_length_are_said_to_be(seven: list[Organisation]) -> None:
    page = comparison_page(edition(id="measures-2025-q1"), edition(), [], {})
    assert page["lead"] == "Van het 1e kwartaal van 2025 naar 2025."
    assert page["notes"] == [
        "De ene tijd is langer dan de andere. Aantallen zijn daarom niet te vergelijken.",
        "Een deel van de berichten telt in beide mee. Een verschil is daardoor zekerder dan hier staat.",
    ]
    told = {row["cells"][0]["text"]: row["cells"][4]["text"] for row in page["table"]["rows"]}
    assert told["Beantwoorde vragen"] == "nee, het verschil is te klein"


def test_what_adds_up_is_not_compared_over_times_of_different_length(seven: list[Organisation]) -> None:
    heard = [row("heard_per_1000", value=2.0, n=100)]
    short, long = edition(heard, id="measures-2025-q1"), edition(heard)
    table = {one["cells"][0]["text"]: one["cells"][3:] for one in comparison_page(short, long, [], {})["table"]["rows"]}
    told = table[indicators()["heard_per_1000"].title("nl")]
    assert [cell["text"] for cell in told] == ["–", "niet te vergelijken: de ene tijd is langer"]


def test_one_indicator_or_another(both: tuple[Edition, Edition], client: Client) -> None:
    address = reverse("comparison", args=[one.pk for one in both])
    text = client.get(address, {"indicator": "median_time", "country": "XX"}).content.decode()
    assert "Middelste reactietijd: bij niemand veranderde het meer dan toeval" in text
    assert client.get(address, {"indicator": "nothing"}).status_code == 200


def test_an_edition_of_measures_beside_one_of_the_census_is_not_compared(
    both: tuple[Edition, Edition], client: Client
) -> None:
    census = Edition.objects.create(
        id="census-2000-01-01", subject="census", day=both[0].day, taken_at=both[0].taken_at,
        inputs={}, indicators={}, queries={}, checksum="1" * 64, version="0",
    )  # fmt: skip
    refused(client.get(reverse("comparison", args=[census.pk, both[0].pk])))


def test_measures_of_real_and_of_invented_bodies_are_not_compared(
    both: tuple[Edition, Edition], client: Client
) -> None:
    rows(Edition, pk=both[0].pk).update(practice=False)
    ids = [one.pk for one in both]
    refused(client.get(reverse("comparison", args=ids)))
    refused(client.get(reverse("editions"), dict(zip(("first", "second"), ids, strict=True))))


def refused(response: Any) -> None:
    assert response.status_code == 404
    assert "Deze twee edities zijn niet te vergelijken" in response.content.decode()
