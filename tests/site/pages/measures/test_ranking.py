"""The laboratory of rankings: leaders, one list where it is asked for, and what a place depends on."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from meetlat.measure.ranking import Tie
from meetlat.register.models import Organisation
from meetlat.report.models import Edition
from meetlat.site.pages.measures.known import Place
from meetlat.site.pages.measures.ranking import ranking_page
from meetlat.site.pages.measures.ranking_asked import Wish
from meetlat.site.pages.measures.ranking_sheet import ranked, sheet
from tests.site.pages.measures.made import IDS, NAMES, edition

PLACE = ("ZZ", "municipality")
TWO = ("followers", "posts")


@pytest.fixture
def measures(seven: list[Organisation]) -> Edition:
    return edition()


def page(made: Edition, **wish: Any) -> dict[str, Any]:
    said = ranking_page(made, *PLACE, Wish(**{"measures": TWO, **wish}))
    assert said is not None
    return said


def texts(table: dict[str, Any]) -> list[list[str]]:
    return [[cell["text"] for cell in row["cells"]] for row in table["rows"]]


def test_a_sheet_has_a_row_for_each_and_nothing_where_nothing_is_known(measures: Edition) -> None:
    table = sheet(measures, Place(*PLACE), Wish(("answered", "median_time")))
    assert table.header == (
        "name",
        "asked",
        "answered",
        "median_time",
        "answered_of",
        "median_time_low",
        "median_time_high",
    )
    assert [row[0] for row in table.rows] == IDS
    assert table.rows[0] == (IDS[0], "60", "0.9", "3600", "60", "1800", "9000")
    assert table.rows[6][1:3] == ("5", "")


def test_less_is_better_for_a_time(measures: Edition) -> None:
    found = ranked(measures, *PLACE, Wish(("median_time",)))
    assert found is not None
    assert found.leaders == {"median_time": [IDS[0]]}


def test_a_time_is_no_full_count(measures: Edition) -> None:
    found = ranked(measures, *PLACE, Wish(("median_time",), listed=True))
    assert found is not None
    assert found.said is not None
    assert found.said["groups"][0]["sensitivity"]["varied"] == ["chance"]
    assert any(row["low"] < row["high"] for row in found.said["ranked"])


def test_leaders_come_first_and_no_list_unless_it_is_asked_for(measures: Edition) -> None:
    said = page(measures)
    assert said["headline"] == f"{NAMES[6]} staat vooraan op elke gekozen maat"
    assert [row[1] for row in texts(said["leaders"])] == [NAMES[6]] * 2
    assert said["overall"] is None
    assert "list=yes" in said["more"]


def test_headings_say_who_leads_where(measures: Edition) -> None:
    assert page(measures, measures=("followers",))["headline"] == f"Vooraan op deze maat: {NAMES[6]}"
    assert page(measures, measures=("followers", "following"))["headline"] == "Op elke maat staat een ander vooraan"
    three = page(measures, measures=("followers", "following", "posts"))
    assert three["headline"] == f"{NAMES[6]} staat op 2 van de 3 maten vooraan"


def test_who_was_asked_too_little_has_no_place(measures: Edition) -> None:
    said = page(measures, measures=("answered", "followers"), minimum=20)
    assert said["apart"] == ["Te weinig vragen voor een plaats: 1."]
    assert "lijst van 6 " in said["warning"]


def test_what_is_not_known_is_not_ranked(measures: Edition) -> None:
    said = page(measures, measures=("answered", "followers"), minimum=0)
    assert said["apart"] == ["Niet in de rangorde, omdat niet alles bekend is: 1 (Rietdorp)."]


@pytest.mark.parametrize("wish", [{"minimum": 1000}, {"size_class": "L"}, {"measures": ("replies",)}])
def test_among_fewer_than_five_there_is_no_ranking(measures: Edition, wish: dict[str, Any]) -> None:
    said = page(measures, **wish)
    assert said["headline"] == "Zo is er geen rangorde te maken"
    assert said["nobody"]
    assert said["leaders"] is said["overall"] is None


def test_ties_follow_the_rule_that_was_chosen(measures: Edition) -> None:
    shared = ranked(measures, *PLACE, Wish(("followers", "following"), listed=True))
    assert shared is not None
    assert shared.said is not None
    assert {row["place"] for row in shared.said["ranked"]} == {1}  # the two measures are each other's mirror
    average = ranked(measures, *PLACE, Wish(("followers", "following"), tie=Tie.AVERAGE, listed=True))
    assert average is not None
    assert average.said is not None
    assert {row["place"] for row in average.said["ranked"]} == {4}


def test_a_place_nowhere_is_not_there(measures: Edition) -> None:
    assert ranking_page(measures, "ZZ", "ministry", Wish()) is None


@pytest.mark.parametrize("typed", ["Rietdorp", " rietdorp ", IDS[6], f"{IDS[6]}\nRietdorp"])
def test_who_is_left_out_is_not_ranked_and_the_page_says_so(measures: Edition, typed: str) -> None:
    said = page(measures, without=typed)
    assert [row[1] for row in texts(said["leaders"])] == [NAMES[5]] * 2
    assert said["apart"] == ["Weggelaten, omdat dat zo is gevraagd: Rietdorp."]
    assert "lijst van 6 " in said["warning"]
    assert said["form"]["without"]["notes"] == []
    assert urlencode({"without": typed}) in said["more"]


def test_whom_nobody_knows_or_who_is_of_another_kind_is_named(measures: Edition) -> None:
    Organisation.objects.create(id="zz.p1", kind="province", name="Waardland", country="ZZ")
    said = page(measures, without="Rietdrop, zz.p1")
    assert said["form"]["without"]["notes"] == ["Niet gevonden: Rietdrop.", "Niet gevonden: Waardland."]
    assert said["apart"] == []


def test_with_too_many_left_out_there_is_no_ranking_and_it_says_who_were(measures: Edition, client: Client) -> None:
    query = "?by=followers&without=" + "%0D%0A".join(NAMES[:3])
    text = client.get(reverse("ranking", args=PLACE) + query).content.decode()
    assert "Zo is er geen rangorde te maken" in text
    assert "Weggelaten, omdat dat zo is gevraagd: Waterveen, Lutjewaard en Grootewaard." in text
    assert f"{NAMES[0]}\r\n{NAMES[1]}" in text


@pytest.mark.slow
def test_one_list_tells_how_firm_its_places_are(measures: Edition) -> None:
    said = page(measures, measures=("followers", "following", "posts"), listed=True)["overall"]
    rows = texts(said["table"])
    assert len(rows) == len(NAMES)
    assert all(len(row) == 9 and all(row) for row in rows)
    assert [row[0] for row in texts(said["without"])] == [
        "Volgers per inwoner", "Gevolgde accounts per inwoner", "Berichten per 1.000 inwoners",
    ]  # fmt: skip
    assert any("trekkingen" in line for line in said["firm"])
    assert "<svg" in said["picture"]["svg"]


def test_the_form_works_without_script_and_keeps_what_was_asked(measures: Edition, client: Client) -> None:
    query = "?by=followers&by=answered&weight-answered=2&per=organisation&size=S&tie=dense&minimum=10"
    text = client.get(reverse("ranking", args=PLACE) + query).content.decode()
    assert '<form class="columns columns--even" method="get"' in text
    assert 'value="answered" checked' in text
    assert 'value="posts" checked' not in text
    assert 'name="weight-answered" value="2"' in text
    assert '<option value="dense" selected>' in text
    assert '<option value="S" selected>' in text
    assert "<script" not in text
