"""The data files of the reader of places."""

from collections import Counter
from pathlib import Path

import pytest

from meetlat.text.places import Gazetteer, words
from meetlat.text.places.lexicon import Lexicon, Needs
from tests.text.places.gazetteers import two_countries

LEXICON = Lexicon(two_countries())


def test_every_name_leads_to_a_municipality_that_exists(reference_folder: Path) -> None:
    known = {one.id for one in Gazetteer.from_folder(reference_folder).municipalities}
    assert {id for _, id in (*words.other_names(), *words.area_codes())} - known == {"abroad"}


def test_no_line_stands_twice() -> None:
    lines = Counter([*words.other_names(), *words.area_codes()])
    assert [line for line, times in lines.items() if times > 1] == []


def test_every_region_lies_in_a_country_that_is_read() -> None:
    countries = {region.partition(" ")[0] for meant in words.regions().values() for region in meant}
    assert countries == {"nl", "be", "abroad"}


@pytest.mark.parametrize(
    ("phrase", "form"),
    [
        ("ville d'", " ville d' "),
        ("'s-Gravenhage", " s gravenhage "),
        ("R’dam", " r' dam "),
        ("Amsterdam-Rijnkanaal*", " amsterdam rijnkanaal"),
        ("🇧🇪", " 🇧 🇪 "),
    ],
)
def test_forms(phrase: str, form: str) -> None:
    assert words.forms([phrase]) == [form]


@pytest.mark.parametrize(
    ("name", "needs"),
    [
        ("Utrecht", Needs.NOTHING), ("030", Needs.NOTHING), ("Bergen op Zoom", Needs.NOTHING),
        ("Rosmalen", Needs.CAPITAL), ("Leiden", Needs.INSIDE), ("Best", Needs.CONTEXT), ("Ede", Needs.CONTEXT),
        ("Limbourg", Needs.TITLE), ("gemeente Best", Needs.NOTHING), ("#gemeentebest", Needs.NOTHING),
    ],
)  # fmt: skip
def test_what_a_name_needs(name: str, needs: Needs) -> None:
    assert LEXICON.entries[words.forms([name])[0]].needs == needs


def test_with_and_without_accents_is_one_name() -> None:
    liege, bare = (LEXICON.entries[form] for form in words.forms(["Liège", "Liege"]))
    assert liege is bare
