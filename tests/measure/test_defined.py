"""A file that cannot be an indicator is refused before anything is measured: its line, and what may stand there."""

from itertools import count
from pathlib import Path

import pytest

from meetlat.measure.checked import BadIndicator
from meetlat.measure.defined import defined
from meetlat.measure.indicator import Indicator

NUMBERS = count(1)  # a module is imported once
WRITTEN = '''"""How many?"""

from meetlat.measure.indicator import Indicator

indicator = Indicator(
    id="NAME",
    version=1,
    unit="number",
    whole="sum",
    source="Somebody 2026",
)


@indicator.figures
def many(tables):
    return tables["organisations"]
'''


@pytest.fixture
def name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    monkeypatch.syspath_prepend(tmp_path)
    return f"indicator_of_a_test_{next(NUMBERS)}"


def made(name: str, folder: Path, before: str = "", after: str = "") -> Indicator:
    assert before in WRITTEN
    file = folder / f"{name}.py"
    file.write_text(WRITTEN.replace(before, after).replace("NAME", name), encoding="utf-8")
    return defined(name, file)


def test_a_whole_one_is_taken(name: str, tmp_path: Path) -> None:
    assert made(name, tmp_path).id == name


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('    source="Somebody 2026",\n', "", "line 5: source is missing. An indicator has id, version, unit, whole,"),
        ('    version=1,\n    unit="number",\n', "", "line 5: unit and version are missing. An indicator has id,"),
        ('whole="sum"', 'hole="sum"', "line 9: hole is not known. Write one of id, version, unit, whole, source, of,"),
        ('source="Somebody 2026"', 'source=""', "line 10: source is '', expected the document or page"),
        ("version=1", "version=", "line 7: is not Python (invalid syntax). Mend the line."),
    ],
)
def test_what_cannot_be_is_refused(name: str, tmp_path: Path, before: str, after: str, said: str) -> None:
    with pytest.raises(BadIndicator) as refused:
        made(name, tmp_path, before, after)
    assert f"{name}.py {said}" in str(refused.value)


def test_a_file_without_one(name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.py"
    file.write_text("first = second = str(3)\nindicators = dict()\n", encoding="utf-8")
    with pytest.raises(BadIndicator) as refused:
        defined(name, file)
    assert str(refused.value) == f"{name}.py: defines no indicator. Write indicator = Indicator(id=…, …) in it."


def test_another_fault_stays_what_it_is(name: str, tmp_path: Path) -> None:
    with pytest.raises(AttributeError, match="no attribute 'organisation'"):
        made(name, tmp_path, "indicator.figures", "Indicator.organisation")
