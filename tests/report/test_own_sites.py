"""By what a link to one's own website is known."""

import pytest

from meetlat.report.own_sites import own_sites


@pytest.mark.parametrize(
    ("websites", "found"),
    [
        ({"a": ("https://www.aardam.nl/", "aardam.nl")}, {"a": "aardam.nl"}),
        ({"a": ("https://www.aardam.nl/home", "aardam.nl")}, {"a": "aardam.nl"}),  # all of it is its own
        (
            {
                "a": ("https://www.politie.be/5415", "politie.be"),
                "b": ("https://www.politie.be/5416/NL/", "politie.be"),
            },
            {"a": "politie.be/5415", "b": "politie.be/5416/nl"},
        ),
        (
            {"a": ("https://www.aardam.kommune.no", "kommune.no"), "b": ("https://Beekdam.kommune.no/", "kommune.no")},
            {"a": "aardam.kommune.no", "b": "beekdam.kommune.no"},
        ),
        ({"a": ("https://rijk.nl", "rijk.nl"), "b": ("https://www.rijk.nl/", "rijk.nl")}, {"a": "", "b": ""}),
        ({"a": ("", ""), "b": ("", ""), "c": ("https://c.nl", "c.nl")}, {"a": "", "b": "", "c": "c.nl"}),
        ({}, {}),
    ],
)
def test_what_an_address_of_ones_own_holds(websites: dict[str, tuple[str, str]], found: dict[str, str]) -> None:
    assert own_sites((id, *site) for id, site in websites.items()) == found
