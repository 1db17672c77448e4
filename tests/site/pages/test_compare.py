"""Comparing: side by side, with the class, with the most alike, with a list of one's own."""

from collections.abc import Iterator
from time import perf_counter
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from meetlat.register.models import Organisation
from meetlat.report.models import Edition
from meetlat.site.pages.compare.asked import Asked, asked
from meetlat.site.pages.compare.page import compare_page
from meetlat.site.pages.compare.standing import Standing, middle_words, standing
from meetlat.site.pages.organisations import known
from meetlat.site.pages.organisations.known import Known, everyone

pytestmark = pytest.mark.django_db
COMPARE = "/nl/vergelijken/"
SMALL = [f"zz.m{number:03}" for number in (1, 2, 3, 4, 5, 6)]


@pytest.fixture(autouse=True)
def _read_again() -> Iterator[None]:
    known._everyone.cache_clear()
    yield
    known._everyone.cache_clear()


def question(query: str) -> Asked:
    return asked(QueryDict(query), everyone(), "ZZ")


def page(query: str) -> dict[str, Any]:
    return compare_page(everyone(), question(query))


def one(id: str, **figures: float) -> Known:
    return Known(id, "ZZ", "municipality", "ZZ-01", figures=dict(figures))


@pytest.mark.parametrize(
    ("values", "own", "found"),
    [
        ([1, 2, 3, 4, 5], 3, Standing(3, 2, 0, 2)),
        ([4, 4, 4, 4, 4], 4, Standing(4, 0, 4, 0)),
        ([1, 2, 3, 4, 5, 6], 6, Standing(3.5, 5, 0, 0)),
        ([1, 2, 3, 4], 2, None),  # too few
    ],
)
def test_a_place_in_a_group(values: list[float], own: float, found: Standing | None) -> None:
    group = [one(str(place), accounts=value) for place, value in enumerate(values)]
    assert standing(next(each for each in group if each.figures["accounts"] == own), group, "accounts") == found


def test_who_has_no_figure_has_no_place_and_does_not_count() -> None:
    group = [one(str(value), accounts=value) for value in range(5)]
    assert standing(one("x"), group, "accounts") is None
    assert standing(one("x", accounts=9), [*group, one("y")], "accounts") == Standing(2, 5, 0, 0)


def test_a_median_can_be_a_half() -> None:
    assert [middle_words(3.5, "accounts"), middle_words(3.0, "accounts")] == ["3,5", "3"]
    assert middle_words(3.0, "accounts_per_100000") == "3,0"


@pytest.mark.parametrize(
    ("query", "headline"),
    [
        ("", "Vergelijk organisaties"),
        ("with=zz.m003", "{m003} heeft 7 officiële accounts; de middelste van zijn groep heeft er 4"),
        ("with=zz.m003&with=zz.m008", "{m003} heeft de meeste officiële accounts: 7"),
        ("with=zz.m005&with=zz.m006", "{m005} en {m006} hebben evenveel officiële accounts: 3"),
        ("with=zz.m001&with=zz.m004&with=zz.m005", "{m001} en {m004} hebben de meeste officiële accounts: elk 6"),
    ],
)
def test_the_heading_makes_no_difference_of_none(practice: Edition, query: str, headline: str) -> None:
    names = {id.removeprefix("zz."): name for id, name in everyone().called("nl").items()}
    assert page(query)["headline"] == headline.format(**names)


def test_side_by_side_has_a_column_for_each(practice: Edition) -> None:
    said = page("with=zz.m034&with=zz.m008")["side"]
    assert [column["label"] for column in said["columns"]][1:] == ["Kompaswierde", "Dasdonk"]
    assert {len(row["cells"]) for row in said["rows"]} == {3}
    rows = {row["cells"][0]["text"]: [cell["text"] for cell in row["cells"][1:]] for row in said["rows"]}
    assert rows["Facebook"] == ["gevonden", "niet gevonden"]
    assert "Land" not in rows


def test_no_more_than_four_and_that_is_said(practice: Edition) -> None:
    five = "&".join(f"with={id}" for id in SMALL[:5])
    said = page(five)
    assert len(said["chosen"]) == 4
    assert said["notes"] == ["Er passen er vier naast elkaar. Haal er eerst een weg."]
    assert said["form"]["full"]


def test_twice_the_same_is_once_and_nobody_is_dropped_silently(practice: Edition) -> None:
    said = page("with=zz.m001&with=zz.m001&with=zz.nobody&with=zz.m065")
    assert len(said["chosen"]) == 1
    assert said["notes"] == ["Niet in het register: zz.nobody en zz.m065."]


def test_a_name_is_added_and_the_address_holds_its_id(client: Client, practice: Edition) -> None:
    response = client.get(COMPARE, {"with": "zz.m001", "add": "kolkterp", "group": "alike"})
    assert response.status_code == 302
    assert response["Location"] == f"{COMPARE}?with=zz.m001&with=zz.m034&group=alike"


def test_an_unclear_name_gives_a_choice(practice: Edition) -> None:
    said = page("add=roggewierde")
    assert {choice["url"] for choice in said["choices"]} == {f"{COMPARE}?with=zz.m016", f"{COMPARE}?with=zz.m054"}
    assert said["notes"][0].startswith("“roggewierde” kan meer organisaties betekenen")


def test_a_mistyped_name_gives_the_nearest(practice: Edition) -> None:
    assert page("add=dasdnok")["choices"][0]["url"] == f"{COMPARE}?with=zz.m008"
    assert page("add=qqqqqqqq")["notes"] == ["“qqqqqqqq” vonden we niet. Kijk of de naam goed is gespeld."]


