"""Mapping files: what they say, and what is wrong with them, by file, line and key."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.mapping import BadMapping, Mapping, Note, as_toml, mapping_from, read_mapping
from meetlat.collect.mapping.table import File
from meetlat.collect.mapping.times import Times

WHOLE = """
version = 1
title = "Export van onze monitor"
required = ["text"]
optional = ["likes"]
separator = ";"

[file]
kind = "csv"
encoding = "cp1252"
delimiter = ";"
header = 3

[columns]
id = "Nr"
name = "Auteur"
time = ["Datum", "Tijd"]
text = ["Titel", "Bericht"]
kind = "Soort"
likes = "Likes"

[constants]
platform = "facebook"

[values.kind]
"Eigen bericht" = "post"

[time]
format = "%d-%m-%Y %H:%M"
zone = "Europe/Brussels"
day_first = true
"""


def test_a_whole_mapping() -> None:
    found = mapping_from(WHOLE)
    assert found.columns["time"] == ("Datum", "Tijd")
    assert found.constants == {"platform": "facebook"}
    assert found.values == {"kind": {"eigen bericht": "post"}}
    assert found.times == Times("%d-%m-%Y %H:%M", "Europe/Brussels")
    assert found.file == File("csv", "cp1252", ";", 3)
    assert (found.required, found.optional, found.separator) == (("text",), ("likes",), ";")
    assert found.unsure == ()


def test_the_columns_it_needs() -> None:
    found = mapping_from(WHOLE)
    assert found.missing(["nr", "AUTEUR", "Datum ", "tijd", "Titel", "Soort"]) == ["Bericht"]


def small(more: str = "", columns: str = "", text: str = '"T"') -> str:
    found = f'version = 1\n[columns]\nhandle = "H"\ntime = "D"\ntext = {text}\n{columns}'
    return f'{found}\n[constants]\nplatform = "x"\n{more}'


WRONG = [
    ("version = 2", "must be 1"),
    ("", "must be 1"),
    ("version = 1\n[columns", "is not TOML"),
    (small("colour = 1"), "constants.colour is not known"),
    (small('[file]\nencodign = "utf-8"'), "line 10: file.encodign is not known.*Did you mean 'encoding'"),
    (small(columns='tekst = "x"'), "columns.tekst is not known"),
    (small(columns='id = ["a", "b"]'), "id can be one column only"),
    (small(text="3"), "line 5: text must be the name of a column"),
    (small(text="[]"), "text must be the name of a column"),
    (small('[values.platform]\nhyves = "hyves"'), "hyves is not known. Known: .*facebook"),
    (small('[values.kind]\na = "moan"'), "moan is not known. Known: post, reply"),
    (small('[values.name]\na = "b"'), "values.name is not known"),
    (small('[time]\nzone = "Europe/Lutjewaard"'), "Europe/Lutjewaard is no time zone"),
    (small('[time]\nday_first = "ja"'), "day_first must be true or false"),
    (small('[file]\ndelimiter = ";;"'), ";; is not one character"),
    (small('[file]\nencoding = "hex"'), "hex is not the name of an encoding"),
    (small("[file]\nheader = true"), "header must be a whole number"),
    (small("[file]\nheader = -1"), "-1 is not a row"),
    (small('[file]\nkind = "ods"'), "ods is not one of csv, xlsx, ndjson"),
    ('version = 1\nrequired = ["tekst"]', "tekst is not known"),
    ('version = 1\n[columns]\ntime = "D"', "does not say the platform"),
    ('version = 1\n[columns]\ntime = "D"\n[constants]\nplatform = "x"', "does not say whose it is"),
    ('version = 1\n[columns]\nurl = "U"', "does not say when"),
    ('version = 1\n[columns]\nurl = "U"\ntime = "D"', "does not say what was said"),
]


@pytest.mark.parametrize(("text", "says"), WRONG)
def test_what_is_wrong_is_named(text: str, says: str) -> None:
    with pytest.raises(BadMapping, match=f"(?s)monitor.toml.*{says}"):
        mapping_from(text, "monitor.toml")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(BadMapping, match="cannot be read"):
        read_mapping(tmp_path / "nowhere.toml")
    (tmp_path / "latin.toml").write_bytes("titel = 'één'".encode("cp1252"))
    with pytest.raises(BadMapping, match="not UTF-8"):
        read_mapping(tmp_path / "latin.toml")
    (tmp_path / "huge.toml").write_bytes(b"#" * 1_000_001)
    with pytest.raises(BadMapping, match="larger than"):
        read_mapping(tmp_path / "huge.toml")


def test_what_is_written_is_read_back() -> None:
    found = mapping_from(WHOLE)
    assert mapping_from(as_toml(found)) == found


def test_notes_stand_above_what_they_are_about() -> None:
    notes = (
        Note("columns.text", "by its name"),
        Note("time.day_first", "who knows", unsure=True),
        Note("columns.id", "none"),
    )
    said = as_toml(Mapping({"text": ("T",)}, notes=notes)).splitlines()
    assert said[said.index('text = "T"') - 1] == "# by its name"
    assert said[said.index("day_first = true") - 1] == "# UNSURE: who knows"
    assert "# none" in said


names = st.text(min_size=1, max_size=20)
one = st.tuples(names)


@given(
    st.builds(
        Mapping,
        columns=st.fixed_dictionaries({"handle": one, "time": st.lists(names, min_size=1).map(tuple), "text": one}),
        constants=st.fixed_dictionaries({"platform": st.just("x"), "page": names}),
        title=st.text(max_size=40),
        separator=names,
    )
)
def test_any_names_of_columns_are_written_and_read_back(mapping: Mapping) -> None:
    assert mapping_from(as_toml(mapping)) == mapping


@given(st.text())
def test_any_text_is_a_mapping_or_refused(text: str) -> None:
    for said in (text, f"version = 1\n{text}", small(text)):
        with suppress(BadMapping):
            assert mapping_from(said).columns
