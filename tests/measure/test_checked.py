"""An indicator that lacks a part is refused, with its file, the line, the value and what would be right."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from meetlat.measure.checked import BadIndicator, checked
from meetlat.measure.indicator import Indicator

WRITTEN = '''"""How many?"""

indicator = Indicator(
    id="many",
    version=1,
    unit="number",
    whole="sum",
    source="Somebody 2026",
)
'''
GOOD = Indicator(id="many", version=1, unit="number", whole="sum", source="Somebody 2026", compute=lambda tables: None)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "many.py"
    file.write_text(WRITTEN, encoding="utf-8")
    return file


def test_a_whole_one_is_taken(file: Path) -> None:
    assert checked(GOOD, file) is GOOD


def test_only_what_the_register_answers_has_no_middle(file: Path) -> None:
    of_messages = replace(GOOD, of="messages", whole="median")
    assert checked(of_messages, file) is of_messages


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"source": " "},
            "many.py line 8: source is ' ', expected the document or page that the definition comes from.",
        ),
        ({"id": "more"}, "many.py line 4: id is 'more', expected the name of its file, 'many'."),
        ({"unit": "euros"}, "many.py line 6: unit is 'euros', expected one of yes, number, inhabitants,"),
        ({"whole": "mode"}, "many.py line 7: whole is 'mode', expected one of share, mean, sum, ratio."),
        ({"whole": "median"}, "many.py line 7: whole is 'median', expected one of share, mean, sum, ratio."),
        ({"of": "surveys"}, "many.py line 1: of is 'surveys', expected one of register, messages, counts."),
        ({"version": "2"}, "many.py line 5: version is '2', expected a whole number, 1 or more."),
        ({"source": 3}, "many.py line 8: source is 3, expected the document or page"),
        ({"version": 0}, "many.py line 5: version is 0, expected a whole number, 1 or more."),
        ({"minimum": 0}, "many.py line 1: minimum is 0, expected a whole number, 1 or more."),
        ({"compute": None}, "many.py: no function computes it. Mark one with @indicator.figures."),
    ],
)
def test_what_is_not_whole_is_refused(file: Path, change: dict[str, Any], said: str) -> None:
    with pytest.raises(BadIndicator) as refused:
        checked(replace(GOOD, **change), file)
    assert said in str(refused.value)
