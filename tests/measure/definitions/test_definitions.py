"""The definitions that are shipped."""

import re
from dataclasses import asdict
from itertools import combinations
from pathlib import Path

import pytest

import meetlat.measure.definitions as shipped
from meetlat.measure.definitions import OWN, Definition, definitions
from tests.repository import ROOT

NOT_COUNTED = {"id", "version", "source", "texts"}
REFERENCE = ROOT / "docs" / "reference" / "definitions.md"
ALL = list(definitions().values())


def parameters(definition: Definition) -> dict[str, object]:
    return {name: value for name, value in asdict(definition).items() if name not in NOT_COUNTED}


def test_every_file_is_one_and_our_own_comes_first() -> None:
    files = {file.stem for file in Path(shipped.__file__).parent.glob("*.toml")}
    assert {id: definition.id for id, definition in definitions().items()} == {id: id for id in files}
    assert list(definitions()) == [OWN, *sorted(files - {OWN})]
    assert len(files) == 8


@pytest.mark.parametrize("definition", ALL, ids=list(definitions()))
def test_complete_in_every_language(definition: Definition) -> None:
    assert list(definition.texts) == ["nl", "en", "fr"]
    for text in definition.texts.values():
        assert 2 <= len(re.findall(r"\.(?: |$)", text.says)) <= 4
        assert all(sentence.endswith(".") for sentence in text.assumed)
    assert len({text.says for text in definition.texts.values()}) == 3
    assert definition.texts["nl"].assumed


@pytest.mark.parametrize(("one", "other"), list(combinations(ALL, 2)), ids=lambda definition: definition.id)
def test_no_two_count_alike(one: Definition, other: Definition) -> None:
    assert parameters(one) != parameters(other)


@pytest.mark.parametrize("definition", ALL, ids=list(definitions()))
def test_the_page_says_what_the_file_says(definition: Definition) -> None:
    """The table of docs/reference/definitions.md, a column for each definition and a row for each parameter."""
    header, _, *rows = (
        [cell.strip(" `") for cell in line.strip("|").split("|")]
        for line in REFERENCE.read_text().splitlines()
        if (line.startswith("| ") and line.count("|") == len(ALL) + 2) or line.startswith("|---" * 9)
    )
    column = header.index(definition.id)
    assert {row[0]: row[column] for row in rows} == as_told(definition)


def as_told(definition: Definition) -> dict[str, str]:
    """What the page is to say, in words of its own making."""
    return {name: words(name, value) for name, value in parameters(definition).items()}


def words(name: str, value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return "–"
    return duration(value) if name in ("silence", "within", "norm_seconds") and isinstance(value, int) else str(value)


def duration(seconds: int) -> str:
    minutes = seconds // 60
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h" if minutes < 2_880 else f"{minutes // 1_440} d"
