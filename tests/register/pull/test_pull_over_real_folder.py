"""Over the real reference folder: the directory's answers in its own format, made from the folder itself."""

import csv
import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from meetlat.register.loading.folder import read_folder
from meetlat.register.pull import Status
from meetlat.register.pull.wikidata import PROPERTIES, kinds
from tests.register.pull.pulling import Puller
from tests.register.pull.sources_on_here import Reply, Sources

ENTITY = "http://www.wikidata.org/entity/"
Rows = list[dict[str, str]]


@pytest.fixture
def real(puller: Puller, reference_folder: Path) -> Puller:
    shutil.copytree(reference_folder, puller.folder)
    return puller


def test_small_answers_are_taken_for_half_ones_and_all_stays(real: Puller) -> None:
    """Our answers of a few municipalities: every source that held more before is kept, byte for byte."""
    before = real.content()
    report = real.pull()
    assert [said.name for said in report.sources if said.status is Status.KEPT] == ["wikidata", "rio", "cbs", "statbel"]
    unchanged = {file for file, content in real.content().items() if before.get(file) == content}
    assert set(before) - unchanged == {"places.csv"}  # the register's places beside the aliases
    assert set(real.lines("places.csv")) >= {
        line for line in _text(before, "places.csv") if line.startswith("Utrecht,")
    }


def test_the_same_directory_again_changes_no_organisation_and_withdraws_nothing(real: Puller) -> None:
    before = real.content()
    organisations, accounts = (_rows(real.folder / file) for file in ("organisations.csv", "accounts.csv"))
    real.sources.broken["wikidata"] = lambda _: Reply(_answer(real.sources, organisations, accounts))
    real.sources.broken["roo"] = lambda _: Reply(_register(organisations))
    report = real.pull()
    assert next(said for said in report.sources if said.name == "wikidata").status is Status.OK
    after = _rows(real.folder / "organisations.csv")
    assert {row["id"]: row for row in after} == {row["id"]: row for row in organisations}
    assert len(_rows(real.folder / "accounts_withdrawn.csv")) == len(_text(before, "accounts_withdrawn.csv")) - 1
    assert _counted(_rows(real.folder / "accounts.csv")) == _counted(accounts)
    read_folder(real.folder)


def _counted(accounts: Rows) -> Counter[str]:
    """Accounts per platform; the same account in two spellings counts once."""
    return Counter(
        platform
        for _, platform, _ in {(row["organisation"], row["platform"], row["handle"].lower()) for row in accounts}
    )


def _text(content: dict[str, bytes], file: str) -> list[str]:
    return content[file].decode().splitlines()


def _rows(file: Path) -> Rows:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _answer(sources: Sources, organisations: Rows, accounts: Rows) -> bytes:
    """What Wikidata would say to the question asked last."""
    query = sources.heard[-1][1]["query"]
    asked = [kind for kind in kinds() if f"wd:{kind.country_item} ." in query]
    types = {(kind.country, kind.kind): kind.type_item for kind in reversed(asked) if kind.kind != "other"}
    bodies = {row["id"]: row for row in organisations if (row["country"], row["kind"]) in types and row["wikidata"]}
    if "?handle" not in query:
        columns = ["org", "orgLabel", "orgDescription", "type", "code", "website"]
        return _results(columns, [_body(row, types[row["country"], row["kind"]]) for row in bodies.values()])
    properties = {platform: property for property, platform in PROPERTIES.items()}
    listed = [row for row in accounts if row["organisation"] in bodies and row["platform"] in properties]
    found = [(bodies[row["organisation"]]["wikidata"], properties[row["platform"]], row["handle"]) for row in listed]
    return _results(
        ["org", "property", "handle"], [{"org": ENTITY + a, "property": ENTITY + b, "handle": c} for a, b, c in found]
    )


def _body(row: dict[str, str], type: str) -> dict[str, str]:
    said = {
        "org": ENTITY + row["wikidata"],
        "orgLabel": row["name"],
        "orgDescription": row["description"],
        "type": ENTITY + type,
    }
    return {**said, "code": row["official_code"].removeprefix("GM"), "website": row["website"]}


def _results(columns: list[str], rows: list[dict[str, str]]) -> bytes:
    bindings: list[dict[str, Any]] = [
        {name: {"type": "literal", "value": value} for name, value in row.items() if value} for row in rows
    ]
    return json.dumps({"head": {"vars": columns}, "results": {"bindings": bindings}}).encode()


WHOLE = """<p:contact>
  <p:internetadressen><p:internetadres><p:url>https://a.example</p:url></p:internetadres></p:internetadressen>
  <p:socialMedia><p:socialmedium><p:gebruikersnaam>a</p:gebruikersnaam><p:url>none</p:url><p:platform>a</p:platform>
  </p:socialmedium></p:socialMedia>
</p:contact>
<p:geografie><p:bevatPlaatsen>A, B</p:bevatPlaatsen></p:geografie>"""


def _register(organisations: Rows) -> bytes:
    """A register of all Dutch municipalities, each with everything that is looked for."""
    namespace = "https://organisaties.overheid.nl/static/schema/oo/export/2.6.3"
    listed = "".join(
        f'<p:organisatie p:resourceIdentifierTOOI="https://identifier.overheid.nl/tooi/id/gemeente/{row["id"][3:]}">'
        f"<p:naam>Gemeente</p:naam><p:types><p:type>Gemeente</p:type></p:types>{WHOLE}</p:organisatie>"
        for row in organisations
        if row["id"].startswith("nl.gm")
    )
    root = "p:overheidsorganisaties"
    return f'<{root} xmlns:p="{namespace}"><p:organisaties>{listed}</p:organisaties></{root}>'.encode()
