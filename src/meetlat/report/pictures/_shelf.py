"""Where drawn pictures lie: one file each, beside the edition, whole or not at all."""

import json
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from meetlat import __version__
from meetlat.report.charts import Picture
from meetlat.report.models import Edition

KIND = "municipality"  # boundaries are of municipalities


def folder(edition: Edition) -> Path:
    """One folder per version of the program: a newer one may draw or word a picture better."""
    return Path(settings.HOME) / "editions" / edition.id / "pictures" / __version__


def name(country: str, what: str, language: str) -> str:
    return f"{country}-{what}-{language}.json"


def kept(edition: Edition, kind: str, name: str) -> Picture | None:
    file = folder(edition) / name
    if kind != KIND or not file.exists():
        return None
    return _read(file, file.stat().st_mtime_ns)


def keep(file: Path, picture: Picture) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(json.dumps(asdict(picture)), encoding="utf-8")
    part.replace(file)


@lru_cache(maxsize=64)
def _read(file: Path, written: int) -> Picture:
    said = json.loads(file.read_text(encoding="utf-8"))
    return Picture(said["svg"], said["alt"], tuple(said["columns"]), tuple(tuple(row) for row in said["rows"]))
