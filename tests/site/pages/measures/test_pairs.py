"""Pairs of question and answer: for who may see the messages of an organisation, and nobody else."""

import pytest
from django.test import Client
from django.urls import reverse

from meetlat.register.models import Organisation
from meetlat.report.models import Edition
from meetlat.site.pages.measures.pairs import PAGE, pairs_page
from tests.site.pages.measures.made import IDS, Row, contact, edition
from tests.site.people.somebody import signed_in

LATE: Row = {"status": "late", "seconds": 700_000.0}
UNANSWERED: Row = {
    "status": "unanswered",
    "answer": None,
    "answered_at": None,
    "seconds": None,
    "service_seconds": None,
}


@pytest.fixture
def measures(seven: list[Organisation]) -> Edition:
    rows = [contact(), contact(**LATE), contact(**UNANSWERED), contact(question=False)]
    return edition(tables={"contacts": [*rows, *(contact(IDS[1], first=key) for key in range(PAGE + 1))]})


@pytest.mark.parametrize(
    ("role", "status"), [("visitor", 302), ("member", 403), ("researcher", 200), ("administrator", 200)]
)
def test_who_may_see_them(measures: Edition, role: str, status: int) -> None:
    assert signed_in(role).get(reverse("pairs", args=[IDS[0]])).status_code == status


def test_a_member_sees_those_of_her_own_organisation_only(measures: Edition, seven: list[Organisation]) -> None:
    client = signed_in("member", seven[0])
    assert client.get(reverse("pairs", args=[IDS[0]])).status_code == 200
    assert client.get(reverse("pairs", args=[IDS[1]])).status_code == 403


def test_a_pair_leads_to_its_messages_and_names_nobody(measures: Edition) -> None:
    text = signed_in("researcher").get(reverse("pairs", args=[IDS[0]])).content.decode()
    for key in (-5, 6):
        assert reverse("desk_message", args=[f"{key % 2**64:016x}"]) in text
    assert ">77<" not in text  # the pseudonym
    assert "1&nbsp;uur" in text or "1\xa0uur" in text
    assert "4 maart 2025 11:00" in text  # on the clock of Amsterdam


@pytest.mark.parametrize(
    ("status", "n"), [("", 3), ("answered", 1), ("late", 1), ("unanswered", 1), ("open", 0), ("nothing", 3)]
)
def test_those_with_one_outcome(measures: Edition, seven: list[Organisation], status: str, n: int) -> None:
    said = pairs_page(seven[0], measures, status)
    assert said["headline"] == f"{n} vragen aan Waterveen, met hun antwoorden"
    assert len(said["table"]["rows"] if said["table"] else []) == n


def test_long_lists_are_leafed_through(measures: Edition, seven: list[Organisation]) -> None:
    first, second = (pairs_page(seven[1], measures, "answered", page) for page in (1, 2))
    assert (len(first["table"]["rows"]), len(second["table"]["rows"])) == (PAGE, 1)
    assert first["pager"]["next"] == "?edition=measures-2025&status=answered&page=2"
    assert second["pager"]["previous"] == "?edition=measures-2025&status=answered"
    assert pairs_page(seven[1], measures, "answered", 99)["table"] == second["table"]


def test_without_a_measuring_there_is_nothing_to_see(seven: list[Organisation]) -> None:
    response = signed_in("researcher").get(reverse("pairs", args=[IDS[0]]))
    assert response.status_code == 200
    assert "nog geen meting" in response.content.decode()


def test_nobody_is_asked_for_an_organisation_that_is_not_there(measures: Edition) -> None:
    assert signed_in("researcher").get(reverse("pairs", args=["zz.m999"])).status_code == 404
    assert Client().get(reverse("pairs", args=["zz.m999"])).status_code == 302
