"""Print what all test runs came to, as one closing line: ``N passed, N failed, N skipped``.

Usage: ``python scripts/tally.py FILE.xml ...`` with the JUnit reports that pytest wrote.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from defusedxml import ElementTree


def outcomes(report: Path) -> Counter[str]:
    """How many tests of one report passed, failed (or broke) and were skipped."""
    counts: Counter[str] = Counter()
    for suite in ElementTree.parse(report).iter("testsuite"):
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped = int(suite.get("skipped", 0))
        counts.update(failed=failed, skipped=skipped, passed=int(suite.get("tests", 0)) - failed - skipped)
    return counts


def tally(reports: Iterable[Path]) -> Counter[str]:
    total: Counter[str] = Counter()
    for report in reports:
        total.update(outcomes(report))
    return total


if __name__ == "__main__":
    total = tally(map(Path, sys.argv[1:]))
    print(f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    sys.exit(total["failed"] > 0 or total["passed"] == 0)
