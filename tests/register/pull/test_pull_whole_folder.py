"""A pull from all sources gives the folder that the loader reads."""

import json
from typing import Any

import pytest

from meetlat.register.loading.folder import read_folder
from meetlat.register.pull import ADDRESSES, SOURCES, pull
from tests.register.pull.pulling import FIRST_DAY, Puller
from tests.register.pull.sources_on_here import ANSWERS, Reply, answer, zipped

EXPECTED = {
    "organisations.csv": (ANSWERS / "expected-organisations.txt").read_text(encoding="utf-8").splitlines(),
    "accounts.csv": [
        f"{account},2026-11-21,2026-11-21"
        for account in (
            "be.nis11001,facebook,GemeenteAartselaar,https://www.facebook.com/GemeenteAartselaar",
            "nl.gm0344,facebook,GemeenteUtrecht,https://www.facebook.com/GemeenteUtrecht",
            "nl.gm0344,mastodon,GemeenteUtrecht@social.overheid.nl,https://social.overheid.nl/@GemeenteUtrecht",
            "nl.gm0344,x,GemeenteUtrecht,https://x.com/GemeenteUtrecht",
            "nl.gm0344,youtube,UCabcdefghijklmnopqrstuv,https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv",
            "nl.gm0534,linkedin,hltsamen,https://www.linkedin.com/company/hltsamen",
            "nl.gm0553,linkedin,hltsamen,https://www.linkedin.com/company/hltsamen",
            "wd.q1037495,bluesky,minvoorbeelden.bsky.social,https://bsky.app/profile/minvoorbeelden.bsky.social",
            "wd.q1037495,mastodon,minvoorbeelden@social.overheid.nl,https://social.overheid.nl/@minvoorbeelden",
            "wd.q2506593,linkedin,fps-examples,https://www.linkedin.com/company/fps-examples",
        )
    ],
    "accounts_withdrawn.csv": [],
    "inhabitants.csv": [
        'be.nis11001,Aartselaar,Antwerpen,2026,141,"Statbel, 1 Jan 2026"',
        'be.nis21001,Anderlecht,,2026,250,"Statbel, 1 Jan 2026"',
        'be.nis62093,Saint-Nicolas,Luik,2026,300,"Statbel, 1 Jan 2026"',
        'nl.gm0344,Utrecht,Utrecht,2014,1010,"CBS 03759ned, 1 Jan 2014"',
        'nl.gm0344,Utrecht,Utrecht,2026,1200,"CBS 03759ned, 1 Jan 2026"',
        'nl.gm0457,Weesp,,2014,181,"CBS 03759ned, 1 Jan 2014"',
        'nl.gm0534,Hillegom,Zuid-Holland,2014,205,"CBS 03759ned, 1 Jan 2014"',
        'nl.gm0534,Hillegom,Zuid-Holland,2026,210,"CBS 03759ned, 1 Jan 2026"',
        'nl.gm0553,Lisse,,2014,220,"CBS 03759ned, 1 Jan 2014"',
        'nl.gm0553,Lisse,,2026,230,"CBS 03759ned, 1 Jan 2026"',
    ],
    "municipality_years.csv": [
        "2003,GM0344,Utrecht",
        "2013,GM0344,Utrecht",
        "2013,GM0457,Weesp",
        "2014,GM0344,Utrecht",
        "2014,GM0457,Weesp",
        "2014,GM0534,Hillegom",
        "2014,GM0553,Lisse",
        "2026,GM0344,Utrecht",
        "2026,GM0534,Hillegom",
        "2026,GM0553,Lisse",
    ],
    "be_municipalities_2025_names.csv": [
        "11001,10000,02000,Aartselaar,Aartselaar",
        "21001,04000,04000,Anderlecht,Anderlecht",  # Brussels has no province: its region stands in
        "62093,60000,03000,Saint-Nicolas,Saint-Nicolas",
    ],
    "government_domains.csv": [
        "raad-utrecht.example,Gemeenten,Gemeenten",
        "utrecht.example,Gemeenten,Gemeenten",
        "voorbeelden.example,Rijksoverheid,Ministerie van Voorbeelden",
    ],
    "places.csv": [
        "Beekdaelen,,Plaats,nl.gm1954,Beekdaelen,Limburg",
        "De Meern,,Plaats,nl.gm0344,Utrecht,Utrecht",
        "Haarzuilens,,Plaats,nl.gm0344,Utrecht,Utrecht",
        "Hillegom,,Plaats,nl.gm0534,Hillegom,Zuid-Holland",
        "Lisse,,Plaats,nl.gm0553,Lisse,",
        "Nuth,,Plaats,nl.gm1954,Beekdaelen,Limburg",
        "Schinnen,,Plaats,nl.gm1954,Beekdaelen,Limburg",
        "Utrecht,,Plaats,nl.gm0344,Utrecht,Utrecht",
        "Vleuten,,Plaats,nl.gm0344,Utrecht,Utrecht",
    ],
}
AGES = {"nl.gm0344": [120] * 10, "nl.gm0534": [20] * 9 + [30], "nl.gm0553": [22] * 9 + [32]}
GROUPS = ["0-9", "10-19", "20-29", "30-39", "40-49", "50-59", "60-69", "70-79", "80-89", "90+"]


