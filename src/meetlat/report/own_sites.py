"""By what a link to an organisation's own website is known, also where many live under one domain."""

from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from meetlat.register.domains import website_host

Site = tuple[str, str, str]  # organisation, website, its registered domain


def own_sites(websites: Iterable[Site]) -> dict[str, str]:
    """organisation -> its domain; host and path where others have that domain too, empty where they share those.

    politie.be is of 85 police zones: only politie.be/5415 is of one.
    """
    rows = [(id, _place(website), domain) for id, website, domain in websites]
    domains, places = (Counter(row[part] for row in rows) for part in (2, 1))
    return {id: _own(place, domain, domains, places) for id, place, domain in rows}


def _own(place: str, domain: str, domains: Counter[str], places: Counter[str]) -> str:
    if domains[domain] < 2:
        return domain
    return place if places[place] < 2 else ""


def _place(website: str) -> str:
    """Host and path, as they stand in an address."""
    return website_host(website) + urlsplit(website.lower()).path.rstrip("/")
