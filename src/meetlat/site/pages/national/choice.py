"""Every country and kind that was counted, as plain links; the practice country last."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from meetlat.register.invented import COUNTRY
from meetlat.register.vocabulary import countries, label
from meetlat.report.census import sort_key
from meetlat.report.editions import latest, latest_of
from meetlat.report.models import Edition
from meetlat.report.numbers import number
from meetlat.site.pages.national.counted import groups
from meetlat.site.pages.organisations.words import country_word

Address = Callable[[str, str], str]


def picture_address(country: str, kind: str) -> str:
    return reverse("picture", args=[country, kind])


def choices(language: str, address: Address = picture_address) -> list[dict[str, Any]]:
    """{country, links}: countries and kinds by name, municipalities first; each link with its number.

    Of the newest census of either side. Raises NoEdition where none was taken.
    """
    sides = dict.fromkeys([latest(), latest_of(COUNTRY)])
    return [choice for edition in sides for choice in _of_edition(edition, language, address)]


def _of_edition(edition: Edition, language: str, address: Address) -> list[dict[str, Any]]:
    counted = groups(edition)
    here = sorted({country for country, _ in counted}, key=lambda id: sort_key(countries()[id][language]))
    return [{"country": country_word(one), "links": _links(counted, one, language, address)} for one in here]


def _links(counted: dict[tuple[str, str], int], country: str, language: str, address: Address) -> list[dict[str, str]]:
    kinds = [kind for one, kind in counted if one == country]
    ordered = sorted(kinds, key=lambda kind: (kind != "municipality", kind == "other", _plural(kind, language)))
    return [
        {"label": _plural(kind, language), "n": number(counted[country, kind], language), "url": address(country, kind)}
        for kind in ordered
    ]


def _plural(kind: str, language: str) -> str:
    return label("kinds", kind, language, "_plural")
