"""The frame of every page."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import translation

from meetlat.register.models import Load
from meetlat.report.models import Edition
from meetlat.site.context import frame

pytestmark = pytest.mark.django_db


def framed(address: str) -> dict[str, object]:
    request = RequestFactory().get(address)
    request.user = AnonymousUser()
    with translation.override(address[1:3]):
        return frame(request)


@pytest.mark.parametrize(
    ("address", "current"),
    [
        ("/nl/", 0),
        ("/nl/organisaties/", 1),
        ("/en/organisations/nl.gm0344/", 1),
        ("/nl/meting/", 3),
        ("/fr/methode/accounts/", 6),
        ("/nl/over/", None),
    ],
)
def test_the_navigation_says_where_one_is(address: str, current: int | None) -> None:
    navigation = framed(address)["navigation"]
    assert isinstance(navigation, list)
    assert [link["current"] for link in navigation] == [place == current for place in range(7)]


def test_the_same_page_in_another_language_keeps_what_was_asked() -> None:
    languages = framed("/nl/organisaties/?q=veen&country=NL")["languages"]
    assert isinstance(languages, list)
    assert [one["url"] for one in languages] == [
        "/nl/organisaties/?q=veen&country=NL",
        "/en/organisations/?q=veen&country=NL",
        "/fr/organisations/?q=veen&country=NL",
    ]
    assert [one["current"] for one in languages] == [True, False, False]


def test_the_practice_country_is_told_on_every_page(practice: Edition) -> None:
    assert framed("/nl/over/")["practice"] is True
    Load.objects.update(practice=False)
    assert framed("/nl/over/")["practice"] is False
