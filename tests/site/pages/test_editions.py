"""Editions: all of them, what went into one, and what changed between two."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.test import Client

from meetlat.report.models import Edition, Figure
from meetlat.site.pages.editions.comparison import PAGE, _said_twice, comparison_page
from meetlat.site.pages.editions.page import editions_page
from tests.report.tampering import rows


@pytest.fixture
def earlier(practice: Edition, db: None) -> Edition:
    """An edition before the practice one, in which somebody was not yet on X and a definition differed."""
    made = Edition.objects.create(
        id="census-2001-01-01",
        subject="census",
        day=practice.day,
        taken_at=datetime(2001, 1, 1, tzinfo=UTC),
        practice=True,
        inputs={**practice.inputs, "accounts": {"rows": 1, "sha256": "0" * 64}},
        indicators={**practice.indicators, "platforms": 99},
        queries=practice.queries,
        checksum="0" * 64,
        version="0",
    )
    copies = list(Figure.objects.filter(edition=practice))
    left_out = next(
        one for one in copies if one.indicator == "on_platform" and one.organisation and one.platform == "x"
    )
    for one in copies:
        one.pk, one.edition = None, made
        if (one.indicator, one.organisation) == ("platforms", ""):
            one.value = 99.0
        if (one.indicator, one.organisation, one.platform) == (
            "on_platform",
            "",
            "x",
        ) and not one.province + one.size_class:
            one.value = 0.125
    Figure.objects.bulk_create([one for one in copies if one is not left_out], batch_size=1000)
    return made


def test_the_list_names_every_edition(client: Client, practice: Edition, earlier: Edition, db: None) -> None:
    page = client.get("/nl/edities/").content.decode()
    assert f"/nl/edities/{practice.id}/" in page
    assert f"/nl/edities/{earlier.id}/" in page
    assert '<select id="census-practice-first"' in page


def made(subject: str, *, practice: bool) -> Edition:
    """Not stored."""
    told = {"inputs": {}, "indicators": {}, "queries": {}, "checksum": "0", "version": "0"}
    day = datetime(2026, 1, 1, tzinfo=UTC)
    return Edition(id=f"{subject}-2025", subject=subject, day=day.date(), taken_at=day, practice=practice, **told)


def test_real_and_invented_editions_are_counted_apart() -> None:
    real = made("census", practice=False)
    invented = [made("census", practice=True), *[made("measures", practice=True)] * 3]
    both = editions_page([real, *invented], "nl")
    assert both["headline"] == "1 keer is het register geteld"
    assert both["lead"].endswith("Verder zijn er 4 edities van het oefenland: die zijn verzonnen.")
    alone = editions_page(invented, "nl")
    assert alone["headline"] == "Oefenland: 1 keer is het register geteld en 3 keer zijn berichten gemeten"
    assert "Verder" not in alone["lead"]
    assert editions_page([made("residents", practice=True)], "nl")["headline"] == "Oefenland: alleen schattingen"


def test_one_edition_alone_is_not_compared(client: Client, practice: Edition, db: None) -> None:
    assert "<select" not in client.get("/nl/edities/").content.decode()


def test_an_edition_says_what_went_in(client: Client, practice: Edition, db: None) -> None:
    page = client.get(f"/nl/edities/{practice.id}/").content.decode()
    assert "In orde:" in page
    for name, said in practice.inputs.items():
        assert f"/data/{practice.id}/{name}.parquet" in page
        assert said["sha256"] in page


def test_a_changed_edition_is_not_intact(client: Client, practice: Edition, db: None) -> None:
    rows(Figure, edition=practice, indicator="accounts", organisation="").update(value=1)
    cache.clear()
    assert "Niet gaaf:" in client.get(f"/nl/edities/{practice.id}/").content.decode()


def test_the_form_leads_to_the_comparison(client: Client, practice: Edition, earlier: Edition, db: None) -> None:
    response = client.get("/nl/edities/", {"first": earlier.id, "second": practice.id})
    assert response.status_code == 302
    assert response.headers["Location"] == f"/nl/edities/{earlier.id}/{practice.id}/"


@pytest.mark.parametrize(
    "address", ["nothing/", "nothing/{edition}/", "{edition}/nothing/", "?first=nothing&second=//example.org"]
)
def test_unknown_editions_are_not_there(address: str, client: Client, practice: Edition, db: None) -> None:
    response = client.get(f"/nl/edities/{address.format(edition=practice.id)}")
    assert response.status_code == 404
    assert "Alle edities" in response.content.decode()


def test_who_came_is_named(practice: Edition, earlier: Edition, db: None) -> None:
    said = comparison_page(earlier, practice, [practice, earlier], "nl", "arrived", 0)
    assert said["headline"] == "Erbij op een platform: 1. Eraf: 0."
    [row] = said["table"]["rows"]
    assert row["cells"][1] == "X"
    assert row["cells"][0]["url"].startswith("/nl/organisaties/")
    back = comparison_page(practice, earlier, [practice, earlier], "nl", "gone", 0)
    assert back["headline"] == "Erbij op een platform: 0. Eraf: 1."
    assert back["table"]["rows"] == [row]


def test_a_changed_definition_is_named_and_not_compared(practice: Edition, earlier: Edition, db: None) -> None:
    said = comparison_page(earlier, practice, [practice, earlier], "nl", "figures", 0)
    assert said["not_comparable"] == ["Aantal platforms"]
    assert said["inputs"] == ["accounts"]
    moved = [row["cells"][0]["note"] for row in said["table"]["rows"]]
    assert moved
    assert set(moved) == {"X"}


@pytest.mark.parametrize(
    ("kind", "size_class", "twice"),
    [("ministry", "unknown", True), ("ministry", "", False), ("municipality", "unknown", False)],
)
def test_bodies_without_inhabitants_are_said_once(kind: str, size_class: str, *, twice: bool) -> None:
    assert _said_twice({"kind": kind, "size_class": size_class}) is twice


def test_nothing_changed_between_an_edition_and_itself(client: Client, practice: Edition, db: None) -> None:
    page = client.get(f"/nl/edities/{practice.id}/{practice.id}/").content.decode()
    assert "Niemand kwam erbij of ging weg" in page
    assert "Niets." in page


@pytest.mark.parametrize("query", ["part=gone", "part=nothing", "page=0", "page=x", "part=figures&page=99"])
def test_every_part_and_page_has_a_page(
    query: str, client: Client, practice: Edition, earlier: Edition, db: None
) -> None:
    assert client.get(f"/nl/edities/{earlier.id}/{practice.id}/?{query}").status_code == 200


def test_long_lists_are_leafed_through(client: Client, practice: Edition, db: None) -> None:
    empty = Edition.objects.create(
        id="census-2000-01-01", subject="census", day=practice.day, taken_at=datetime(2000, 1, 1, tzinfo=UTC),
        inputs={}, indicators=practice.indicators, queries={}, checksum="1" * 64, version="0", practice=True,
    )  # fmt: skip
    first = comparison_page(empty, practice, [practice, empty], "nl", "arrived", 0)
    second = comparison_page(empty, practice, [practice, empty], "nl", "arrived", 1)
    assert len(first["table"]["rows"]) == PAGE
    assert first["pager"]["next"] == "?part=arrived&page=2"
    assert first["pager"]["previous"] == ""
    assert second["pager"]["previous"] == "?part=arrived"
    assert first["table"]["rows"] != second["table"]["rows"]
