"""Which pages are asked for in one round: the home page most, many different organisations, each in a language."""

import json
import random
from dataclasses import dataclass
from itertools import cycle
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

ORGANISATIONS = 300  # different ones, so that their pages are not warm
LETTERS = ("am", "ber", "en", "haar", "wijk", "zee")
ROUND = (
    *("home", "home", "home", "picture", "organisations", "organisations, searched", "organisations, filtered"),
    *("organisation", "organisation", "organisation", "organisation", "platforms", "platform", "compare"),
    *("compare, two", "check, official", "check, unknown", "methods", "indicator", "figure", "figure, rows"),
    *("edition", "about", "open data", "API organisations", "API organisation", "API census", "API check"),
)


@dataclass(frozen=True)
class Ask:
    name: str
    address: str


class Mix:
    """Gives one question after another, always in the same order."""

    def __init__(self, site: str) -> None:
        self.edition = _results(site, "editions")[0]["id"]
        found = _results(site, "organisations", country="NL", kind="municipality", pageSize="500")
        self.ids = cycle([one["id"] for one in found][:ORGANISATIONS])
        self.accounts = cycle([one["url"] for one in _results(site, "accounts", pageSize="200")])
        self.choice = random.Random(2026)

    def asks(self, number: int) -> list[Ask]:
        names = cycle(ROUND)
        return [self._ask(next(names)) for _ in range(number)]

    def _ask(self, name: str) -> Ask:
        from django.urls import reverse
        from django.utils import translation

        page, arguments, query = self._question(name)
        if name.startswith("API"):
            return Ask(name, f"/api/v1/{page}?{urlencode(query)}")
        with translation.override(self.choice.choice(("nl", "nl", "en", "fr"))):
            return Ask(name, f"{reverse(page, args=arguments)}?{urlencode(query, doseq=True)}".rstrip("?"))

    def _question(self, name: str) -> tuple[str, list[str], dict[str, Any]]:
        group = {"country": self.choice.choice(("NL", "BE")), "kind": "municipality"}
        platform = self.choice.choice(("facebook", "x", "instagram", "linkedin", "youtube", "mastodon"))
        questions: dict[str, tuple[str, list[str], dict[str, Any]]] = {
            "home": ("home", [], {}),
            "picture": ("picture", [group["country"], "municipality"], {"platform": platform}),
            "organisations": ("organisations", [], {}),
            "organisations, searched": ("organisations", [], {"q": self.choice.choice(LETTERS)}),
            "organisations, filtered": ("organisations", [], group),
            "platform": ("platform", [platform], {}),
            "compare, two": ("compare", [], {"with": [next(self.ids), next(self.ids)]}),
            "check, official": ("check", [], {"account": next(self.accounts)}),
            "check, unknown": ("check", [], {"account": f"x.com/gemeente{self.choice.randrange(10**6)}"}),
            "indicator": ("indicator", ["on_platform"], {}),
            "figure": ("figure", [self.edition, "on_platform"], {**group, "platform": platform}),
            "figure, rows": ("figure", [self.edition, "accounts"], group),
            "edition": ("edition", [self.edition], {}),
            "open data": ("open_data", [], {}),
            "organisation": ("organisation", [next(self.ids)], {}),
            "API organisations": ("organisations", [], {"q": self.choice.choice(LETTERS)}),
            "API organisation": (f"organisations/{next(self.ids)}", [], {}),
            "API census": ("census", [], group),
            "API check": ("accounts/check", [], {"url": next(self.accounts)}),
        }
        return questions.get(name, (name, [], {}))


def _results(site: str, what: str, **query: str) -> list[dict[str, Any]]:
    with urlopen(f"{site}/api/v1/{what}?{urlencode(query)}") as answer:
        found: list[dict[str, Any]] = json.load(answer)["results"]
        return found
