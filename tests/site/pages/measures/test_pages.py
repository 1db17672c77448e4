"""The pages of measuring, in every language, with and without anything measured."""

import gzip
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from meetlat import environment
from meetlat.register.models import Organisation
from meetlat.report.intact import is_intact
from meetlat.report.models import Figure
from meetlat.site.pages.measures.edition import edition_page
from meetlat.site.pages.measures.responses import responses_page
from meetlat.site.pages.measures.scorecard import scorecard_page
from tests.report.tampering import rows
from tests.site.pages.measures.made import IDS, NAMES, contact, edition, row, share, usual

LANGUAGES = ("nl", "en", "fr")
GROUP = ("ZZ", "municipality")
PAGES = (
    ("scorecard", (IDS[0],)),
    ("responses", (IDS[0],)),
    ("measuring", ()),
    ("measuring_of", GROUP),
    ("ranking", GROUP),
)

HEAVIEST = 100_000  # bytes, compressed
Row = dict[str, Any]


def got(client: Client, name: str, args: tuple[str, ...], language: str = "nl", **query: str) -> tuple[int, str]:
    with override(language):
        response = client.get(reverse(name, args=args), query)
    body = response.content
    squeezed = response.headers.get("Content-Encoding") == "gzip"
    return response.status_code, (gzip.decompress(body) if squeezed else body).decode()


def heading(text: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", text, re.DOTALL)
    assert found
    return found[1]


def everything() -> dict[str, list[Row]]:
    """Every frozen table of the first organisation and of the group."""
    both = [
        {"organisation": IDS[0], "country": "", "kind": "", "size_class": ""},
        {"organisation": "", "country": "ZZ", "kind": "municipality", "size_class": "S"},
    ]

    def rows(*told: Row) -> list[Row]:
        return [{**place, **one} for place in both for one in told]

    answers = {
        "share": 0.9,
        "low": 0.8,
        "high": 0.95,
        "contacts": 60,
        "answered": 54,
        "enough": True,
        "late": 1,
        "open": 2,
        "unseen": 3,
    }
    times = dict.fromkeys(("median_seconds", "p90_seconds", "own_seconds", "median_service_seconds"), 3600.0)
    months = [{"month": f"2025-{n:02}", "posts": n, "heard": n, "contacts": 12, "answered": n} for n in range(1, 13)]
    return {
        "answers": rows(*({"definition": id, **answers, **times, "coverage": 0.9} for id in ("meetlat", "sprout"))),
        "curve": rows(
            *({"seconds": float(3600 * n), "share": n / 10, "low": n / 20, "high": 0.5 + n / 20} for n in (1, 5))
        ),
        "classes": rows(*({"place": n, "contacts": 10 * n} for n in range(1, 9))),
        "week": rows(*({"hour": n, "heard": 9, "asked": 7, "said": 1} for n in range(168))),
        "months": rows(*months),
        "topics": rows({"topic": "waste", "heard": 40, "contacts": 20, "unanswered": 7}),
        "contacts": [contact()],
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "args"), [*PAGES[:2], PAGES[4]])
def test_every_page_in_every_language(
    name: str, args: tuple[str, ...], language: str, seven: list[Organisation], client: Client
) -> None:
    edition()
    status, text = got(client, name, args, language)
    assert status == 200
    assert f'<html lang="{language}"' in text
    assert NAMES[0] in text


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "args"), PAGES)
def test_every_page_with_its_pictures(
    name: str, args: tuple[str, ...], language: str, seven: list[Organisation], client: Client
) -> None:
    edition(tables=everything())
    status, text = got(client, name, args, language)
    assert status == 200
    assert len(gzip.compress(text.encode())) < HEAVIEST
    assert "style=" not in text
    pictures = text.count("<figure>")
    assert pictures == {"scorecard": 3, "responses": 4, "measuring": 1, "measuring_of": 1, "ranking": 0}[name]
    assert text.count("<details") >= pictures  # each with its table


