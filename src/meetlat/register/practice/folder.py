"""Writes the practice country as a reference folder."""

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from meetlat.register.loading.folder import description
from meetlat.register.practice.accounts import account_rows
from meetlat.register.practice.bodies import domain_rows, organisation_rows, place_rows, year_rows
from meetlat.register.practice.country import CREATED, listed
from meetlat.register.practice.land import topology
from meetlat.register.practice.people import age_rows, inhabitants_rows

SEED = 2026
GEOMETRY = "geometry/zz_gemeente_2026.topojson"

Rows = Iterable[Mapping[str, object]]
TABLES: dict[str, Callable[[int], Rows]] = {
    "organisations": lambda seed: organisation_rows(),
    "accounts": lambda seed: account_rows(seed)[0],
    "accounts_withdrawn": lambda seed: account_rows(seed)[1],
    "inhabitants": inhabitants_rows,
    "age_groups": age_rows,
    "municipality_years": lambda seed: year_rows(),
    "mergers": lambda seed: listed("mergers"),
    "government_domains": lambda seed: domain_rows(),
    "places": lambda seed: place_rows(),
}


def write(folder: Path, seed: int = SEED) -> None:
    """Writes an invented country into ``folder``, in the format that ``meetlat reference load`` reads.

    The same seed gives the same bytes. The names are always the same; figures, accounts and borders differ by seed.
    """
    (folder / GEOMETRY).parent.mkdir(parents=True, exist_ok=True)
    resources = [resource for resource in description()["resources"] if resource["name"] in TABLES]
    for resource in resources:
        _write_table(folder / resource["path"], resource, TABLES[resource["name"]](seed))
    (folder / GEOMETRY).write_text(topology(seed), encoding="utf-8")
    text = json.dumps(_package(resources), indent=2, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def _write_table(path: Path, resource: dict[str, Any], rows: Rows) -> None:
    columns = [field["name"] for field in resource["schema"]["fields"]]
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, columns, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def _package(tables: list[dict[str, Any]]) -> dict[str, Any]:
    land = {"name": "zz-gemeente-2026", "path": GEOMETRY, "format": "topojson", "mediatype": "application/json"}
    return {
        "profile": "tabular-data-package",
        "name": "meetlat-reference",
        "version": description()["version"],
        "title": "The practice country: nothing in it exists",
        "created": CREATED,
        "practice": True,
        "licenses": [{"name": "CC0-1.0", "title": "Creative Commons Zero 1.0"}],
        "sources": [{"title": "Invented by Meetlat"}],
        "resources": [*tables, land],
    }