def test_one_can_be_taken_away(practice: Edition) -> None:
    said = page("with=zz.m001&with=zz.m002&group=alike")
    assert said["chosen"][0]["remove"] == f"{COMPARE}?with=zz.m002&group=alike"


def test_the_class_is_each_ones_own(practice: Edition) -> None:
    medium = next(each.id for each in everyone().by_id.values() if each.size_class == "M")
    said = page(f"with=zz.m034&with={medium}")["group"]
    assert "47 gemeenten in Oefenland met minder dan 50.000 inwoners" in said["words"]
    assert "12 gemeenten in Oefenland met 50.000 tot 100.000 inwoners" in said["words"]
    assert len(said["standings"]["rows"]) == 6


def test_a_class_below_five_has_no_place(practice: Edition) -> None:
    large = next(each.id for each in everyone().by_id.values() if each.size_class == "L")
    said = page(f"with={large}")["group"]
    assert said["standings"] is None
    assert said["few"].startswith("Minder dan 5 in de groep")


def test_the_ten_most_alike_and_why(practice: Edition) -> None:
    said = page("with=zz.m034&group=alike")["group"]
    rows = said["alike"]["rows"]
    assert len(rows) == 11
    assert rows[0]["current"]
    assert "zz.m034" not in {row["cells"][0]["url"].split("/")[3] for row in rows[1:]}
    distances = [row["cells"][6]["text"] for row in rows[1:]]
    assert distances == sorted(distances)
    assert all(row["cells"][7]["text"] for row in rows[1:])
    assert said["limits"] == ["Van 1 andere kennen we te weinig om te vergelijken."]


def test_without_inhabitants_it_says_why_nobody_is_alike(practice: Edition) -> None:
    unknown = next(each.id for each in everyone().by_id.values() if each.kind == "municipality" and not each.year)
    said = page(f"with={unknown}&group=alike")["group"]
    assert said["alike"] is None
    assert said["limits"][0].startswith("Van ")
    assert "te weinig" in said["limits"][0]


def test_a_list_of_ones_own(practice: Edition) -> None:
    names = everyone().called("nl")
    lines = [
        names["zz.m001"],
        "zz.m002",
        f"{names['zz.m003']}; {names['zz.m004']}",
        "kolkterp",
        "Atlantis",
        "Roggewierde",
    ]
    said = page("list=" + "%0A".join(lines).replace(" ", "+").replace(";", "%3B"))
    shown = {row["cells"][0]["url"].split("/")[3] for row in said["group"]["members"]["rows"]}
    assert shown == {"zz.m001", "zz.m002", "zz.m003", "zz.m004", "zz.m034"}
    notes = said["own_list"]["notes"]
    assert notes[0] == "Niet gevonden: Atlantis."
    assert notes[1].startswith("“Roggewierde” kan meer betekenen: ")


def test_a_name_with_commas_is_one_name(practice: Edition) -> None:
    Organisation.objects.create(id="zz.new", kind="municipality", name="Noot, Gerst en Haver", country="ZZ")
    assert question("list=Noot,+Gerst+en+Haver").listed.found == ["zz.new"]


def test_after_a_hundred_it_stops_and_says_so(practice: Edition) -> None:
    said = page("list=" + "%0A".join(f"zz.x{number}" for number in range(130)))
    assert said["own_list"]["notes"][-1] == "Er passen er honderd in een lijst; de laatste 30 deden niet mee."


@pytest.mark.parametrize(
    "query",
    ["?with=<script>", "?list=%3Cscript%3Ealert(1)%3C/script%3E", "?add==1%2B1", "?group=x&list=" + "a," * 20_000],
)
def test_whatever_is_asked_is_only_text(client: Client, practice: Edition, query: str) -> None:
    response = client.get(COMPARE + query)
    assert response.status_code == 200
    assert b"<script>" not in response.content


def test_few_questions_and_no_cookie(
    client: Client, practice: Edition, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(f"{COMPARE}?with=zz.m001&group=alike")
    with django_assert_max_num_queries(10):
        response = client.get(f"{COMPARE}?with=zz.m001&with=zz.m002&group=alike")
    assert not response.cookies
    assert response["ETag"]


@pytest.mark.reference
def test_the_most_alike_of_a_real_municipality(reference: Edition) -> None:
    group = everyone().group("NL", "municipality")
    started = perf_counter()
    found = group.most_alike("nl.gm0344")
    assert perf_counter() - started < 5  # how quick it is, is measured elsewhere; this only finds a runaway
    assert {"nl.gm0363", "nl.gm0599", "nl.gm0518"} <= {neighbour.id for neighbour in found.neighbours}
    assert found.unknown == ()


@pytest.mark.reference
def test_of_belgium_no_ages_are_known(reference: Edition) -> None:
    said = page("with=be.nis44021&group=alike")["group"]
    assert said["limits"][0] == "Niet meegeteld, want van Gent niet bekend: leeftijden."
    assert len(said["alike"]["rows"]) == 11


@pytest.mark.reference
def test_two_are_called_bergen(reference: Edition) -> None:
    listed = asked(QueryDict("list=Bergen%0ANuenen,+Gerwen+en+Nederwetten"), everyone(), "NL").listed
    assert listed.unclear.keys() == {"Bergen"}
    assert listed.found == ["nl.gm0820"]
