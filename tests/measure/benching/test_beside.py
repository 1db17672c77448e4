"""What a benchmark tells: ratios, rounded; how many organisations are equal; and why one way failed."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from meetlat.measure.benching import Benched, bench, beside
from meetlat.problem import Problem

SECONDS = {"scan": 0.5, "yardstick": 2.1259, "same": 1.25, "pandas": 12.521}
PEAK = {"scan": 99.6, "yardstick": 700.4, "same": 300.0, "pandas": 4000.0}
FIGURES: dict[str, list[Any]] = {"nl.a": [3, 2, 61.0, None], "nl.b": [1, 0, None, 4]}


def test_as_json() -> None:
    assert Benched(3000, SECONDS, PEAK, 12).as_json() == {
        "messages": 3000,
        "seconds": 2.13,
        "peak_mib": 700,
        "yardstick_to_scan": 4.25,
        "pandas_to_yardstick": 10.02,
        "equal_organisations": 12,
        "ways": {
            "scan": {"seconds": 0.5, "peak_mib": 100},
            "yardstick": {"seconds": 2.13, "peak_mib": 700},
            "same": {"seconds": 1.25, "peak_mib": 300},
            "pandas": {"seconds": 12.52, "peak_mib": 4000},
        },
    }


def test_without_pandas_there_is_nothing_to_be_equal_to() -> None:
    seconds = {way: taken for way, taken in SECONDS.items() if way != "pandas"}
    told = Benched(3000, seconds, PEAK, None).as_json()
    assert (told["pandas_to_yardstick"], told["equal_organisations"]) == (None, None)
    assert list(told["ways"]) == ["scan", "yardstick", "same"]


@pytest.mark.parametrize(
    ("pandas", "expected"),
    [
        ([3, 2, 61.0, None], None),
        ([3, 2, 61.0 * (1 + 0.9e-9), None], None),
        ([3, 2, 61.0 * (1 - 0.9e-9), None], None),
        ([3, 2, 61.0 * (1 + 1.1e-9), None], "bench: nl.a is"),
        ([3, 2, 61.0, 0], "bench: nl.a is"),
        ([3, 2, None, None], "bench: nl.a is"),
        (
            [3, 1, 61.0, None],
            r"^bench: nl.a is \[3, 2, 61.0, None\] by the yardstick and \[3, 1, 61.0, None\] in pandas\.$",
        ),
    ],
)
def test_what_is_equal(pandas: list[float], expected: str | None) -> None:
    other = FIGURES | {"nl.a": pandas}
    if expected is None:
        assert beside._equal(FIGURES, other) == 2
    else:
        with pytest.raises(Problem, match=expected):
            beside._equal(FIGURES, other)


@pytest.mark.parametrize(("same", "pandas"), [({}, FIGURES), (FIGURES, {})])
def test_who_is_in_one_only_is_not_equal(same: dict[str, list[float]], pandas: dict[str, list[float]]) -> None:
    with pytest.raises(Problem, match=r"^bench: nl\.a is (None by|\[3, 2, 61\.0, None\] by)"):
        beside._equal(same, pandas)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, Any]]]:
    """Each command in its turn, with how it was run. None really runs; the figures that both tell are FIGURES."""
    commands: list[tuple[list[str], dict[str, Any]]] = []

    def run(command: list[str], **how: Any) -> "subprocess.CompletedProcess[str]":
        commands.append((command, how))
        way = command[3]
        figures = FIGURES if way in ("same", "pandas") else {}
        said = json.dumps({"seconds": SECONDS[way], "peak_mib": PEAK[way], "figures": figures})
        return subprocess.CompletedProcess(command, 0, said, "a warning")

    monkeypatch.setattr(subprocess, "run", run)
    return commands


Ran = list[tuple[list[str], dict[str, Any]]]


def test_every_way_runs_once_in_a_process_of_its_own(ran: Ran, tmp_path: Path) -> None:
    assert bench(tmp_path, 3000) == Benched(3000, SECONDS, PEAK, 2)
    module = [sys.executable, "-m", "meetlat.measure.benching.ways"]
    assert [command for command, _ in ran] == [
        [*module, way, str(tmp_path), "2025"] for way in ("scan", "yardstick", "same", "pandas")
    ]
    assert all(how == {"capture_output": True, "text": True, "check": False} for _, how in ran)


def test_pandas_can_be_left_out(ran: Ran, tmp_path: Path) -> None:
    told = bench(tmp_path, 3000, with_pandas=False)
    assert [command[3] for command, _ in ran] == ["scan", "yardstick", "same"]
    assert (told.messages, told.equal) == (3000, None)
    assert told.seconds == {"scan": 0.5, "yardstick": 2.1259, "same": 1.25}
    assert told.peak_mib == {"scan": 99.6, "yardstick": 700.4, "same": 300.0}


@pytest.mark.parametrize("wrong", ["same", "pandas"])
def test_a_benchmark_of_unequal_figures_is_none(wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def alone(way: str, lake: Path) -> dict[str, Any]:
        figures = FIGURES | {"nl.b": [2, 0, None, 4]} if way == wrong else FIGURES
        return {"seconds": 1.0, "peak_mib": 1.0, "figures": figures}

    monkeypatch.setattr(beside, "_alone", alone)
    with pytest.raises(Problem, match=r"^bench: nl\.b is "):
        bench(tmp_path, 3000)


@pytest.mark.parametrize("failing", ["scan", "yardstick", "same", "pandas"])
def test_the_way_that_failed_is_named_with_its_last_words(
    failing: str, ran: Ran, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    well = subprocess.run

    def run(command: list[str], **how: Any) -> "subprocess.CompletedProcess[str]":
        failed = subprocess.CompletedProcess(command, 1, "{}", "Traceback\n  in line 3\nMemoryError: no more\n\n")
        return failed if command[3] == failing else well(command, **how)

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(Problem, match=rf"^bench {failing}: MemoryError: no more$"):
        bench(tmp_path, 3000)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ([], [], True),
        ([None], [None], True),
        ([0], [0.0], True),
        ([None], [0], False),
        ([0], [None], False),
        ([1e-12], [0], False),  # of nothing, one part in a milliard is nothing
        ([1e9], [1e9 + 1], True),
        ([1e9], [1e9 + 2], False),
        ([-1e9], [-1e9 - 0.5], True),
        ([1, 2], [1, 3], False),
        ([1, 2], [3, 2], False),
    ],
)
def test_alike_but_for_rounding(one: list[Any], other: list[Any], alike: bool) -> None:
    assert beside._alike(one, other) is alike


def test_figures_of_different_length_are_an_error() -> None:
    with pytest.raises(ValueError, match="shorter"):
        beside._alike([1, 2], [1])


def test_a_way_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"^bench scan: \w+(Error|Exception): .+"):
        bench(tmp_path, 10)
