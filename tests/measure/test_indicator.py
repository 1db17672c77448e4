"""Reading an indicator's texts."""

from pathlib import Path

import pytest

from meetlat.measure.indicator import IncompleteText, read_text

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
