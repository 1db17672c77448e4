"""The build's own scripts: what they print is read by people and by the build."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.patient_files import LIST, patient, spent
from tests.repository import ROOT

GREEN = '<testsuites><testsuite tests="5" failures="0" errors="0" skipped="0"/></testsuites>'
MIXED = '<testsuites><testsuite tests="9" failures="1" errors="2" skipped="3"/></testsuites>'
NOTHING = '<testsuites><testsuite tests="0" failures="0" errors="0" skipped="0"/></testsuites>'


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("reports", "closing_line", "status"),
    [
        ([GREEN], "5 passed, 0 failed, 0 skipped\n", 0),
        ([GREEN, GREEN], "10 passed, 0 failed, 0 skipped\n", 0),
        ([GREEN, MIXED], "8 passed, 3 failed, 3 skipped\n", 1),
        ([NOTHING], "0 passed, 0 failed, 0 skipped\n", 1),
    ],
)
def test_the_tally_adds_all_runs_up(tmp_path: Path, reports: list[str], closing_line: str, status: int) -> None:
    files = [tmp_path / f"{number}.xml" for number in range(len(reports))]
    for file, report in zip(files, reports, strict=True):
        file.write_text(report)
    outcome = run(sys.executable, "scripts/tally.py", *files)
    assert (outcome.stdout, outcome.returncode) == (closing_line, status)


TIMES = """<testsuites><testsuite>
<testcase classname="tests.lake.test_slow" time="1.5"/><testcase classname="tests.lake.test_slow" time="0.6"/>
<testcase classname="tests.test_quick" time="2.0"/><testcase classname="tests.cli.test_one" time="9"/>
</testsuite></testsuites>"""


def test_a_file_is_patient_by_all_its_tests_together(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(TIMES)
    assert patient(spent(report)) == ["tests/cli/test_one.py", "tests/lake/test_slow.py"]


def test_every_patient_file_is_there() -> None:
    """One that was renamed would be quick without anybody having said so."""
    listed = LIST.read_text(encoding="utf-8").splitlines()
    assert listed
    assert [file for file in listed if not (ROOT / file).is_file()] == []


def test_packages_that_are_there_are_left_alone() -> None:
    outcome = run("scripts/debian-packages", "shell=/bin/sh", "python=/usr/bin/pyth*")
    assert (outcome.stdout, outcome.stderr, outcome.returncode) == ("", "", 0)


def test_who_may_not_install_is_told_the_exact_line() -> None:
    script = (ROOT / "scripts" / "debian-packages").read_text()
    nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    outcome = run(*nobody, "bash", "-c", script, "debian-packages", "chromium=/none", "sh=/bin/sh")
    assert outcome.returncode == 1
    assert "apt-get install -y --no-install-recommends chromium\n" in outcome.stderr


def test_a_home_of_its_own_is_gone_afterwards() -> None:
    home = run("scripts/in-own-home", "bash", "-c", 'touch "$MEETLAT_HOME/x" && echo "$MEETLAT_HOME"').stdout.strip()
    assert home
    assert not Path(home).exists()


def test_a_command_on_postgres_hands_its_status_on_and_leaves_no_server() -> None:
    outcome = run("scripts/with-postgres", "bash", "-c", 'echo "$DATABASE_URL"; exit 3')
    port = outcome.stdout.strip().split(":")[-1].split("/")[0]
    assert outcome.returncode == 3
    assert run("bash", "-c", f"exec 3<>/dev/tcp/127.0.0.1/{port}").returncode != 0
