"""In CI a test that was not run is a failed run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SKIPPING = 'import pytest\n\ndef test_kept(): pass\n\ndef test_left_out(): pytest.skip("no cluster here")\n'
RUNNING = "def test_kept(): pass\n"

pytestmark = pytest.mark.slow  # each case is a pytest run of its own


def run(folder: Path, source: str, ci: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_sample.py").write_text(source)
    command = [sys.executable, "-m", "pytest", "-c", "pyproject.toml", "-p", "tests.conftest", str(folder)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    return subprocess.run(command, env=environment | {"CI": ci}, cwd=ROOT, capture_output=True, text=True, check=False)


def test_ci_fails_and_names_the_skipped_test_with_its_reason(tmp_path: Path) -> None:
    outcome = run(tmp_path, SKIPPING, ci="true")
    assert outcome.returncode == 1
    assert "test_left_out" in outcome.stdout
    assert "no cluster here" in outcome.stdout


@pytest.mark.parametrize(("source", "ci"), [(SKIPPING, ""), (RUNNING, "true")])
def test_a_developer_may_skip_and_ci_passes_what_ran(tmp_path: Path, source: str, ci: str) -> None:
    assert run(tmp_path, source, ci).returncode == 0
