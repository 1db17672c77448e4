"""The census as it is asked for: on invented figures for its shape, on the real register for its truth."""

import json
from typing import Any

import pytest

from meetlat.report.census import NothingCounted, census, distinct_names, sort_key
from meetlat.report.models import Edition

pytestmark = pytest.mark.django_db

SHAPE = {
    "country",
    "kind",
    "organisations",
    "with_account",
    "platforms",
    "missing",
    "size_classes",
    "inhabitants_year",
    "edition",
}


def counted(said: dict[str, Any]) -> dict[str, int]:
    return {one["platform"]: one["organisations"] for one in said["platforms"]}


def test_the_practice_country_adds_up(practice: Edition) -> None:
    said = census(practice, "ZZ", "municipality")
    assert set(said) >= SHAPE
    assert said["organisations"] == sum(one["organisations"] for one in said["size_classes"])
    assert said["organisations"] > said["with_account"] > 0
    for platform, organisations in counted(said).items():
        if platform in said["missing"]:
            assert organisations + len(said["missing"][platform]) == said["organisations"]
    assert json.dumps(said)


def test_one_platform_only(practice: Edition) -> None:
    said = census(practice, "ZZ", "municipality", "mastodon")
    assert list(counted(said)) == ["mastodon"]
    assert list(said["missing"]) == ["mastodon"]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("XX", "municipality"), "country 'XX' is not known"),
        (("NL", "village"), "kind 'village' is not known"),
        (("NL", "municipality", "hyves"), "platform 'hyves' is not known"),
        (("NL", "municipality"), "counts no municipality in NL"),
    ],
)
def test_what_is_not_counted_is_said(practice: Edition, asked: tuple[str, ...], says: str) -> None:
    with pytest.raises(NothingCounted, match=says):
        census(practice, *asked)


@pytest.mark.parametrize(("name", "key"), [("'s-Gravenhage", "gravenhage"), ("Súdwest-Fryslân", "sudwest-fryslan")])
def test_names_are_sorted_as_a_dutch_list_is(name: str, key: str) -> None:
    assert sort_key(name) == key


def test_dutch_municipalities(reference: Edition) -> None:
    said = census(reference, "NL", "municipality")
    assert (said["organisations"], said["with_account"]) == (342, 341)
    expected = {
        "facebook": 337,
        "x": 317,
        "instagram": 277,
        "linkedin": 259,
        "youtube": 153,
        "mastodon": 6,
        "bluesky": 0,
    }
    assert expected.items() <= counted(said).items()
    assert said["inhabitants_year"] == 2020


def test_dutch_municipalities_not_found_on_x(reference: Edition) -> None:
    missing = [one["name"] for one in census(reference, "NL", "municipality", "x")["missing"]["x"]]
    assert len(missing) == 25
    assert {"Beekdaelen", "Zaanstad", "Zoetermeer", "Hoorn"} <= set(missing)


def test_belgian_municipalities_follow_the_official_list(reference: Edition) -> None:
    said = census(reference, "BE", "municipality")
    assert (said["organisations"], said["with_account"], counted(said)["facebook"]) == (565, 542, 534)
    assert "Saint-Nicolas" in [one["name"] for one in said["missing"]["facebook"]]


def test_belgian_federal_public_services_are_all_on_linkedin(reference: Edition) -> None:
    said = census(reference, "BE", "federal_public_service")
    assert (said["organisations"], counted(said)["linkedin"]) == (14, 14)


@pytest.mark.parametrize(
    ("country", "kind", "organisations"),
    [("NL", "water_authority", 21), ("NL", "ministry", 12), ("BE", "police_zone", 178), ("NO", "municipality", 357)],
)
def test_any_kind_and_country(reference: Edition, country: str, kind: str, organisations: int) -> None:
    assert census(reference, country, kind)["organisations"] == organisations


def test_municipalities_without_a_count_are_in_no_size_class(reference: Edition) -> None:
    classes = {
        one["size_class"]: one["organisations"] for one in census(reference, "NO", "municipality")["size_classes"]
    }
    assert classes == {"unknown": 357}


def test_two_of_the_same_name_are_told_apart(reference: Edition) -> None:
    from meetlat.register.models import Organisation

    names = distinct_names(list(Organisation.objects.filter(id__in=["nl.gm0373", "nl.gm0893"])), "nl")
    assert len(set(names.values())) == 2
