"""An edition as a folder that anybody can take away: its open data, whole or not at all."""

import shutil
from pathlib import Path
from typing import Any

from meetlat.lake.disk import checksum
from meetlat.problem import Problem
from meetlat.report.models import Edition
from meetlat.report.opendata.publishing import publish
from meetlat.report.opendata.shelf import shelf
from meetlat.report.taking import Progress, silently


class NotExported(Problem):
    """The folder cannot be written, or something stands there."""


def export(home: Path, edition: Edition, into: Path, on_progress: Progress = silently) -> dict[str, Any]:
    """``edition``, ``folder``, and of each file ``name``, ``bytes`` and ``sha256``. Raises NotExported."""
    folder = into / edition.id
    if folder.exists():
        raise NotExported(f"{folder} is there already. Remove it, or name another folder with --into.")
    publish(home, edition, on_progress)
    try:
        _copy(home, edition, folder)
    except OSError as error:
        raise NotExported(f"{folder} cannot be written ({error.strerror}). Name a folder you may write in.") from None
    files = [
        {"name": one.name, "bytes": one.bytes, "sha256": checksum(folder / one.name)} for one in shelf(home, edition)
    ]
    return {"edition": edition.id, "folder": str(folder), "files": files}


def _copy(home: Path, edition: Edition, folder: Path) -> None:
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    for one in shelf(home, edition):
        shutil.copyfile(one.path, part / one.name)
    part.rename(folder)
