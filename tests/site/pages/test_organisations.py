"""The list of organisations: filters, orders, search by any name, pages, the answer to htmx."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from meetlat.register.models import Organisation, Place
from meetlat.report.editions import NoEdition
from meetlat.report.models import Edition
from meetlat.site.pages.organisations import known
from meetlat.site.pages.organisations.asked import Asked, asked
from meetlat.site.pages.organisations.names import fold
from meetlat.site.pages.organisations.page import organisations_page
from meetlat.site.pages.organisations.table import A_PAGE, pager

pytestmark = pytest.mark.django_db
LIST = "/nl/organisaties/"


@pytest.fixture(autouse=True)
def _read_again() -> Iterator[None]:
    """What a test adds must not be remembered for the next."""
    known._everyone.cache_clear()
    yield
    known._everyone.cache_clear()


def page(query: str = "") -> dict[str, Any]:
    return organisations_page(QueryDict(query))


def names(said: dict[str, Any]) -> list[str]:
    return [row["cells"][0]["text"] for row in said["table"]["rows"]] if said["table"] else []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("'s-Gravenhage", "s gravenhage"),
        ("’s Gravenhage", "s gravenhage"),
        ("Súdwest-Fryslân", "sudwest fryslan"),
        ("Œgstgéest", "oegstgeest"),
        ("Øygarden", "oygarden"),
        ("  BERGEN  (NH.) ", "bergen nh"),
        ("<script>", "script"),
        ("‮", ""),
    ],
)
def test_names_are_compared_as_people_type_them(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_without_a_question_it_shows_the_municipalities_of_the_country(practice: Edition) -> None:
    said = page()
    assert said["found"] == "64 organisaties"
    assert said["headline"] == "63 van de 64 gemeenten in Oefenland hebben ten minste één officieel account"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("country=", 79),
        ("country=ZZ&kind=water_authority", 5),
        ("kind=municipality&size_class=L", 4),
        ("kind=municipality&size_class=unknown", 1),
        ("country=XX", 0),
        ("kind=village", 0),
        ("platform=hyves", 0),
    ],
)
def test_filters(practice: Edition, query: str, count: int) -> None:
    assert len(names(page(query))) == count


def test_on_a_platform_and_not_found_there_are_everybody(practice: Edition) -> None:
    on, off = (set(names(page(f"kind=municipality&platform={sign}x"))) for sign in ("", "-"))
    assert on & off == set()
    assert len(on | off) == 64
    assert "Dasdonk" in off  # which has no account at all


@pytest.mark.parametrize(
    ("query", "headline"),
    [
        ("country=ZZ&kind=municipality&platform=-mastodon", "vonden we geen account op Mastodon"),
        ("country=ZZ&kind=municipality&platform=mastodon", "Ten minste "),
        ("country=ZZ&kind=ministry", "Alle 4 ministeries in Oefenland hebben ten minste één officieel account"),
        ("q=dasdonk", "Organisaties en hun accounts"),
        ("country=XX&kind=municipality", "Organisaties en hun accounts"),
    ],
)
def test_the_heading_says_no_more_than_was_found(practice: Edition, query: str, headline: str) -> None:
    assert headline in str(page(query)["headline"])


@pytest.mark.parametrize("asked_for", ["Kolkterp", "kolkTERP", "kolkt"])
def test_a_former_name_finds_what_it_became(practice: Edition, asked_for: str) -> None:
    said = page(f"q={asked_for}")
    assert names(said) == ["Kompaswierde"]
    assert "met het vroegere Kolkterp" in said["table"]["rows"][0]["cells"][0]["note"]


def test_one_that_was_split_finds_both(practice: Edition) -> None:
    assert {row["cells"][0]["url"] for row in page("q=roggewierde")["table"]["rows"]} == {
        "/nl/organisaties/zz.m016/",
        "/nl/organisaties/zz.m054/",
    }


def test_a_village_an_alias_and_an_accent(practice: Edition) -> None:
    Place.objects.create(name="Vleutendorp", kind="dorp", organisation_id="zz.m008")
    Organisation.objects.create(id="zz.new", kind="ministry", name="Ministerie van Éénvoud", country="ZZ")
    assert names(page("q=vleutendorp")) == ["Dasdonk"]
    assert page("q=vleutendorp")["table"]["rows"][0]["cells"][0]["note"] == "gemeente, gevonden als Vleutendorp"
    assert names(page("q=eenvoud")) == ["Ministerie van Éénvoud"]


def test_what_came_after_the_edition_is_not_measured_yet(practice: Edition) -> None:
    Organisation.objects.create(id="zz.new", kind="municipality", name="Nieuwdorp", country="ZZ")
    cells = page("q=nieuwdorp")["table"]["rows"][0]["cells"]
    assert (cells[2]["text"], cells[2]["unknown"]) == ("niet bekend", True)
    assert (cells[4]["text"], cells[4]["unknown"]) == ("nog niet gemeten", True)


def test_the_best_fit_comes_first(practice: Edition) -> None:
    Organisation.objects.create(id="zz.new", kind="other", name="Stichting Dasdonk", country="ZZ")
    assert names(page("q=dasdonk")) == ["Dasdonk", "Stichting Dasdonk"]


@pytest.mark.parametrize("sort", ["inhabitants", "-inhabitants", "accounts", "-accounts"])
def test_orders_put_what_is_not_known_last(practice: Edition, sort: str) -> None:
    ids = [row["cells"][0]["url"].split("/")[3] for row in page(f"country=&sort={sort}")["table"]["rows"]]
    everybody, by = known.everyone(), sort.removeprefix("-")
    values = [everybody.by_id[id].figures.get(by) for id in ids]
    there = [value for value in values if value is not None]
    assert there == sorted(there, reverse=sort.startswith("-"))
    assert values[: len(there)] == there


@pytest.mark.parametrize(
    ("given", "sort", "number"),
    [
        ("sort=-accounts&page=3", "-accounts", 3),
        ("sort=shoesize&page=x", "", 1),
        ("page=-1", "", 1),
        ("page=99999999999999999999", "", 1),
        ("page=²", "", 1),
    ],
)
def test_an_order_or_page_that_is_none_is_the_first(given: str, sort: str, number: int) -> None:
    question = asked(QueryDict(given), "ZZ")
    assert (question.sort, question.page) == (sort, number)


def test_another_filter_starts_at_the_first_page() -> None:
    question = Asked(q="a b", kind="municipality", page=4)
    assert question.but(sort="-accounts") == "?q=a+b&kind=municipality&sort=-accounts"
    assert question.but(page=5) == "?q=a+b&kind=municipality&page=5"
    assert Asked().but() == "?country="  # all of them; without a query it would be the home country's


def test_the_pager_says_where_one_is() -> None:
    said = pager(Asked(kind="x"), 2, 3, 2 * A_PAGE + 42)
    assert said["text"] == "101 tot en met 200 van 242"
    assert (said["previous"], said["next"]) == ("?kind=x", "?kind=x&page=3")


def test_nothing_found_says_what_to_do(client: Client, practice: Edition) -> None:
    said = client.get(f"{LIST}?q=dasdnk").content.decode()
    assert "Niets gevonden" in said
    assert 'href="/nl/organisaties/zz.m008/">Dasdonk, gemeente, Oefenland' in said
    outside = client.get(f"{LIST}?q=dasdonk&kind=ministry").content.decode()
    assert "Zocht u misschien" in outside
    assert "zz.m008" in outside


def test_htmx_gets_the_results_only(client: Client, practice: Edition) -> None:
    part = client.get(f"{LIST}?q=das", headers={"HX-Request": "true"})
    whole = client.get(f"{LIST}?q=das")
    assert b"<html" not in part.content
    assert b'id="results"' in part.content
    assert b'id="results"' in whole.content
    assert b"<html" in whole.content
    assert "HX-Request" in whole["Vary"]


def test_what_did_not_change_is_not_sent_again(client: Client, practice: Edition) -> None:
    first = client.get(LIST)
    again = client.get(LIST, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert not first.cookies


def test_few_questions_to_the_database(
    client: Client, practice: Edition, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(f"{LIST}?q=a")
    with django_assert_max_num_queries(8):
        client.get(f"{LIST}?q=a&sort=-accounts")


@pytest.mark.parametrize("q", ["<script>alert(1)</script>", "=1+1", "\u202egnp", "a" * 10_000, "%"])
def test_whatever_is_asked_is_only_text(client: Client, practice: Edition, q: str) -> None:
    response = client.get(LIST, {"q": q})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def test_only_reading(client: Client) -> None:
    assert client.post(LIST).status_code == 405


def test_before_the_first_edition(monkeypatch: pytest.MonkeyPatch, organisation: Organisation) -> None:
    def none_yet(country: str) -> Edition:
        raise NoEdition

    monkeypatch.setattr(known, "latest_of", none_yet)
    said = page("q=lutjewaard")
    assert names(said) == ["Lutjewaard"]
    assert said["source"] is None


@pytest.mark.reference
@pytest.mark.parametrize(
    ("q", "id"),
    [
        ("appingedam", "nl.gm1979"),
        ("Den Haag", "nl.gm0518"),
        ("'s-Gravenhage", "nl.gm0518"),
        ("sudwest fryslan", "nl.gm1900"),
        ("GM0344", "nl.gm0344"),
        ("Saint-Nicolas", "be.nis62093"),
    ],
)
def test_real_names(reference: Edition, q: str, id: str) -> None:
    with translation.override("nl"):
        rows = organisations_page({"q": q})["table"]["rows"]
    assert f"/nl/organisaties/{id}/" in [row["cells"][0]["url"] for row in rows][:2]


@pytest.mark.reference
def test_the_real_list_of_who_is_not_on_x(reference: Edition) -> None:
    said = page("country=NL&kind=municipality&platform=-x")
    assert len(names(said)) == 25
    assert said["headline"] == "Van 25 gemeenten in Nederland vonden we geen account op X"
