"""Where a figure opens up, and where an organisation's page is."""

from urllib.parse import urlencode

from django.urls import reverse

SLOT = "0-0"


def figure_address(edition: str, indicator: str, country: str, kind: str, **cut: str) -> str:
    """``cut``: platform, size_class, province, organisation; what is empty is left out."""
    asked = {"country": country, "kind": kind, **{name: value for name, value in cut.items() if value}}
    return f"{reverse('figure', args=[edition, indicator])}?{urlencode(asked)}"


def platform_address(platform: str, country: str, kind: str) -> str:
    return f"{reverse('platform', args=[platform])}?{urlencode({'country': country, 'kind': kind})}"


def organisation_addresses(ids: list[str] | dict[str, str]) -> dict[str, str]:
    """id -> address; the pattern is looked up once, for lists of hundreds."""
    pattern = reverse("organisation", args=[SLOT])
    return {id: pattern.replace(SLOT, id) for id in ids}
