"""Fuzzing says how much it tried; what a reader stumbles over is named, kept and given again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.readers import readers
from scripts.seeds import seeds
from tests.repository import ROOT

OF_ITS_OWN = """
import scripts.readers

def fails(said):
    if said.startswith(b"a"):
        raise ValueError("not a refusal")

scripts.readers.readers = lambda: {READERS}
"""
STANDS = '"stands": bytes.hex'
BOTH = f'"fails": fails, {STANDS}'


def fuzz(folder: Path, watched: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / "sitecustomize.py").write_text(OF_ITS_OWN.replace("READERS", watched))
    told = {**os.environ, "PYTHONPATH": f"{folder}:{ROOT}"}
    command = [sys.executable, "-m", "scripts.fuzz", *arguments]
    return subprocess.run(command, cwd=folder, env=told, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_what_a_reader_stumbles_over_is_kept_and_given_again(tmp_path: Path) -> None:
    ended = fuzz(tmp_path, BOTH, "4")
    (kept,) = (tmp_path / "test-results" / "fuzz").iterdir()
    assert ended.returncode == 1
    assert "ValueError: not a refusal" in ended.stderr
    assert f"fails failed. Again: python -m scripts.fuzz fails {kept.relative_to(tmp_path)}" in ended.stderr
    assert kept.read_bytes().startswith(b"a")
    again = fuzz(tmp_path, BOTH, "fails", str(kept))
    assert again.returncode != 0
    assert "ValueError: not a refusal" in again.stderr + again.stdout


@pytest.mark.slow
def test_how_much_was_tried_is_told(tmp_path: Path) -> None:
    ended = fuzz(tmp_path, STANDS, "1")
    assert (ended.returncode, ended.stderr) == (0, "")
    name, tried, *rest = ended.stdout.split()
    assert (name, rest) == ("stands", ["inputs", "in", "1", "s"])
    assert int(tried.replace(",", "")) > 100


@pytest.mark.parametrize("reader", sorted(readers()))
def test_a_reader_begins_with_what_it_knows_and_stands_it(reader: str) -> None:
    known = list(seeds(reader))
    assert bool(known) == (reader not in {"limits", "masking"})
    for seed in known:
        readers()[reader](seed)
