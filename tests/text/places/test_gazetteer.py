"""Which municipalities there are and what leads to them."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from meetlat.text.places import Gazetteer, Places
from meetlat.text.places.succession import Successors
from meetlat.text.texts import laid_out
from tests.text.places.gazetteers import belgian, merger, organisation, place

TODAY = [organisation("nl.gm1991", "Maashorst"), organisation("nl.gm0824", "Oisterwijk"), organisation("wd.q1", "Au")]


def led_to(gazetteer: Gazetteer, name: str) -> str | None:
    return dict(gazetteer.elsewhere).get(name)


def test_places_lie_in_the_municipality_of_today() -> None:
    gazetteer = Gazetteer.from_rows(
        TODAY,
        places=[place("Uden", "nl.gm0856", "Noord-Brabant"), place("Volkel", "nl.gm0856", kind="regio")],
        mergers=[merger("GM0856", "Uden", "GM1991")],
    )
    assert [one.id for one in gazetteer.municipalities] == ["nl.gm1991", "nl.gm0824"]
    assert led_to(gazetteer, "Uden") == led_to(gazetteer, "Volkel") == "nl.gm1991"
    assert gazetteer.municipalities[0].province == "nl Noord-Brabant"


def test_a_municipality_that_was_divided_has_no_successor() -> None:
    mergers = [merger("GM0788", "Haaren", "GM0824", 0.5), merger("GM0788", "Haaren", "GM0855", 0.3)]
    gazetteer = Gazetteer.from_rows(TODAY, [place("Haaren", "nl.gm0788")], mergers=mergers)
    assert led_to(gazetteer, "Haaren") is None


def test_older_ones_are_followed_by_name() -> None:
    abolished = [
        {"owms_label": "s-Gravenoord", "opvolger_label": "Uden"},
        {"owms_label": "Schaijk", "opvolger_label": "Landerd"},
        {"owms_label": "Landerd", "opvolger_label": "Maashorst"},
        {"owms_label": "Rond", "opvolger_label": "Kring"},
        {"owms_label": "Kring", "opvolger_label": "Rond"},
        {"owms_label": "Tweeling", "opvolger_label": "Maashorst"},
        {"owms_label": "Tweeling", "opvolger_label": "Oisterwijk"},
    ]
    mergers = [merger("GM0856", "Uden", "GM1991"), merger("GM0001", "Deel", "GM1991", kind="part")]
    gazetteer = Gazetteer.from_rows(TODAY, [place("Maashorst", "nl.gm1991")], mergers=mergers, abolished=abolished)
    assert set(gazetteer.elsewhere) == {
        ("Maashorst", "nl.gm1991"), ("'s-Gravenoord", "nl.gm1991"), ("Uden", "nl.gm1991"),
        ("Schaijk", "nl.gm1991"), ("Landerd", "nl.gm1991"),
    }  # fmt: skip


def test_mergers_that_go_round_lead_nowhere() -> None:
    assert Successors([], [merger("GM1", "A", "GM2"), merger("GM2", "B", "GM1")], []).of("GM1") is None


@pytest.mark.parametrize("name", ["VVD Maashorst", "Uden/Schaijk", "Provincie Noord-Brabant", "Website regio"])
def test_names_of_websites_are_no_places(name: str) -> None:
    assert led_to(Gazetteer.from_rows(TODAY, [place(name, "nl.gm1991", kind="regio")]), name) is None


def test_the_official_list_decides_who_exists_in_belgium() -> None:
    gazetteer = Gazetteer.from_rows(
        [organisation("be.nis44021", "Ghent"), organisation("be.nis62000", "Montegnée")],
        belgian=[belgian("44021,40000,Gent,Gand"), belgian("62093,60000,Saint-Nicolas,Saint-Nicolas")],
    )
    assert [(one.id, one.names, one.province) for one in gazetteer.municipalities] == [
        ("be.nis44021", ("Gent", "Gand", "Ghent"), "be 40000"),
        ("be.nis62093", ("Saint-Nicolas",), "be 60000"),
    ]


def test_a_country_without_places_or_a_list_is_not_read() -> None:
    rows = [organisation("be.nis44021", "Ghent"), organisation("nl.gm1991", "Maashorst")]
    assert Gazetteer.from_rows(rows).municipalities == ()


def test_an_invented_country_is_read_from_its_folder(tmp_path: Path) -> None:
    """As the practice country is: no list but those of organisations, places and mergers."""
    province = "Koperwierde"
    write(
        tmp_path / "organisations.csv", [organisation("zz.zm001", "Ankeroord"), organisation("zz.zm002", "Bijdrecht")]
    )
    write(
        tmp_path / "places.csv",
        [place("Ankeroord", "zz.zm001", province), place("Bijdrecht", "zz.zm002", "Schemerrade")]
        + [place("Tijmheem", one, kind="regio") for one in ("zz.zm001", "zz.zm002")],
    )
    write(tmp_path / "mergers.csv", [merger("ZM003", "Kolkterp", "ZM002")])
    places = Places(Gazetteer.from_folder(tmp_path))
    said = ["in Ankeroord", "Kolkterp", "Tijmheem", "Tijmheem, Koperwierde", "provincie Koperwierde"]
    numbers, found = places.places_of(laid_out(said))
    read = [(said[number], places.organisations[one]) for number, one in zip(numbers, found, strict=True)]
    assert read == [
        ("in Ankeroord", "zz.zm001"), ("Kolkterp", "zz.zm002"), ("Tijmheem, Koperwierde", "zz.zm001"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Heerhugowaard", "nl.gm1980"), ("Spijkenisse", "nl.gm1930"), ("Veghel", "nl.gm1948"),
        ("Vlagtwedde", "nl.gm1950"), ("'s-Graveland", "nl.gm1696"), ("Haaren", None),
    ],
)  # fmt: skip
def test_the_real_country(reference_folder: Path, name: str, id: str | None) -> None:
    places = Places(Gazetteer.from_folder(reference_folder))
    _, found = places.places_of(laid_out([name]), profile=True)
    assert [places.organisations[one] for one in found] == ([id] if id else [])


def write(path: Path, rows: Sequence[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
