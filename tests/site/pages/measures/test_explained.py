"""The worked example on the site is the one of the documentation, which is counted message by message elsewhere."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from meetlat.measure.definitions import definitions
from meetlat.site.pages.measures.explained import EXAMPLE, INBOX
from tests.repository import ROOT

PAGE = (ROOT / "docs" / "explanation" / "one-inbox-eight-answers.md").read_text()
UNITS = {"h": 3_600, "min": 60, "s": 1}


def _seconds(text: str) -> int:
    return sum(int(number) * UNITS[unit] for number, unit in re.findall(r"(\d+) (h|min|s)\b", text))


def test_the_results_are_those_of_the_documentation() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (\d+) \| (\d+) \| \d+ % \| (.+?) \|$", PAGE, re.MULTILINE)
    assert {id: (int(n), int(answered), _seconds(time)) for id, n, answered, time in rows} == EXAMPLE
    assert set(EXAMPLE) == set(definitions())


def test_the_inbox_is_that_of_the_documentation() -> None:
    rows = re.findall(
        r"^\| [1-8] \| \w+ (\d+) March (\d\d):(?:00|30) \| (\w) \| (\w+) \| (yes|no) \|", PAGE, re.MULTILINE
    )
    assert [((int(day), int(hour)), by, way, question == "yes") for day, hour, by, way, question in rows] == [
        (one.asked, one.by, one.way, one.question) for one in INBOX
    ]


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
@pytest.mark.django_db
def test_every_definition_is_explained_in_every_language(language: str, client: Client) -> None:
    with override(language):
        page = client.get(reverse("definitions_explained"))
    text = page.content.decode()
    assert page.status_code == 200
    assert text.count("<article") == len(definitions())
    assert all(f'id="{id}"' in text for id in definitions())
