"""Reading an indicator's texts."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from meetlat.measure.indicator import LANGUAGES, IncompleteText, Indicator, Tables, Text, read_text

if TYPE_CHECKING:
    from ibis.expr.types import Table

WHOLE = "# Titel\n\n## Wat het zegt\n\nDit.\n\n## Wat het niet zegt\n\nDat.\n\n## Voorbeeld\n\nZo.\n"


def test_a_text_has_a_title_and_three_parts(tmp_path: Path) -> None:
    file = tmp_path / "some.nl.md"
    file.write_text(WHOLE)
    text = read_text(file)
    assert (text.title, text.says, text.says_not, text.example) == ("Titel", "Dit.", "Dat.", "Zo.")


@pytest.mark.parametrize("broken", [WHOLE.replace("# Titel\n", ""), WHOLE.replace("Dat.\n", ""), WHOLE[:40], ""])
def test_a_text_that_lacks_a_part_is_named(tmp_path: Path, broken: str) -> None:
    file = tmp_path / "some.nl.md"
    file.write_text(broken)
    with pytest.raises(IncompleteText, match=r"some\.nl\.md"):
        read_text(file)


def whole(folder: Path, **texts: str) -> Path:
    for language in LANGUAGES:
        (folder / f"some.{language}.md").write_text(WHOLE.replace("Titel", texts.get(language, language)))
    return folder


def some() -> Indicator:
    return Indicator(id="some", version=1, unit="number", whole="sum", source="made up")


def test_an_indicator_keeps_the_function_that_is_marked() -> None:
    def nothing(tables: Tables) -> "Table":
        raise NotImplementedError

    one, other = some(), some()
    assert one.figures(nothing) is nothing
    assert one.compute is nothing
    assert other.compute is None


def test_texts_are_read_in_every_language(tmp_path: Path) -> None:
    one, other = some(), some()
    assert one.read_texts(whole(tmp_path, nl="Berichten", en="Posts", fr="Publications")) is one
    titles = {"nl": "Berichten", "en": "Posts", "fr": "Publications"}
    assert {language: one.title(language) for language in one.texts} == titles
    assert (one.texts["fr"].says, one.texts["fr"].example) == ("Dit.", "Zo.")
    assert other.texts == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_that_lacks_is_missed(tmp_path: Path, language: str) -> None:
    (whole(tmp_path) / f"some.{language}.md").unlink()
    with pytest.raises(
        IncompleteText, match=rf"^some\.{language}\.md: cannot be read \(No such file or directory\)\. Each"
    ):
        some().read_texts(tmp_path)


def test_a_text_in_letters_with_accents_and_parts_of_several_lines(tmp_path: Path) -> None:
    file = tmp_path / "some.fr.md"
    says = "Été.\n\nEncore ## ceci.\n#pas un titre"
    file.write_text(f"# Où  \n\n## Un\n\n{says}\n\n\n## Deux\nNon.\n## Trois\n\nZoé.\n", encoding="utf-8")
    assert read_text(file) == Text("Où", says, "Non.", "Zoé.")
    file.write_text(file.read_text("utf-8") + "\n## Quatre\n\nQuelqu’un.\n", encoding="utf-8")
    assert read_text(file) == Text("Où", says, "Non.", "Zoé.", "Quelqu’un.")


def test_a_source_without_a_text_of_its_own_is_told_as_the_indicator_has_it(tmp_path: Path) -> None:
    whole(tmp_path)
    dutch = tmp_path / "some.nl.md"
    dutch.write_text(dutch.read_text("utf-8") + "\n## Bron\n\nverzonnen\n", encoding="utf-8")
    one = some().read_texts(tmp_path)
    assert {language: one.source_in(language) for language in LANGUAGES} == {
        "nl": "verzonnen", "en": "made up", "fr": "made up",
    }  # fmt: skip
