"""What changed since the time before, of one organisation and on the way to its group."""

import pytest
from django.test import Client
from django.urls import reverse

from meetlat.register.models import Organisation
from meetlat.report.models import Edition
from meetlat.site.pages.measures.known import Place
from meetlat.site.pages.measures.since import group_since, since
from tests.report.tampering import rows
from tests.site.pages.measures.made import IDS, edition, usual

LATER = (10, 55, 31, 29, 30, 50, 3)
PLACE = Place("ZZ", "municipality", "S")
GROUP = "/nl/edities/measures-2025-q3/measures-2025-q4/?country=ZZ&kind=municipality"


@pytest.fixture
def later(seven: list[Organisation]) -> Edition:
    edition(id="measures-2025-q3")
    return edition(usual(LATER), id="measures-2025-q4")


def told(found: Edition, organisation: str) -> dict[str, list[str]]:
    """Title of a figure -> before, after, difference, verdict."""
    said = since(found, organisation, PLACE)
    assert said
    cells = [[cell["text"] for cell in row["cells"]] for row in said["table"]["rows"]]
    return {title: rest for title, *rest in cells}


def test_each_figure_says_whether_it_is_more_than_chance(later: Edition) -> None:
    first, fourth = told(later, IDS[0]), told(later, IDS[3])
    assert first["Beantwoorde vragen"][:2] == ["90,0%", "16,7%"]
    assert first["Beantwoorde vragen"][2].startswith("−73,3 punt (")
    assert first["Beantwoorde vragen"][3] == "ja, lager"
    assert fourth["Beantwoorde vragen"][3] == "nee, het verschil is te klein"
    assert first["Volgers per inwoner"] == ["10,0%", "10,0%", "0", "geteld: daar zit geen toeval in"]


def test_a_figure_that_one_of_them_does_not_tell_is_left_out(later: Edition) -> None:
    assert "Beantwoorde vragen" not in told(later, IDS[-1])  # five questions


def test_the_words_and_the_way_to_the_group(later: Edition) -> None:
    said = since(later, IDS[0], PLACE)
    assert said
    assert said["heading"] == "Veranderd sinds het 3e kwartaal van 2025"
    assert (said["notes"], said["group"]) == ([], GROUP)
    assert group_since(later, PLACE) == {"label": "Wat veranderde sinds het 3e kwartaal van 2025", "url": GROUP}


def test_a_figure_opens_to_that_of_its_own_edition(later: Edition) -> None:
    said = since(later, IDS[0], PLACE)
    assert said
    before, after = (cell["url"] for cell in said["table"]["rows"][0]["cells"][1:3])
    assert before == f"/nl/cijfers/measures-2025-q3/answered/?organisation={IDS[0]}"
    assert after == f"/nl/cijfers/measures-2025-q4/answered/?organisation={IDS[0]}"


def test_a_changed_definition_is_named_and_not_compared(later: Edition) -> None:
    rows(Edition).filter(pk=later.pk).update(indicators=later.indicators | {"answered": 2})
    changed = Edition.objects.get(pk=later.pk)
    said = since(changed, IDS[0], PLACE)
    assert said
    assert said["notes"] == ["Niet vergeleken, want de definitie is veranderd: Beantwoorde vragen."]
    assert "Beantwoorde vragen" not in told(changed, IDS[0])


def test_nothing_where_nothing_as_long_was_measured_before(seven: list[Organisation]) -> None:
    year, first = edition(), edition(id="measures-2025-q1")
    for one in (year, first):
        assert since(one, IDS[0], PLACE) is None
        assert group_since(one, PLACE) is None


def test_nothing_of_who_was_not_measured_before(later: Edition) -> None:
    assert since(later, "zz.m999", PLACE) is None


@pytest.mark.parametrize(
    ("name", "args", "words"),
    [
        ("scorecard", (IDS[0],), "Veranderd sinds het 3e kwartaal van 2025"),
        ("measuring_of", ("ZZ", "municipality"), "Wat veranderde sinds het 3e kwartaal van 2025"),
    ],
)
def test_it_stands_on_the_page_and_leads_there(
    client: Client, later: Edition, name: str, args: tuple[str, ...], words: str
) -> None:
    body = client.get(reverse(name, args=args), {"edition": later.pk}).content.decode()
    assert words in body
    assert GROUP.replace("&", "&amp;") in body
    assert client.get(GROUP).status_code == 200
