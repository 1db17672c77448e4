"""What each source can do wrong: it is named, and what an earlier pull brought stays byte for byte."""

import json
from collections.abc import Callable

import pytest

from meetlat.register.pull import PullFailed, Status
from tests.register.pull.pulling import Puller
from tests.register.pull.sources_on_here import Change, Reply, answer, zipped

FILES = {
    "wikidata": ["organisations.csv", "accounts.csv", "accounts_withdrawn.csv"],
    "roo": ["places.csv"],
    "rio": ["government_domains.csv"],
    "cbs": ["age_groups.csv", "municipality_years.csv", "inhabitants.csv"],
    "statbel": ["be_municipalities_2025_names.csv", "inhabitants.csv"],
    "pdok": ["geometry/nl_gemeente_2026.topojson"],
}


def replaced(old: str, new: str) -> Change:
    return lambda body: Reply(body.replace(old.encode(), new.encode()))


def always(body: bytes) -> Change:
    return lambda _: Reply(body)


def half(body: bytes) -> Reply:
    """Half a body, and a length that says so: complete by HTTP, not by its own format."""
    return Reply(body[: len(body) // 2])


def cut_off(body: bytes) -> Reply:
    """The server promises more bytes than it sends."""
    return Reply(body[: len(body) // 2], held_back=len(body))


def unavailable(_: bytes) -> Reply:
    return Reply(b"<html>Service Unavailable</html>", 503)


def statbel_text(change: Callable[[bytes], bytes]) -> Change:
    return lambda _: Reply(zipped(change(answer("statbel.txt"))))


def cbs_ages(change: Callable[[int], object]) -> Change:
    def changed(body: bytes) -> Reply:
        page = json.loads(body)
        for row in page["value"]:
            if row.get("Leeftijd", "").strip() == "70100" and row["BevolkingOp1Januari_1"]:
                row["BevolkingOp1Januari_1"] = change(row["BevolkingOp1Januari_1"])
        return Reply(json.dumps(page).encode())

    return changed


EVERY = [
    (source, fault, says)
    for source in FILES
    for fault, says in (
        (unavailable, "answered 503"),
        (cut_off, "no whole answer"),
        (lambda _: Reply(b"gone", 410), "answered 410"),
        (lambda _: Reply(b""), ""),
        (lambda _: Reply(b"<html>are you human?</html>"), ""),
        (half, ""),
        (lambda _: Reply(b"[" * 100_000), ""),
    )
]
OWN = [
    (
        "roo",
        replaced("static/schema/oo/export/2.6.13", "static/schema/iets-anders/1.0"),
        "expected the namespace https://organisaties",
    ),
    ("roo", replaced("</p:overheidsorganisaties>", "</p:overheid>"), "the XML is broken"),
    ("roo", replaced("p:bevatPlaatsen", "p:omvatPlaatsen"), "lacks geografie/bevatPlaatsen"),
    ("roo", replaced("p:socialMedia", "p:socialeMedia"), "lacks contact/socialMedia/socialmedium"),
    (
        "roo",
        replaced("<p:type>Gemeente</p:type>", "<p:type>Municipality</p:type>"),
        "not one organisation of type Gemeente",
    ),
    ("roo", replaced("2022-03-24", "gisteren"), "eindDatum is 'gisteren'"),
    (
        "roo",
        replaced("<p:overheidsorganisaties", '<!DOCTYPE x [<!ENTITY a "b">]><p:overheidsorganisaties'),
        "no export needs",
    ),
    ("rio", replaced("static/schema/oo/export/0.0.3", "x"), "expected the namespace"),
    (
        "rio",
        replaced("domeinnaamregistratie>", "registratie>"),
        "lacks domeinnaamregistraties/domeinnaamregistratie/naam",
    ),
    (
        "cbs",
        replaced("BevolkingOp1Januari_1", "BevolkingOp1Januari_2"),
        "lacks BevolkingOp1Januari_1. Expected: BevolkingOp1Januari_1, Leeftijd",
    ),
    ("cbs", replaced('"Title"', '"Titel"'), "03759ned/RegioS lacks Title. Expected: Key, Title. Found: Key, Titel."),
    ("cbs", replaced('"value"', '"waarde"'), "RegioS has no list of values"),
    ("cbs", always(b'{"value": []}'), "Leeftijd has no key 10000"),
    ("cbs", always(b'{"value": [3]}'), "the answer has a form that is not known (TypeError"),
    ("cbs", replaced("JJ00", "KW04"), "no figure for any municipality"),
    ("cbs", replaced("0 tot 5 jaar", "0-4 jaar"), "five-year groups of Leeftijd begin at"),
    ("cbs", cbs_ages(lambda n: n - 1 if isinstance(n, int) else n), "add up to 1,199, but it has 1,200"),
    ("cbs", cbs_ages(str), "is '60'; expected a whole number"),
    (
        "cbs",
        replaced("http://127.0.0.1", "http://elsewhere.example"),
        "its next page is on another host, 'elsewhere.example'",
    ),
    (
        "wikidata",
        replaced('"handle"', '"account"'),
        "lacks handle. Expected: handle, org, property. Found: account, org, property.",
    ),
    ("wikidata", replaced('"bindings"', '"rows"'), "'bindings' is missing"),
    ("wikidata", replaced("wikidata.org/entity/P", "wikidata.org/entity/P99"), "none of the properties asked for"),
    ("wikidata", replaced("www.wikidata.org/entity/Q", "example.org/Q"), "is no item of Wikidata"),
    (
        "wikidata",
        lambda body: Reply(body + b"java.util.concurrent.TimeoutException"),
        "it breaks off or is something else",
    ),
    ("wikidata", always(answer("wikidata-organisations-none.json")), "lacks handle"),
    ("wikidata", always(b'[{"head": {}}]'), "expected a JSON object, found a list"),
    (
        "statbel",
        statbel_text(lambda text: text.replace(b"MS_POPULATION", b"MS_POP")),
        "the file lacks MS_POPULATION. Expected: CD_PROV",
    ),
    ("statbel", statbel_text(lambda text: text[:-40]), "cells, expected 22; it breaks off"),
    ("statbel", statbel_text(lambda text: text.replace(b"|71|2026", b"|veel|2026")), "line 3: MS_POPULATION is 'veel'"),
    (
        "statbel",
        statbel_text(lambda text: text.replace(b"|71|2026", b"|71|1926")),
        "line 3 is of '1926', expected 2026",
    ),
    ("statbel", statbel_text(lambda text: text.splitlines(keepends=True)[0]), "not one row"),
    ("statbel", lambda _: Reply(zipped(b"", "README.pdf")), "expected one .txt in the archive, found README.pdf"),
    ("pdok", replaced('"statcode"', '"gm_code"'), "the properties of a feature lacks statcode"),
    ("pdok", replaced('"features"', '"items"'), "lacks features"),
    ("pdok", replaced('"FeatureCollection"', '"Collection"'), "is a 'Collection'; expected a FeatureCollection"),
    ("pdok", replaced('"MultiPolygon"', '"Point"'), "GM0534 is drawn as 'Point'"),
    ("pdok", replaced("52.2", "452000.2"), "expected degrees"),
    ("pdok", replaced("5.05,", '"x",'), "expected longitude and latitude"),
    ("pdok", always(answer("pdok-none.json")), "holds no area for 2026 or 2025"),
    ("pdok", replaced('"rel": "self"', '"rel": "next"'), "its pages do not end"),
]


@pytest.mark.parametrize(("source", "fault", "says"), [*EVERY, *OWN])
def test_a_source_that_fails_leaves_what_it_brought(
    puller_again: Puller, source: str, fault: Change, says: str
) -> None:
    puller = puller_again
    before = puller.content()
    puller.sources.broken[source] = fault

    report = puller.pull(after_days=7)

    status = {said.name: said for said in report.sources}
    assert status[source].status is Status.KEPT, status[source].says
    assert status[source].says.startswith(f"{status[source].title} (http://127.0.0.1:")
    assert says in status[source].says
    assert {said.status for name, said in status.items() if name != source} == {Status.OK}
    after = puller.content()
    for file in FILES[source]:
        assert after[file] == before[file], file


@pytest.mark.parametrize("source", FILES)
def test_the_package_says_since_when_it_is_kept(puller_again: Puller, source: str) -> None:
    puller = puller_again
    puller.sources.broken[source] = unavailable
    puller.pull(after_days=7)
    package = json.loads((puller.folder / "datapackage.json").read_text(encoding="utf-8"))
    said = {name["name"]: (name["status"], name["fetched"]) for name in package["sources"]}
    assert said.pop(source) == ("kept", "2026-11-21")
    assert set(said.values()) == {("ok", "2026-11-28")}


@pytest.mark.parametrize("source", [name for name in FILES if name != "wikidata"])
def test_a_first_pull_without_one_source_is_a_folder_without_its_files(puller: Puller, source: str) -> None:
    puller.sources.broken[source] = unavailable
    report = puller.pull()
    assert [said.name for said in report.sources if said.status is Status.FAILED] == [source]
    assert not report.complete
    missing = set(FILES[source]) - {"inhabitants.csv"}
    assert missing.isdisjoint(puller.content())
    package = json.loads((puller.folder / "datapackage.json").read_text(encoding="utf-8"))
    assert missing.isdisjoint(resource["path"] for resource in package["resources"])


def test_a_source_that_failed_before_is_not_kept_but_failed_again(puller: Puller) -> None:
    puller.sources.broken["statbel"] = unavailable
    puller.pull()
    report = puller.pull(after_days=1)
    assert {said.name for said in report.sources if said.status is Status.FAILED} == {"statbel"}


def test_without_organisations_and_accounts_nothing_is_made(puller: Puller) -> None:
    puller.sources.broken["wikidata"] = unavailable
    with pytest.raises(PullFailed, match=r"Without organisations.csv and accounts.csv .*Wikidata .*answered 503"):
        puller.pull()
    assert not puller.folder.exists()
    assert puller.left_beside() == []


def test_a_folder_without_accounts_is_left_as_it_was(puller: Puller) -> None:
    puller.folder.mkdir()
    (puller.folder / "places.csv").write_text("place,alternative,kind,organisation,municipality,province\n")
    (puller.folder / "notes.txt").write_bytes(b"\xff\x00 our own")
    before = puller.content()
    puller.sources.broken["wikidata"] = unavailable
    with pytest.raises(PullFailed):
        puller.pull()
    assert puller.content() == before


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"id,kind\nnl.gm0344,municipality\n", "has the columns id, kind; expected id, kind, name"),
        (
            b"id,kind,name,country,official_code,wikidata,website,description\nnl.gm0344\n",
            "line 2 has 1 cells, expected 8",
        ),
        (b"id,kind,name,country,official_code,wikidata,website,description\n\xff\n", "cannot be read"),
    ],
)
def test_an_earlier_table_that_cannot_be_read_stops_the_pull(puller: Puller, content: bytes, says: str) -> None:
    puller.pull()
    (puller.folder / "organisations.csv").write_bytes(content)
    before = puller.content()
    with pytest.raises(PullFailed, match=says):
        puller.pull(after_days=1)
    assert puller.content() == before


@pytest.mark.parametrize("described", [b"no json", b"[]", b'{"sources": [{"fetched": "soon", "name": "cbs"}]}'])
def test_a_description_that_says_nothing_useful_is_no_obstacle(puller: Puller, described: bytes) -> None:
    puller.pull()
    (puller.folder / "datapackage.json").write_bytes(described)
    puller.sources.broken["cbs"] = unavailable
    report = puller.pull(after_days=1)
    kept = next(said for said in report.sources if said.name == "cbs")
    assert (kept.status, kept.fetched) == (Status.KEPT, None)


def test_a_503_that_passes_is_no_fault(puller: Puller) -> None:
    puller.sources.broken["roo"] = lambda body: unavailable(body) if puller.sources.asked["roo"] < 3 else Reply(body)
    assert puller.pull().complete
    assert puller.sources.asked["roo"] == 3


def test_half_of_what_was_known_is_not_believed(puller: Puller) -> None:
    """Whole by every format, and yet half an answer."""
    puller.pull()
    rows = "".join(f"d{number}.example,Gemeenten,Gemeenten\n" for number in range(40))
    (puller.folder / "government_domains.csv").write_text("Domain Name,Domain Type,Agency\n" + rows)
    before = puller.content()["government_domains.csv"]
    report = puller.pull(after_days=1)
    rio = next(said for said in report.sources if said.name == "rio")
    assert rio.status is Status.KEPT
    assert "government_domains.csv would shrink from 40 to 3 rows" in rio.says
    assert puller.content()["government_domains.csv"] == before
