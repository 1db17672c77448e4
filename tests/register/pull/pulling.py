"""Pulls from the sources on this machine, day by day, with little patience."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from meetlat.register.pull import Patience, Report, pull
from tests.register.pull.sources_on_here import Sources

FIRST_DAY = date(2026, 11, 21)
SHORT = Patience(attempts=3, first=0.001, longest=2.0, jitter=0.001, connect=2.0, read=2.0, answer=10.0)


@dataclass
class Puller:
    """Pulls into one folder, day by day."""

    folder: Path
    sources: Sources

    def pull(self, after_days: int = 0) -> Report:
        today = FIRST_DAY + timedelta(days=after_days)
        return pull(self.folder, self.sources.addresses, today=today, patience=SHORT)

    def lines(self, file: str) -> list[str]:
        return (self.folder / file).read_text(encoding="utf-8").splitlines()

    def content(self) -> dict[str, bytes]:
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}

    def left_beside(self) -> list[str]:
        return sorted(path.name for path in self.folder.parent.iterdir() if path != self.folder)