def test_of_too_few_questions_nothing_is_drawn(seven: list[Organisation], client: Client) -> None:
    tables = everything()
    drawn = responses_page(seven[0], edition(tables=tables))
    assert drawn["curve"]
    assert drawn["classes"]
    few = {"contacts": 2, "answered": 1, "enough": False}
    tables["answers"] = [one | few for one in tables["answers"]]
    edition(id="measures-2026", tables=tables)
    text = got(client, "responses", (IDS[0],), edition="measures-2026")[1]
    assert "zagen we te weinig vragen" in text
    assert "Hoe lang mensen op antwoord wachtten" not in text
    assert "naar de tijd sinds de vraag" not in text


@pytest.mark.parametrize(("name", "args"), PAGES)
@pytest.mark.parametrize("asked", ["measures-1999", "census-2026-04-06"])
def test_an_edition_that_is_not_there_is_no_other(
    asked: str, name: str, args: tuple[str, ...], seven: list[Organisation], client: Client
) -> None:
    edition()
    status, text = got(client, name, args, edition=asked)
    assert status == 404
    assert "Deze editie is er niet" in text


def test_who_is_not_in_the_register_goes_by_its_id(seven: list[Organisation], client: Client) -> None:
    """As those of a simulation do: without a page of its own, so without a link to one."""
    stranger = "zz.s00001"
    weekly = [row("posts_per_week", id, value=1.0, n=60) for id in (IDS[0], stranger)]
    made = edition([*usual(), share("answered", stranger, 30, 60), *weekly])
    group = got(client, "measuring_of", GROUP)[1]
    own = client.get(reverse("figure", args=[made.pk, "answered"]), {"organisation": stranger}).content.decode()
    assert (stranger in group, stranger in own) == (True, True)
    assert f"/{stranger}/" not in group + own
    assert f"/{IDS[0]}/" in group


def test_without_a_yardstick_all_figures_stand_open(seven: list[Organisation], client: Client) -> None:
    edition([row("posts", id, value=1.0, n=1) for id in IDS[:4]])
    assert '<details class="details" open>' in got(client, "scorecard", (IDS[0],))[1]


@pytest.mark.parametrize(("name", "args"), PAGES)
def test_before_anything_was_measured(
    name: str, args: tuple[str, ...], seven: list[Organisation], client: Client
) -> None:
    status, text = got(client, name, args)
    assert "nog geen meting van berichten gemaakt" in text
    assert status == (200 if name in ("scorecard", "responses") else 404)


def test_who_has_no_account_was_not_measured(seven: list[Organisation]) -> None:
    made = edition([row("posts", IDS[1], value=1.0, n=1)])
    said = scorecard_page(seven[0], made)
    assert said["headline"] == "Van Waterveen is nog niets gemeten"
    assert said["lead"] == "Toen de berichten van 2025 gemeten werden, kende het register geen account van Waterveen."
    assert said["accounts"] == "/nl/organisaties/zz.m001/"


def test_a_measuring_of_the_practice_country_says_nothing_of_a_real_body(seven: list[Organisation]) -> None:
    real = Organisation(id="nl.gm0344", kind="municipality", name="Utrecht", country="NL")
    made = edition()
    for page in (scorecard_page, responses_page):
        said = page(real, made)
        assert said["lead"] == "De meting van 2025 gaat alleen over het oefenland, waarin alles verzonnen is."


def test_who_has_too_few_of_its_size_stands_among_all_of_its_kind(seven: list[Organisation]) -> None:
    large = [{**one, "size_class": "L"} if one["organisation"] == IDS[0] else one for one in usual()]
    said = scorecard_page(seven[0], edition(large))
    assert "Elk streepje is een van de 7 gemeenten in Oefenland" in said["peer_words"]
    assert said["peer_words"].endswith("is te klein om mee te vergelijken: minder dan 5.")
    assert next(card["title"] for card in said["cards"]) == "Beantwoorde vragen"


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("scorecard", ("zz.m999",)),
        ("responses", ("zz.m999",)),
        ("measuring_of", ("ZZ", "ministry")),
        ("measuring_of", ("XX", "x")),
        ("ranking", ("ZZ", "ministry")),
        ("edition", ("measures-1999",)),
        ("figure", ("measures-1999", "answered")),
    ],
)
def test_what_nobody_knows_is_not_there(
    name: str, args: tuple[str, ...], seven: list[Organisation], client: Client
) -> None:
    edition()
    assert got(client, name, args)[0] == 404


