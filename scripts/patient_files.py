"""Write down which test files take more than two seconds: ``make test-quick`` leaves those to ``make test-unit``.

    make test-unit && .venv/bin/python -m scripts.patient_files test-results/test-unit.xml

A file that is not on the list is quick, so a new one takes part at once.
"""

import sys
from collections import defaultdict
from pathlib import Path

from defusedxml import ElementTree

HERE = Path(__file__).parent.parent
LIST = HERE / "tests" / "patient.txt"
SECONDS = 2.0  # of all tests in the file together, with what they stand on


def spent(report: Path) -> dict[str, float]:
    """Seconds by file, out of the JUnit report that pytest wrote."""
    seconds: dict[str, float] = defaultdict(float)
    for test in ElementTree.parse(report).iter("testcase"):
        seconds[_file(test.get("classname", ""))] += float(test.get("time", 0))
    return seconds


def _file(module: str) -> str:
    return f"{module.replace('.', '/')}.py"


def patient(seconds: dict[str, float]) -> list[str]:
    return sorted(file for file, took in seconds.items() if took > SECONDS)


if __name__ == "__main__":
    LIST.write_text("".join(f"{file}\n" for file in patient(spent(Path(sys.argv[1])))), encoding="utf-8")
