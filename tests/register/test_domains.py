"""Domains of websites."""
# ruff: noqa: E501  a table is read across

import pytest

from meetlat.register.domains import registered_domain, website_host, with_parents


@pytest.mark.parametrize(
    ("website", "host"),
    [("https://www.eerstdorp.example/over", "eerstdorp.example"), ("http://EERSTDORP.example:80", "eerstdorp.example"), ("", "")],
)  # fmt: skip
def test_hosts(website: str, host: str) -> None:
    assert website_host(website) == host


def test_a_domain_stands_under_those_above_it_but_not_under_the_top_level() -> None:
    assert with_parents("social.overheid.example") == ["social.overheid.example", "overheid.example"]


@pytest.mark.parametrize(
    ("listed", "domain"), [({"dorp.example"}, "dorp.example"), ({"cms.dorp.example", "dorp.example"}, "cms.dorp.example"), (set(), "cms.dorp.example")]
)  # fmt: skip
def test_the_nearest_listed_domain_counts(listed: set[str], domain: str) -> None:
    assert registered_domain("https://cms.dorp.example", listed) == domain