def test_an_abolished_organisation_has_no_scorecard(seven: list[Organisation], client: Client) -> None:
    made = edition()
    Organisation.objects.filter(pk=IDS[0]).update(end=made.day)
    assert got(client, "scorecard", (IDS[0],))[0] == 404


def test_a_scorecard_stands_among_its_peers(seven: list[Organisation]) -> None:
    said = scorecard_page(seven[0], edition())
    assert said["headline"] == "Waterveen antwoordt vaker dan de meeste gemeenten van deze grootte"
    answered = said["cards"][0]
    assert (answered["title"], answered["value"], answered["counted"]) == ("Beantwoorde vragen", "90%", "60 vragen")
    assert answered["range"] == "80% – 95%"
    assert answered["standing"] == "Hoger dan 5 van de 5 andere."
    assert answered["yardstick"].n == 6  # who was asked too little is no stroke
    assert "7 gemeenten" in said["peer_words"]


def test_too_few_shows_the_peers_without_a_pointer(seven: list[Organisation], client: Client) -> None:
    said = scorecard_page(seven[6], edition())
    assert said["headline"] == f"Van {NAMES[6]} is te weinig bekend om te zeggen hoe vaak het antwoordt"
    assert said["cards"][0]["few"]
    assert said["cards"][0]["yardstick"].pointer is None
    assert "te weinig om iets te zeggen" in got(client, "scorecard", (IDS[6],))[1]


def test_among_fewer_than_five_there_is_no_yardstick(seven: list[Organisation]) -> None:
    few = [row("posts_per_week", id, value=1.0, n=1) for id in IDS[:4]]
    said = scorecard_page(seven[0], edition([*few, *(row("posts", id, value=1.0, n=1) for id in IDS[:4])]))
    assert said["cards"] == []
    assert "te klein om mee te vergelijken" in said["peer_words"]


def test_pages_say_that_everything_is_invented_where_it_is(seven: list[Organisation], client: Client) -> None:
    from datetime import date

    from meetlat.register.models import Load

    edition()
    Load.objects.create(day=date(2026, 1, 1), practice=True, files={}, report={})
    assert "verzonnen" in got(client, "scorecard", (IDS[0],))[1]


def test_another_time_can_be_chosen_and_stays_chosen(seven: list[Organisation], client: Client) -> None:
    edition(id="measures-2024")
    edition()
    newest, older = (got(client, "scorecard", (IDS[0],), **query)[1] for query in ({}, {"edition": "measures-2024"}))
    assert "Wat de berichten van 2025 zeggen" in newest
    assert "Wat de berichten van 2024 zeggen" in older
    assert f"{reverse('responses', args=[IDS[0]])}?edition=measures-2024" in older
    assert "?edition=" not in newest


def test_an_edition_says_what_went_in_and_gives_no_messages_away(seven: list[Organisation], client: Client) -> None:
    made = edition()
    text = got(client, "edition", (made.pk,))[1]
    assert "In orde:" in text
    assert "De berichten van 2025, gemeten en bevroren." in text
    assert "contacts.parquet" not in text
    assert "Beantwoord volgens Meetlat" in text


def test_a_changed_edition_is_not_intact(seven: list[Organisation]) -> None:
    made = edition()
    assert is_intact(environment.home(), made)
    rows(Figure, edition=made, indicator="answered", organisation=IDS[0]).update(value=1.0)
    assert not is_intact(environment.home(), made)
    assert edition_page(made)["intact"].startswith("Niet gaaf:")


def test_an_organisation_leads_to_its_scorecard_once_there_is_one(seven: list[Organisation], client: Client) -> None:
    link = f'href="{reverse("scorecard", args=[IDS[0]])}"'
    assert link not in got(client, "organisation", (IDS[0],))[1]
    edition()
    assert link in got(client, "organisation", (IDS[0],))[1]


def test_editions_are_listed_together_and_compared_apart(seven: list[Organisation], client: Client) -> None:
    edition(id="measures-2024")
    edition()
    text = got(client, "editions", ())[1]
    assert heading(text) == "Oefenland: 2 keer zijn berichten gemeten"
    assert "berichten van 2024" in text
    assert '<select id="measures-practice-first"' in text
