"""Every public page with an address that leads somewhere, in the register that the live site holds."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

from django.urls import reverse
from django.utils import translation

LANGUAGES = ("nl", "en", "fr")
NAMES = (
    *("home", "picture", "organisations", "organisation", "platforms", "platform", "compare", "check"),
    *("methods", "indicator", "figure", "editions", "edition", "comparison", "about", "accessibility"),
    *("corrections", "open_data", "collected", "account_login"),
    *("measuring", "measuring_of", "ranking", "scorecard", "responses", "definitions_explained"),
    *("residents", "completeness"),
)
VARIANTS = {  # the same page, asked another thing: name of the screenshot -> name of the page
    "picture-heaviest": "picture",  # the country with the most areas
    "picture-as-tiles": "picture",
    "organisations-filtered": "organisations",
    "organisations-none-found": "organisations",
    "residents-on-x": "residents",
    "residents-not-yet": "residents",
    "completeness-of-provinces": "completeness",
    "completeness-not-yet": "completeness",
    "compare-two": "compare",
    "measuring-of-a-quarter": "measuring_of",
    "scorecard-practice": "scorecard",  # beside a real register too the practice country speaks
    "scorecard-of-a-quarter": "scorecard",
    "responses-practice": "responses",
    "comparison-of-quarters": "comparison",
    "check-official": "check",
    "check-unknown": "check",
    "check-refused": "check",
}
QUARTER = "measures-2025-q4"
EVERY_PAGE = (*NAMES, *VARIANTS)
Query = dict[str, Any]


@dataclass(frozen=True)
class Known:
    """What stands in addresses: read from the API of the site itself."""

    edition: str
    country: str
    organisations: tuple[str, str]
    names: dict[str, str]  # of these organisations
    account: str
    account_id: int
    practice: str  # an organisation of the practice country

    @classmethod
    def of(cls, site: str) -> "Known":
        edition = _results(site, "editions", subject="census")[0]
        country = "ZZ" if edition["practice"] else "NL"
        group = {"country": country, "kind": "municipality"}
        accounts = _results(site, "accounts", **group, platform="x")
        names = {one["id"]: one["name"] for account in accounts for one in account["organisations"][:1]}
        one, two, *_ = names
        practice = _results(site, "accounts", **group | {"country": "ZZ"}, platform="x")[0]["organisations"][0]["id"]
        return cls(edition["id"], country, (one, two), names, accounts[0]["url"], accounts[0]["id"], practice)

    @property
    def part(self) -> str:
        """Letters that stand in the name of the first organisation."""
        return self.names[self.organisations[0]].lower()[1:5]

    def arguments(self) -> dict[str, list[str]]:
        """Page or variant -> what stands in its address."""
        belgium = "ZZ" if self.country == "ZZ" else "BE"
        return {
            "picture": [self.country, "municipality"],
            "picture-heaviest": [belgium, "municipality"],
            "organisation": [self.organisations[0]],
            "platform": ["x"],
            "indicator": ["on_platform"],
            "figure": [self.edition, "on_platform"],
            "edition": [self.edition],
            "comparison": [self.edition, self.edition],
            "measuring_of": ["ZZ", "municipality"],  # the practice country speaks, beside a real register too
            "ranking": ["ZZ", "municipality"],
            "scorecard": [self.organisations[0]],
            "responses": [self.organisations[0]],
            "scorecard-practice": [self.practice],
            "scorecard-of-a-quarter": [self.practice],
            "responses-practice": [self.practice],
            "comparison-of-quarters": ["measures-2025-q3", QUARTER],
        }

    def query(self, name: str) -> Query:
        group = {"country": self.country, "kind": "municipality"}
        queries: dict[str, Query] = {
            "figure": {**group, "platform": "x"},
            "picture-as-tiles": {"map": "tiles"},
            "organisations-filtered": {**group, "q": "a"},
            "organisations-none-found": {"q": "bestaatnietburg"},
            "residents-on-x": {"platform": "x"},
            "residents-not-yet": {"country": "BE"},
            "completeness-of-provinces": {"kind": "province"},
            "completeness-not-yet": {"country": "BE"},
            "measuring-of-a-quarter": {"edition": QUARTER},
            "scorecard-of-a-quarter": {"edition": QUARTER},
            "compare-two": {"with": list(self.organisations)},
            "check-official": {"account": self.account},
            "check-unknown": {"account": "https://x.com/zomaar_iemand_99"},
            "check-refused": {"account": "geen account"},
        }
        return queries.get(name, {})

    def address(self, name: str, language: str) -> str:
        """The address of a page or of a variant of it, without the host."""
        page, arguments = VARIANTS.get(name, name), self.arguments()
        with translation.override(language):
            path = reverse(page, args=arguments.get(name, arguments.get(page, [])))
        query = urlencode(self.query(name), doseq=True)
        return f"{path}?{query}" if query else path


def _results(site: str, what: str, **query: str) -> list[dict[str, Any]]:
    with urlopen(f"{site}/api/v1/{what}?{urlencode(query)}") as answer:
        found: list[dict[str, Any]] = json.load(answer)["results"]
        return found
