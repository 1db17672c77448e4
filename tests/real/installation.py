"""A Meetlat with a home of its own, run by its command line in other processes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from meetlat.collect.names import Names, pseudonym_key
from meetlat.lake import Lake
from tests.repository import ROOT

COLLECT = "from meetlat.cli import main; main()"
REGISTER = """
import json, sys
from meetlat.cli.start import start
start()
from tests.collect.registering import register
for handle in json.loads(sys.argv[2]):
    register(sys.argv[1], handle)
"""


@dataclass(frozen=True)
class Installation:
    """``settings``: where it finds the servers."""

    home: Path
    source: str
    settings: Mapping[str, str]

    @property
    def environment(self) -> Mapping[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("MEETLAT_")}
        own = {"MEETLAT_HOME": str(self.home), "DJANGO_SETTINGS_MODULE": "meetlat.site.settings"}
        return {**inherited, **own, **self.settings}

    def register(self, platform: str, handles: list[str]) -> None:
        command = [sys.executable, "-c", REGISTER, platform, json.dumps(handles)]
        subprocess.run(command, check=True, cwd=ROOT, env=self.environment)

    def start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", COLLECT, "collect", self.source, "--json"]
        with (self.home / "log").open("ab") as log:
            return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, cwd=ROOT, env=self.environment)

    def collect(self) -> dict[str, Any]:
        process = self.start()
        out, _ = process.communicate(timeout=900)
        assert process.returncode == 0, self._log()
        (told,) = json.loads(out)
        return dict(told)

    def collect_until(self, rows: int) -> None:
        """Killed outright when so many messages are in the lake."""
        process = self.start()
        while self.rows() < rows and process.poll() is None:
            time.sleep(0.05)
        over = process.poll() is not None
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert not over, f"it was over before it could be killed: {self._log()}"

    def _log(self) -> str:
        return (self.home / "log").read_text()[-3000:]

    @property
    def lake(self) -> Lake:
        return Lake(self.home / "lake")

    @property
    def names(self) -> Names:
        return Names(pseudonym_key(self.home))

    def rows(self) -> int:
        return self.lake.scan(columns=["key"]).num_rows

    def messages(self) -> dict[int, dict[str, Any]]:
        found = self.lake.scan().to_pylist()
        keyed = {row["key"]: row for row in found}
        assert len(keyed) == len(found)
        return keyed
