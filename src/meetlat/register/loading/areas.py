"""From the drawn boundaries to areas in km2, for the density of organisations."""

import re
from pathlib import Path

from meetlat.register.geometry import organisation_id, read, square_kilometres
from meetlat.register.loading.folder import Folder
from meetlat.register.loading.wanted import Wanted

FILE = re.compile(r"(?P<country>[a-z]{2})_gemeente_(?P<year>\d{4})\.topojson")


def newest_boundaries(folder: Path) -> dict[str, Path]:
    """The latest boundary file of each country (lower case), as geometry/nl_gemeente_2023.topojson."""
    files = sorted((folder / "geometry").glob("*_gemeente_*.topojson"), key=lambda file: file.name)
    return {found["country"]: file for file in files if (found := FILE.fullmatch(file.name))}


def want_areas(folder: Folder, wanted: Wanted) -> None:
    """Sets the area of every organisation that is drawn; what merged since is the sum of its parts."""
    for file in newest_boundaries(folder.path).values():
        for code, area in square_kilometres(read(file)).items():
            id = _today(organisation_id(code), wanted)
            if id in wanted.organisations:
                row = wanted.organisations[id]
                row["area"] = round((row["area"] or 0) + area, 2)


def _today(id: str, wanted: Wanted) -> str:
    """The organisation that an abolished one went into."""
    for (old, new, _), merger in wanted.mergers.items():
        if old == id and merger["kind"] == "abolished" and merger["share"] > 0.5 and wanted.organisations[id]["end"]:
            return _today(new, wanted)
    return id
