"""Which editions are offered to compare, from which to which; and what is said where two cannot be compared."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from meetlat.report.comparison import comparable
from meetlat.report.models import Edition
from meetlat.site.pages.editions.comparing import Said, form, forms, from_to

LATER = datetime(2026, 5, 1, tzinfo=UTC)
SOONER = datetime(2026, 4, 1, tzinfo=UTC)
OLD, NEW = date(2025, 1, 1), date(2026, 1, 1)


def edition(id: str, day: date = NEW, taken_at: datetime = SOONER, *, practice: bool = False) -> Edition:
    """Not stored. Its id begins with its subject."""
    told = {"inputs": {}, "indicators": {}, "queries": {}, "checksum": id, "version": "0"}
    return Edition(id=id, subject=id.split("-")[0], day=day, taken_at=taken_at, practice=practice, **told)


def offered(form: Said) -> list[list[str]]:
    return [[option["value"] for option in select["options"]] for select in form["selects"]]


def proposed(form: Said) -> list[str]:
    return [option["value"] for select in form["selects"] for option in select["options"] if option["selected"]]


def test_the_older_register_comes_first_even_if_it_was_counted_later() -> None:
    found = [edition("census-old", OLD, LATER), edition("census-new", NEW, SOONER)]
    [asked] = forms(found)
    assert offered(asked) == [["census-old", "census-new"]] * 2
    assert proposed(asked) == ["census-old", "census-new"]


def test_the_two_newest_are_proposed() -> None:
    days = [date(year, 1, 1) for year in (2025, 2023, 2026, 2024)]
    [asked] = forms([edition(f"census-{day.year}", day) for day in days])
    assert proposed(asked) == ["census-2025", "census-2026"]


def test_of_one_day_the_one_that_was_taken_later_is_the_newest() -> None:
    [asked] = forms([edition("census-again", taken_at=LATER), edition("census-once")])
    assert proposed(asked) == ["census-once", "census-again"]


@pytest.mark.parametrize(
    ("ids", "pair"),
    [
        # the newest is a quarter: from the quarter before it, not from its year
        (("2025-q3", "2025", "2025-q4"), ["2025-q3", "2025-q4"]),
        # the newest is a year without another one
        (("2025-q3", "2025-q4", "2025"), ["2025-q3", "2025-q4"]),
        (("2024", "2025-q4", "2025"), ["2024", "2025"]),
        # no two are as long
        (("2025-q4", "2025"), ["2025-q4", "2025"]),
    ],
)
def test_times_as_long_are_proposed(ids: tuple[str, ...], pair: list[str]) -> None:
    [asked] = forms([edition(f"measures-{id}", date(2025, 1, place)) for place, id in enumerate(ids, 1)])
    assert proposed(asked) == [f"measures-{id}" for id in pair]


def test_editions_are_offered_in_words() -> None:
    again = [edition("measures-2025", taken_at=SOONER), edition("measures-2025-no2", taken_at=LATER)]
    registers = [edition("census-old", OLD), edition("census-new", NEW)]
    asked = [forms(found)[0] for found in ([edition("measures-2025-q4", OLD), *again], registers)]
    words = [[option["label"] for option in one["selects"][0]["options"]] for one in asked]
    assert words[0] == ["4e kwartaal 2025", "2025 (measures-2025)", "2025 (measures-2025-no2)"]
    assert words[1] == ["1 januari 2025", "1 januari 2026"]


def test_each_kind_has_a_form_of_its_own_and_real_bodies_come_first() -> None:
    found = [
        *(edition(f"census-zz-{day.year}", day, practice=True) for day in (OLD, NEW)),
        *(edition(f"measures-{day.year}", day) for day in (OLD, NEW)),
        *(edition(f"residents-{country}-{day.year}", day) for country in ("nl", "be") for day in (OLD, NEW)),
        *(edition(f"census-{day.year}", day) for day in (OLD, NEW)),
        edition("completeness-nl-2026"),
    ]
    asked = forms(found)
    assert [one["heading"] for one in asked] == [
        *("Het register", "Berichten", "Accounts van inwoners (België)", "Accounts van inwoners (Nederland)"),
        "Het register (oefenland)",
    ]
    assert offered(asked[0])[0] == ["census-2025", "census-2026"]
    assert offered(asked[-1])[0] == ["census-zz-2025", "census-zz-2026"]
    ids = [select["prefix"] + select["name"] for one in asked for select in one["selects"]]
    assert len(set(ids)) == len(ids)


def test_one_of_each_kind_leaves_nothing_to_compare() -> None:
    assert forms([edition("census-real"), edition("census-zz", practice=True), edition("measures-2025")]) == []


def test_what_was_chosen_stands_among_its_own_kind() -> None:
    old, new, invented = edition("census-old", OLD), edition("census-new"), edition("census-zz", practice=True)
    chosen = form([new, invented, old], new, old)
    assert chosen is not None
    assert offered(chosen)[0] == ["census-old", "census-new"]
    assert proposed(chosen) == ["census-new", "census-old"]
    assert form([new, invented], new, new) is None


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        (edition("census-1"), edition("census-2"), True),
        (edition("census-1"), edition("census-2", practice=True), False),
        (edition("census-1"), edition("measures-2025"), False),
        (edition("residents-nl-2024"), edition("residents-nl-2025-x"), True),
        (edition("residents-nl-2024"), edition("residents-be-2024"), False),
        (edition("completeness-nl-2024-01-01"), edition("residents-nl-2024"), False),
    ],
)
def test_only_what_is_of_one_kind_can_be_compared(first: Edition, second: Edition, *, alike: bool) -> None:
    assert comparable(first, second) is alike


def test_going_back_in_time_is_said() -> None:
    old, new = edition("census-old", OLD, LATER), edition("census-new", NEW, SOONER)
    assert from_to(old, new, ("A", "B")) == "Van A naar B."
    assert from_to(new, new, ("A", "B")) == "Van A naar B."
    assert from_to(new, old, ("B", "A")).startswith("Van B naar A. Let op: u gaat terug in de tijd")


@pytest.mark.parametrize("other", [edition("census-zz", practice=True), edition("measures-2025")])
def test_the_address_asks_in_vain_for_two_that_are_not_alike(other: Edition, client: Client, db: None) -> None:
    Edition.objects.bulk_create([edition("census-real"), other])
    for both in (("census-real", other.pk), (other.pk, "census-real")):
        form = client.get(reverse("editions"), dict(zip(("first", "second"), both, strict=True)))
        for asked in (form, client.get(reverse("comparison", args=both))):
            assert asked.status_code == 404
            assert "Deze twee edities zijn niet te vergelijken" in asked.content.decode()
            assert "Alle edities" in asked.content.decode()


def test_a_comparison_of_registers_refuses_in_words(client: Client, db: None) -> None:
    Edition.objects.bulk_create([edition("census-real"), edition("census-zz", practice=True)])
    refused = client.get(reverse("comparison", args=["census-real", "census-zz"]))
    assert refused.status_code == 404
    assert "allebei echt of allebei van het oefenland" in refused.content.decode()


def test_a_comparison_back_in_time_is_shown_as_it_was_asked(client: Client, db: None) -> None:
    Edition.objects.bulk_create([edition("census-old", OLD), edition("census-new", NEW)])
    back = client.get(reverse("comparison", args=["census-new", "census-old"]))
    assert back.status_code == 200
    assert "Van 1 januari 2026 naar 1 januari 2025. Let op: u gaat terug in de tijd" in back.content.decode()


def test_two_counts_of_one_register_are_told_apart_by_their_ids(client: Client, db: None) -> None:
    Edition.objects.bulk_create([edition("census-once"), edition("census-again", taken_at=LATER)])
    said = client.get(reverse("comparison", args=["census-once", "census-again"]))
    assert "Van census-once naar census-again." in said.content.decode()
