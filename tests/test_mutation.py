"""The mutation score: mutants are drawn fairly, counted truly, and told with file and line."""

import json
from collections import Counter
from pathlib import Path

import pytest

from scripts import mutants
from scripts.mutants import Change
from scripts.mutation import reported
from scripts.sampling import Score, by_room, drawn, equivalent, known_equivalents, module_of, score
from scripts.undecorated import undecorated
from tests.repository import ROOT

DECORATED = """\
from functools import cache

@cache
def one():
    return 1

@final
class Two:
    @property
    def two(self):
        return one() + 1

    @staticmethod
    def three():
        return 3

    four = 4

@indicator.figures
@cache
def five(): return Two.four
"""
APPLIED = """\
from functools import cache

def one():
    return 1
one = cache(one)

@final
class Two:
    def two(self):
        return one() + 1
    two = property(two)

    @staticmethod
    def three():
        return 3

    four = 4

def five(): return Two.four
five = indicator.figures(cache(five))
"""
NAMES = [f"meetlat.measure.{file}.x_f__mutmut_{number}" for file in ("a", "b.c", "b.d") for number in range(200)]
SHOWN = """\
# meetlat.measure.shares.x_share__mutmut_3: survived
--- src/meetlat/measure/shares.py
+++ src/meetlat/measure/shares.py
@@ -3,5 +3,5 @@
     as it was
-    before = 1
+    before = 2
     as it was
"""


def test_a_decorator_is_applied_below_its_function() -> None:
    assert undecorated(DECORATED) == APPLIED


@pytest.mark.parametrize("file", sorted((ROOT / mutants.MEASURE).glob("*.py")), ids=lambda file: file.stem)
def test_measure_can_be_undecorated(file: Path) -> None:
    compile(undecorated(file.read_text()), file.name, "exec")


@pytest.mark.parametrize("size", [3, 60, 599, 600, 1000])
def test_each_file_gives_its_part_of_the_sample(size: int) -> None:
    found = drawn(NAMES, size, seed=1)
    assert len(set(found)) == len(found) == min(size, 600)
    counted = Counter(map(module_of, found))
    assert max(counted.values()) - min(counted.values()) <= 1


def test_a_seed_draws_the_same_and_another_others() -> None:
    assert drawn(NAMES, 60, 1) == drawn(NAMES[::-1], 60, 1) != drawn(NAMES, 60, 2)


def test_the_score_counts_what_was_tried() -> None:
    found = score(["killed"] * 16 + ["timeout", "segfault", "survived", "no tests", "not checked"])
    assert (found.found, found.tried) == (18, 20)
    assert str(found) == "90.0% (69.9% to 97.2%), 18 of 20"
    assert str(score(["not checked"])) == "none tried"


def test_each_folder_has_its_score() -> None:
    found = by_room({name: "survived" if ".c." in name else "killed" for name in NAMES})
    assert found == {"": Score(200, 200), "b": Score(200, 400)}


@pytest.mark.parametrize(
    ("was", "becomes", "same"),
    [
        ('n.cast("int64")', 'n.cast("INT64")', True),
        ('n.cast("int64")', 'n.cast("XXint64XX")', False),
        ('n.cast("int64")', 'm.cast("int64")', False),
        ('t["count"]', 't["COUNT"]', False),
        ("zip(a, b, strict=True)", "zip(a, b, strict=False)", True),
        ("zip(a, b, strict=True)", "zip(a, b, )", True),
        ("zip(a, b, strict=True)", "zip(a, strict=True)", False),
    ],
)
def test_only_what_is_listed_is_equivalent(was: str, becomes: str, *, same: bool) -> None:
    assert equivalent(was, becomes, known_equivalents()) is same


@pytest.mark.parametrize(
    ("name", "file", "within"),
    [
        ("shares.x_share__mutmut_3", "shares.py", ["share"]),
        ("shares.x__low__mutmut_12", "shares.py", ["_low"]),
        ("x_edition__mutmut_1", "__init__.py", ["edition"]),
        ("statistics.residents.xǁResidentsǁper__mutmut_3", "statistics/residents.py", ["Residents", "per"]),
        ("statistics.residents.xǁRateǁ__post_init____mutmut_3", "statistics/residents.py", ["Rate", "__post_init__"]),
    ],
)
def test_where_a_mutant_is(name: str, file: str, within: list[str]) -> None:
    assert mutants.place(f"meetlat.measure.{name}") == mutants.Place(f"{mutants.MEASURE}/{file}", within)


def test_what_a_fixture_of_a_file_walks_through_counts_for_all_its_tests(tmp_path: Path) -> None:
    (tmp_path / "mutants").mkdir()
    (tmp_path / "shared.py").write_text('@pytest.fixture(scope="module")')
    (tmp_path / "apart.py").write_text("@pytest.fixture")
    stats = {
        "duration_by_test": dict.fromkeys(["shared.py::one", "shared.py::two", "apart.py::one", "apart.py::two"], 0.1),
        "tests_by_mangled_function_name": {"f": ["shared.py::one", "apart.py::two"], "g": ["apart.py::one"]},
    }
    file = tmp_path / "mutants" / "mutmut-stats.json"
    file.write_text(json.dumps(stats))
    mutants.widen(tmp_path)
    walked = json.loads(file.read_text())["tests_by_mangled_function_name"]
    assert walked == {"f": ["apart.py::two", "shared.py::one", "shared.py::two"], "g": ["apart.py::one"]}


def test_a_survivor_is_told_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    told = mutants.read_change(SHOWN, "src/meetlat/measure/shares.py", begins=10)
    assert told == Change("src/meetlat/measure/shares.py", 13, "before = 1", "before = 2")
    assert reported({"meetlat.measure.a.x_f__mutmut_1": "survived"}, [told]) == 1
    said = capsys.readouterr().out
    assert "src/meetlat/measure/shares.py:13\n  was      before = 1\n  becomes  before = 2\n" in said
    assert said.endswith("all              0.0% (0.0% to 79.3%), 0 of 1\n")


def test_enough_found_is_enough() -> None:
    found = dict.fromkeys(NAMES[:9], "killed") | {NAMES[9]: "survived"}
    assert reported(found, []) == 0
    assert reported(found | {NAMES[10]: "survived"}, []) == 1