@pytest.mark.parametrize("file", EXPECTED)
def test_what_stands_in_a_table(puller: Puller, file: str) -> None:
    puller.pull()
    assert puller.lines(file)[1:] == EXPECTED[file]


def test_five_year_ages_become_ten_year_groups(puller: Puller) -> None:
    puller.pull()
    expected = [
        f"{id},2026,{group},{n}" for id, counts in AGES.items() for group, n in zip(GROUPS, counts, strict=True)
    ]
    assert puller.lines("age_groups.csv")[1:] == expected


def test_the_loader_reads_it_without_complaint(puller: Puller) -> None:
    puller.pull()
    read = read_folder(puller.folder)
    assert {f"{name}.csv": len(rows) for name, rows in read.tables.items()} == {
        **{file: len(lines) for file, lines in EXPECTED.items()},
        "age_groups.csv": 30,
    }


def test_the_package_describes_every_file(puller: Puller) -> None:
    puller.pull()
    package = _package(puller)
    described = {resource["path"] for resource in package["resources"]}
    assert described == set(puller.content()) - {"datapackage.json"}
    assert "geometry/nl_gemeente_2026.topojson" in described
    assert (package["name"], package["version"], package["created"]) == ("meetlat-reference", "1", "2026-11-21")
    assert package["profile"] == "tabular-data-package"


def test_the_package_names_every_source_and_its_day(puller: Puller) -> None:
    report = puller.pull()
    assert report.complete
    said = [
        (source["name"], source["path"], source["fetched"], source["status"]) for source in _package(puller)["sources"]
    ]
    assert said == [(source.name, puller.sources.addresses[source.name], "2026-11-21", "ok") for source in SOURCES]


def test_a_second_pull_of_the_same_answers_changes_only_the_days(puller: Puller) -> None:
    puller.pull()
    before = puller.content()
    report = puller.pull(after_days=1)
    changed = {file for file, content in puller.content().items() if content != before[file]}
    assert changed == {"accounts.csv", "datapackage.json"}
    assert all(line.endswith(",2026-11-21,2026-11-22") for line in puller.lines("accounts.csv")[1:])
    assert report.complete


def test_no_person_reaches_the_folder(puller: Puller) -> None:
    """The export names one as mayor, in an e-mail address, a website, accounts and a part of the organisation."""
    assert (ANSWERS / "roo.xml").read_text(encoding="utf-8").lower().count("onbestaand") == 7
    report = puller.pull()
    assert report.complete
    for file, content in puller.content().items():
        assert b"onbestaand" not in content.lower(), file
        assert b"wiebelina" not in content.lower(), file
    assert "nbestaand" not in repr(report)


def test_what_could_not_be_used_is_counted(puller: Puller) -> None:
    report = puller.pull()
    aside = {source.name: len(source.aside) for source in report.sources if source.aside}
    assert aside == {"wikidata": 1, "roo": 3}  # a handle of 300 characters; a person's page, no address, no code
    assert report.left_out == (
        "accounts.csv: nl.gm0344: youtube is known by its id already",
        "accounts.csv: nl.gm0457: x left out, the organisation does not stand in organisations.csv",
    )


def test_what_else_lies_in_the_folder_stays(puller: Puller) -> None:
    puller.pull()
    (puller.folder / "README.md").write_text("Notes of our own.")
    puller.pull(after_days=1)
    assert (puller.folder / "README.md").read_text() == "Notes of our own."


def test_progress_names_each_source(puller: Puller) -> None:
    said: list[str] = []
    pull(puller.folder, puller.sources.addresses, today=FIRST_DAY, on_progress=said.append)
    assert [line for line in said if line.endswith(" ...")] == [f"{source.title} ..." for source in SOURCES]
    assert said[-1] == f"{puller.folder} is up to date."


def test_the_addresses_are_the_official_ones() -> None:
    hosts = {name: address.split("/")[2] for name, address in ADDRESSES.items()}
    assert hosts == {
        "wikidata": "query.wikidata.org",
        "roo": "organisaties.overheid.nl",
        "rio": "organisaties.overheid.nl",
        "cbs": "opendata.cbs.nl",
        "statbel": "statbel.fgov.be",
        "pdok": "api.pdok.nl",
    }
    assert all(address.startswith("https://") for address in ADDRESSES.values())


def _package(puller: Puller) -> dict[str, Any]:
    return dict(json.loads((puller.folder / "datapackage.json").read_text(encoding="utf-8")))


def test_an_older_statbel_file_is_latin_1(puller: Puller) -> None:
    text = answer("statbel.txt").decode().replace("Saint-Nicolas", "Grâce-Hollogne").encode("latin-1")
    puller.sources.broken["statbel"] = lambda _: Reply(zipped(text))
    assert puller.pull().complete
    assert "62093,60000,03000,Grâce-Hollogne,Grâce-Hollogne" in puller.lines("be_municipalities_2025_names.csv")


def test_before_this_years_figures_are_out_last_years_are_the_newest(puller: Puller) -> None:
    assert puller.pull(after_days=60).complete  # in January 2027 Statbel and PDOK have 2026
    assert 'be.nis62093,Saint-Nicolas,Luik,2026,300,"Statbel, 1 Jan 2026"' in puller.lines("inhabitants.csv")
    assert "geometry/nl_gemeente_2026.topojson" in puller.content()
