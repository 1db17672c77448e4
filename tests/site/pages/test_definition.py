"""A definition leads to its own newest figures and queries, whether the register or messages answer it."""

import re

import pytest
from django.test import Client

from meetlat.report.models import Edition
from tests.site.pages.measures import made

LINK = re.compile(r'href="(/nl/cijfers/[^"]+)"')


def page(client: Client, indicator: str) -> str:
    return client.get(f"/nl/methode/{indicator}/").content.decode()


def links(text: str) -> list[str]:
    return [found.replace("&amp;", "&") for found in LINK.findall(text)]


@pytest.mark.parametrize("indicator", ["any_account", "on_platform", "density"])
def test_a_census_figure_leads_to_the_census(indicator: str, client: Client, practice: Edition, db: None) -> None:
    found = links(page(client, indicator))
    assert found
    assert all(address.startswith(f"/nl/cijfers/{practice.pk}/") for address in found)
    assert {client.get(address).status_code for address in found} == {200}


def test_a_figure_of_messages_leads_to_the_measuring(client: Client, practice: Edition, db: None) -> None:
    measures = made.edition()
    text = page(client, "answered")
    (address,) = links(text)
    assert address.startswith(f"/nl/cijfers/{measures.pk}/answered/")
    assert client.get(address).status_code == 200
    assert "SELECT 1" in text.replace("\n", " ")


def test_what_the_newest_measuring_does_not_hold_leads_nowhere(client: Client, practice: Edition, db: None) -> None:
    made.edition()
    assert links(page(client, "complaints")) == []
