"""A small reference folder of Dutch and Belgian cases, written for a test and then broken by it."""

import csv
import json
from collections.abc import Iterable
from pathlib import Path

from meetlat.register.loading.folder import description

ROWS: dict[str, list[tuple[str, ...]]] = {
    "organisations": [
        ("nl.gm9001", "municipality", "Eerstdorp", "NL", "GM9001", "", "https://www.eerstdorp.example", ""),
        ("nl.gm9002", "municipality", "Tweedorp", "NL", "GM9002", "", "", ""),
        ("wd.q1", "ministry", "Ministry of Examples", "NL", "", "Q1", "", ""),
    ],
    "accounts": [
        ("nl.gm9001", "x", "Eerstdorp", "https://x.com/Eerstdorp", "2024-01-19", "2026-04-06"),
        ("nl.gm9001", "mastodon", "post@social.eerstdorp.example", "https://social.eerstdorp.example/@post", "", ""),
        ("nl.gm9001", "linkedin", "samen", "https://www.linkedin.com/company/samen", "", "2026-04-06"),
        ("nl.gm9002", "linkedin", "samen", "https://www.linkedin.com/company/samen", "", "2026-04-06"),
    ],
    "accounts_withdrawn": [("nl.gm9002", "x", "OudTweedorp", "https://x.com/OudTweedorp", "2022-01-29", "2025-01-17")],
    "inhabitants": [
        ("nl.gm9001", "Eerstdorp", "Utrecht", "2020", "51000", "CBS"),
        ("nl.gm9003", "Derdedorp", "Utrecht", "2020", "9000", "CBS"),
    ],
    "age_groups": [("nl.gm9001", "2020", "0-9", "5100")],
    "mergers": [("2016", "2023", "GM9003", "Derdedorp", "GM9002", "Tweedorp", "0.98", "abolished")],
    "municipality_years": [("2016", "GM9003", "Derdedorp"), ("2023", "GM9001", "Eerstdorp")],
    "municipalities_2014_to_2023": [("GM9001", "Eerstdorp", "GM9001", "Eerstdorp", "1.0")],
    "owms_abolished_municipalities": [("Derdedorp", "http://owms.example/terms/D", "31/12/21", "Tweedorp")],
    "be_municipalities_2025_names": [],
    "government_domains": [("eerstdorp.example", "Gemeenten", "Gemeente Eerstdorp")],
    "places": [("Kerkbuurt", "", "Gemeente", "nl.gm9001", "Eerstdorp", "Utrecht")],
}  # fmt: skip


def write(folder: Path, **changed: Iterable[tuple[str, ...]]) -> Path:
    """The folder with every file of the format; ``changed`` gives other rows for a file."""
    folder.mkdir(parents=True, exist_ok=True)
    for resource in description()["resources"]:
        header = [field["name"] for field in resource["schema"]["fields"]]
        rows = changed.get(resource["name"], ROWS[resource["name"]])
        with (folder / resource["path"]).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([header, *rows])
    return folder


def describe(folder: Path, **said: object) -> Path:
    (folder / "datapackage.json").write_text(json.dumps(said), encoding="utf-8")
    return folder


def without(name: str, *lines: int) -> list[tuple[str, ...]]:
    """The rows of a file less those at these places."""
    return [row for place, row in enumerate(ROWS[name]) if place not in lines]


def with_more(name: str, *rows: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [*ROWS[name], *rows]
