"""Wikidata: public bodies and their official accounts, over SPARQL. The same data and types as Govdirectory shows.

Two questions per country, so that each stays well within the minute the service gives a question. Answers come in the
SPARQL 1.1 Query Results JSON Format. Only organisations are asked for, and only properties of organisations: LinkedIn
by its company page (P4264), never by a person's (P6634).
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from string import Template

from meetlat.register.platforms import platforms
from meetlat.register.pull.source import Part, Row, Rows, Source, Visit

PROPERTIES = {
    "P2013": "facebook", "P2002": "x", "P2003": "instagram", "P4264": "linkedin", "P2397": "youtube",
    "P4033": "mastodon", "P12361": "bluesky", "P7085": "tiktok", "P11892": "threads", "P3267": "flickr",
    "P4015": "vimeo", "P3836": "pinterest", "P2037": "github", "P3789": "telegram", "P3040": "soundcloud",
    "P3899": "medium", "P2984": "snapchat", "P3579": "weibo", "P3185": "vk", "P3943": "tumblr",
    "P4016": "slideshare", "P4265": "reddit",
}  # fmt: skip
CODES = {"NL": ("P382", re.compile(r"\d{1,4}")), "BE": ("P1567", re.compile(r"\d{5}"))}  # CBS and NIS codes
REST = "other"  # what no type holds whole; never replaced as a whole
FORMAT = "application/sparql-results+json"
ENTITY = re.compile(r"https?://www\.wikidata\.org/entity/(Q\d+)")

EXISTING = """
  VALUES ?type { $types }
  ?org p:P31 ?is .
  ?is ps:P31 ?type .
  MINUS { ?is pq:P582 [] }
  MINUS { ?is wikibase:rank wikibase:DeprecatedRank }
  ?org wdt:P17 wd:$country .
  MINUS { ?org wdt:P576 [] }
  MINUS { ?org wdt:P1366 [] }
  MINUS { ?org wdt:P582 [] }"""
ORGANISATIONS = """SELECT DISTINCT ?org ?orgLabel ?orgDescription ?type ?code ?website WHERE {$existing
  OPTIONAL { ?org wdt:$code ?code }
  OPTIONAL { ?org wdt:P856 ?website }
  SERVICE wikibase:label { bd:serviceParam wikibase:language "en,nl,fr,de,mul" }
}"""
ACCOUNTS = """SELECT DISTINCT ?org ?property ?handle WHERE {$existing
  VALUES (?property ?claim ?value) { $properties }
  ?org ?claim ?statement .
  ?statement ?value ?handle .
  MINUS { ?statement pq:P582 [] }
  MINUS { ?statement wikibase:rank wikibase:DeprecatedRank }
}"""


@dataclass(frozen=True)
class Kind:
    """A row of wikidata_kinds.csv: which type of thing is which kind of organisation in a country."""

    country: str
    country_item: str
    kind: str
    type_item: str
    what: str


@cache
def kinds() -> tuple[Kind, ...]:
    with (Path(__file__).parent / "wikidata_kinds.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(Kind(**row) for row in csv.DictReader(lines))


def read(visit: Visit) -> Iterable[Part]:
    organisations: dict[str, Row] = {}
    accounts: list[Row] = []
    for _, group in groupby(kinds(), key=lambda kind: kind.country):
        of_country = list(group)
        found = _organisations(visit, of_country)
        organisations |= found
        accounts += _accounts(visit, of_country, found)
    slices = frozenset((kind.country, kind.kind) for kind in kinds() if kind.kind != REST)
    yield Rows("organisations.csv", list(organisations.values()), _country_and_kind, slices)
    yield Rows("accounts.csv", accounts, lambda row: row["platform"], frozenset(PROPERTIES.values()))


def _country_and_kind(row: Row) -> tuple[str, str]:
    return row["country"], row["kind"]


def _organisations(visit: Visit, of_country: list[Kind]) -> dict[str, Row]:
    """Wikidata item -> row. An item of several types has the kind that stands first in wikidata_kinds.csv."""
    code = CODES.get(of_country[0].country, ("P382", None))[0]
    order = {kind.type_item: place for place, kind in enumerate(of_country)}
    columns = ["org", "orgLabel", "orgDescription", "type", "code", "website"]
    answers = list(_ask(visit, ORGANISATIONS, of_country, columns, code=code))
    answers.sort(key=lambda answer: (order[_item(visit, answer["type"])], answer["code"], *_plainest(answer)))
    rows: dict[str, Row] = {}
    for answer in answers:
        item = _item(visit, answer["org"])
        rows.setdefault(item, _organisation(item, of_country[order[_item(visit, answer["type"])]], answer))
    return rows


def _organisation(item: str, kind: Kind, answer: dict[str, str]) -> Row:
    code = _official_code(kind, answer["code"])
    known_as = kind.kind if code or kind.country not in CODES or kind.kind != "municipality" else REST
    about = {
        "id": _id(item, code),
        "kind": known_as,
        "name": answer["orgLabel"],
        "country": kind.country,
        "official_code": code,
    }
    return {**about, "wikidata": item, "website": answer["website"], "description": answer["orgDescription"]}


def _plainest(answer: dict[str, str]) -> tuple[int, str]:
    """Of several websites the one with the shortest path: the home page before a page in one language."""
    website = answer["website"]
    return website.rstrip("/").count("/"), website


def _official_code(kind: Kind, code: str) -> str:
    """As the statistics offices write it. Without one it is no municipality by the official list, whatever its type."""
    if kind.kind != "municipality" or kind.country not in CODES or not CODES[kind.country][1].fullmatch(code):
        return ""
    return f"GM{code.zfill(4)}" if kind.country == "NL" else code


def _id(item: str, code: str) -> str:
    if not code:
        return f"wd.{item.lower()}"
    return f"nl.{code.lower()}" if code.startswith("GM") else f"be.nis{code}"


def _accounts(visit: Visit, of_country: list[Kind], organisations: dict[str, Row]) -> Iterator[Row]:
    properties = " ".join(f"(wd:{name} p:{name} ps:{name})" for name in PROPERTIES)
    for answer in _ask(visit, ACCOUNTS, of_country, ["org", "property", "handle"], properties=properties):
        item, handle = _item(visit, answer["org"]), answer["handle"].strip().removeprefix("@")
        platform = platforms()[PROPERTIES[_property(visit, answer["property"])]]
        if item in organisations and handle:
            about = {"organisation": organisations[item]["id"], "platform": platform.id, "handle": handle}
            yield {**about, "url": platform.url(handle), "first_seen": "", "last_seen": ""}


def _ask(
    visit: Visit, question: str, of_country: list[Kind], columns: list[str], **names: str
) -> Iterator[dict[str, str]]:
    types = " ".join(f"wd:{kind.type_item}" for kind in of_country)
    whole = Template(question.replace("$existing", EXISTING))
    query = whole.substitute(types=types, country=of_country[0].country_item, **names)
    said = visit.json(visit.address, {"query": query, "format": "json"}, FORMAT)
    try:
        variables, bindings = said["head"]["vars"], said["results"]["bindings"]
        visit.expect(columns, variables, f"the answer about {of_country[0].country}")
        for binding in bindings:
            yield {column: str(binding[column]["value"]) if column in binding else "" for column in columns}
    except (KeyError, TypeError, AttributeError) as error:
        raise visit.failed(f"expected {FORMAT} with head.vars and results.bindings; {error} is missing.") from None


def _item(visit: Visit, uri: str) -> str:
    found = ENTITY.fullmatch(uri)
    if not found:
        raise visit.failed(f"{uri!r} is no item of Wikidata.")
    return found[1]


def _property(visit: Visit, uri: str) -> str:
    name = uri.rpartition("/")[2]
    if name not in PROPERTIES:
        raise visit.failed(f"{uri!r} is none of the properties asked for.")
    return name


SOURCE = Source(
    name="wikidata",
    title="Wikidata",
    address="https://query.wikidata.org/sparql",
    licence="CC0",
    files=("organisations.csv", "accounts.csv", "accounts_withdrawn.csv"),
    read=read,
)
