"""A figure of messages opens up: to its definition, its query, and how many questions ended how."""

import pytest
from django.test import Client
from django.urls import reverse

from meetlat.register.models import Organisation
from meetlat.report.models import Edition
from meetlat.site.pages.measures.figure import figure_page, steps
from meetlat.site.pages.measures.opened import NoFigure, opened
from meetlat.site.pages.measures.statuses import statuses
from tests.site.pages.measures.made import IDS, NAMES, contact, edition


@pytest.fixture
def measures(seven: list[Organisation]) -> Edition:
    rows = [
        contact(),
        contact(status="unanswered", answer=None, answered_at=None, seconds=None),
        contact(followed=False),
        contact(question=False),
        contact(IDS[1]),
    ]
    return edition(tables={"contacts": rows})


def test_an_organisations_figure(measures: Edition) -> None:
    said = figure_page(opened(measures, "answered", {"organisation": IDS[0]}))
    facts = {fact["label"]: fact["value"] for fact in said["facts"]}
    assert said["headline"] == f"{NAMES[0]} – Beantwoorde vragen: 90,0%"
    assert (facts["Teller"], facts["Geteld over"]) == ("54", "60 vragen")
    assert facts["Tussen (95%)"].startswith("79,")
    assert "90,0%" in said["coverage"]
    assert said["definition"]["source"].startswith("GemeenteBuzz")


def test_too_few_says_so_and_tells_how_many(measures: Edition) -> None:
    said = figure_page(opened(measures, "answered", {"organisation": IDS[6]}))
    facts = {fact["label"]: fact for fact in said["facts"]}
    assert said["headline"].endswith("te weinig om iets te zeggen")
    assert facts["Waarde"]["unknown"]
    assert facts["Geteld over"]["value"] == "5 vragen"


def test_what_many_questions_became_is_told(seven: list[Organisation]) -> None:
    answered, late = [contact()] * 9, [contact(status="late")] * 6
    table = statuses(edition(tables={"contacts": [*answered, *late]}), IDS[0])
    assert table is not None
    assert [row["cells"][1] for row in table["rows"]] == ["9", "6"]


def test_everybody_sees_numbers_of_questions_only(measures: Edition, client: Client) -> None:
    table = statuses(measures, IDS[0])
    assert table is not None
    assert [row["cells"] for row in table["rows"]] == [
        ["beantwoord binnen 7 dagen", "niet getoond"],
        ["niet beantwoord", "niet getoond"],
        ["al beantwoord, maar nog geen 7 dagen gevolgd: telt niet mee", "niet getoond"],
    ]
    text = client.get(reverse("figure", args=[measures.pk, "answered"]), {"organisation": IDS[0]}).content.decode()
    assert reverse("pairs", args=[IDS[0]]) in text
    assert "/werktafel/berichten/" not in text


def test_without_frozen_contacts_nothing_is_counted(seven: list[Organisation]) -> None:
    assert statuses(edition(), IDS[0]) is None


def test_a_groups_figure_has_its_rows(measures: Edition) -> None:
    said = figure_page(opened(measures, "answered", {}))
    assert said["headline"] == "Beantwoorde vragen: 51,8%"
    assert [row["cells"][0]["text"] for row in said["rows"]["rows"]] == sorted(NAMES)
    assert said["rows"]["rows"][4]["cells"][1]["unknown"]


def test_the_query_comes_with_those_it_reads(measures: Edition) -> None:
    assert list(steps(measures.queries, "answered")) == ["contacts", "answered"]
    assert steps(measures.queries, "posts") == {}


@pytest.mark.parametrize(
    ("indicator", "query"),
    [
        ("nothing", {}),
        ("accounts", {}),  # of the census
        ("answered", {"organisation": "zz.m999"}),
        ("answered", {"platform": "x"}),
        ("answered", {"country": "NL"}),
        ("median_time", {"size_class": "L"}),
    ],
)
def test_what_was_not_measured_is_not_there(
    measures: Edition, indicator: str, query: dict[str, str], client: Client
) -> None:
    with pytest.raises(NoFigure):
        opened(measures, indicator, query)
    response = client.get(reverse("figure", args=[measures.pk, indicator]), query)
    assert response.status_code == 404
    assert "Dit is niet gemeten" in response.content.decode()


def test_what_no_database_can_be_asked_is_not_asked(measures: Edition) -> None:
    with pytest.raises(NoFigure):
        opened(measures, "answered", {"organisation": "\0"})
