"""meetlat bench: equal figures by the yardstick and by pandas, and how long each took."""

import json
from pathlib import Path

import pytest

from meetlat.measure.benching.beside import _equal
from meetlat.problem import Problem
from tests.cli.running import run


@pytest.mark.slow
def test_the_same_figures(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked = ("bench", "--messages", "3000", "--organisations", "12", "--into", str(tmp_path), "--json")
    outcome = run(capsys, monkeypatch, *asked)
    assert outcome.status == 0
    told = json.loads(outcome.out)
    assert told["messages"] == 3_000
    assert told["equal_organisations"] > 5
    assert set(told["ways"]) == {"scan", "yardstick", "same", "pandas"}
    assert all(told[name] > 0 for name in ("seconds", "peak_mib", "yardstick_to_scan", "pandas_to_yardstick"))


def test_a_folder_that_cannot_be(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    refused = run(capsys, monkeypatch, "bench", "--into", str(tmp_path / "file" / "lake"), "--json")
    assert (refused.status, refused.out) == (1, "")
    assert "Name a folder you may write in" in refused.err


@pytest.mark.parametrize(
    "other", [{"a": [3, 2, 60.0]}, {"a": [3, 2, None]}, {}, {"a": [3, 2, 61.0], "b": [1, 0, None]}]
)
def test_a_difference_is_no_benchmark(other: dict[str, list[float]]) -> None:
    with pytest.raises(Problem, match="by the yardstick and"):
        _equal({"a": [3, 2, 61.0]}, other)
