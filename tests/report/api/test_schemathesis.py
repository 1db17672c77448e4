"""The API as described against the API as served: thousands of right and wrong questions, every check there is."""

import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

PATIENCE = 60  # seconds for the first answer of a server that is busy starting; schemathesis gives it ten
EXAMPLES = 40  # per operation, beside those that its description asks for by itself
# An address is finer than its schema can say: some are refused although their characters are allowed.
CONFIGURATION = """
[[operations]]
include-path = "/accounts/check"
checks.positive_data_acceptance.expected-statuses = ["2xx", 304, 400, 404]
"""


@pytest.mark.slow
@pytest.mark.browser  # the same served site as the browser's: needs a built front end
def test_what_is_served_is_what_is_described(live_site: str, tmp_path: Path) -> None:
    description = f"{live_site}/api/v1/openapi.json"
    urllib.request.urlopen(description, timeout=PATIENCE).close()
    (tmp_path / "schemathesis.toml").write_text(CONFIGURATION)
    command = [str(Path(sys.executable).with_name("schemathesis")), "--config-file", "schemathesis.toml", "run"]
    options = ["--max-examples", str(EXAMPLES), "--checks", "all", "--seed", "2026", "--no-color", "--workers", "2"]
    outcome = subprocess.run(
        [*command, description, *options],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=900,
    )  # fmt: skip
    assert outcome.returncode == 0, outcome.stdout[-6000:] + outcome.stderr[-2000:]
