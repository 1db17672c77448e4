"""A version of the reader: the same for the same reader, another for any other."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from meetlat.text import versions
from meetlat.text.places import Gazetteer, Municipality
from meetlat.text.topics import Topics, topics
from meetlat.text.versions import version


def gazetteer(*names: str) -> Gazetteer:
    return Gazetteer(tuple(Municipality(f"nl.gm{number}", (name,)) for number, name in enumerate(names)))


def test_it_is_short_and_the_same_every_time() -> None:
    assert re.fullmatch(r"1-[0-9a-f]{8}", version())
    assert version() == version()
    assert version(gazetteer("Lutjewaard")) == version(gazetteer("Lutjewaard"))
    assert version(topics=topics()) == version(topics=Topics(topics().lists))


@pytest.mark.parametrize(
    "other",
    [
        {"gazetteer": gazetteer()},
        {"gazetteer": gazetteer("Lutjewaard")},
        {"gazetteer": gazetteer("Lutjewaard", "Grootewaard")},
        {"gazetteer": gazetteer("Grootewaard", "Lutjewaard")},
        {"topics": topics()},
        {"topics": Topics(topics().lists[1:])},
    ],
)
def test_another_reader_has_another(other: dict[str, Any]) -> None:
    assert version(**other) != version()


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The room with its data files, to be changed."""
    folder = Path(versions.__file__).parent
    only_data = shutil.ignore_patterns("*.py", "__pycache__")
    shutil.copytree(folder, tmp_path / "text", ignore=only_data)
    monkeypatch.setattr(versions, "__file__", str(tmp_path / "text" / "versions.py"))
    return tmp_path / "text"


@pytest.mark.parametrize("name", ["cues/nl.toml", "topics/waste.toml", "weights/language.npz", "weights/known.npy"])
def test_a_change_of_what_it_reads_with_gives_another(copy: Path, name: str) -> None:
    before = version()
    with (copy / name).open("ab") as file:
        file.write(b"#")
    assert version() != before


def test_what_moves_to_another_file_gives_another(copy: Path) -> None:
    before = version()
    (copy / "cues" / "nl.toml").rename(copy / "cues" / "xx.toml")
    assert version() != before


def test_the_labelled_sets_are_no_part_of_it(copy: Path) -> None:
    before = version()
    for file in (copy / "labelled").glob("*.csv"):
        file.unlink()
    assert version() == before


def test_changed_rules_in_code_give_another(monkeypatch: pytest.MonkeyPatch) -> None:
    before = version()
    monkeypatch.setattr(versions, "RULES", 2)
    assert (version()[:2], version()[2:]) == ("2-", before[2:])
