"""What is in the repository, for the tests that look at the whole of it."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "meetlat"


@cache
def kept_files() -> list[Path]:
    """Every file that git keeps or would keep: what is ignored and what was deleted is left out."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    return sorted(file for name in set(names) if name and (file := ROOT / name).is_file())


def name(file: Path) -> str:
    """A file's name as one would type it in the root of the repository."""
    return file.relative_to(ROOT).as_posix()


def text(file: Path) -> str:
    """What the file says; empty for one that is not text."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""
