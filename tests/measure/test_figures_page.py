"""The page of figures says what the definitions say. Renew it with ``python -m scripts.figures_page``."""

from typing import get_args, get_type_hints

import pytest

from meetlat.measure.indicator import Indicator
from scripts.figures_page import MARK, PAGE, SOURCES, UNITS, WHOLES, page


def test_the_page_is_of_today() -> None:
    now = PAGE.read_text(encoding="utf-8")
    assert page(now) == now


def test_what_is_written_by_hand_stays() -> None:
    written = page(f"# By hand\n{MARK}old")
    assert written.startswith(f"# By hand\n{MARK}\n**From the register**")
    assert "old" not in written.splitlines()


def test_a_page_without_the_mark_is_left_alone() -> None:
    with pytest.raises(SystemExit, match=r"figures\.md: lacks the line"):
        page("# By hand\n")


@pytest.mark.parametrize(("field", "words"), [("of", SOURCES), ("unit", UNITS), ("whole", WHOLES)])
def test_every_word_of_a_definition_is_explained(field: str, words: dict[str, str]) -> None:
    assert words.keys() == set(get_args(get_type_hints(Indicator, localns={"Table": object})[field]))
