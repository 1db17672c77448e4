"""Every address of the site, found in the resolver itself; what is added later is found as well."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import LocalePrefixPattern, URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern
from django.utils import translation

PLACE = re.compile(r"<(?:\w+:)?(?P<name>\w+)>")


def got(client: Client, address: str, **how: Any) -> Any:
    """The answer at an address; a file, which comes as a stream, read to its end so that it is closed."""
    response = client.get(address, **how)
    if response.streaming:
        for _ in response:
            pass
    return response


@dataclass(frozen=True)
class Route:
    """One address in one language. ``dutch`` is the same address in Dutch: the name under which rules know it."""

    template: str  # en/organisations/<id>/
    dutch: str  # nl/organisaties/<id>/

    @property
    def parameters(self) -> list[str]:
        return PLACE.findall(self.template)

    def address(self, values: Mapping[str, object]) -> str:
        return "/" + PLACE.sub(lambda place: str(values[place["name"]]), self.template)


def routes() -> list[Route]:
    """All of them, in every language; those without a language once."""
    dutch = _templates("nl")
    found = {
        Route(one, two) for code, _ in settings.LANGUAGES for one, two in zip(_templates(code), dutch, strict=True)
    }
    return sorted(found, key=lambda route: (route.dutch, route.template))


def _templates(language: str) -> list[str]:
    with translation.override(language):
        return list(templates_of(get_resolver().url_patterns))


def templates_of(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Every address under the patterns, as it is written there."""
    for one in patterns:
        if not isinstance(one.pattern, RoutePattern | LocalePrefixPattern):
            raise TypeError(f"{before}{one.pattern} is no path(); write it as one, so that it can be walked.")
        here = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from templates_of(one.url_patterns, here)
        else:
            yield here
