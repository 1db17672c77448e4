"""From the files to organisations: who exists now by the official lists, who existed and went into whom."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from meetlat.register.loading.folder import Folder, Row
from meetlat.register.loading.wanted import Wanted
from meetlat.register.vocabulary import provinces, shipped, table

CENTURY = 50  # a two-digit year up to 50 is 20xx


def want_organisations(folder: Folder, wanted: Wanted) -> None:
    """Fills ``wanted.organisations``: the directory's, the official list's, and those that ended."""
    for row in folder.rows("organisations"):
        wanted.organisations[row["id"]] = _from_directory(row)
    _follow_the_belgian_list(folder, wanted)
    for id, former in _ended(folder, wanted):
        wanted.organisations.setdefault(id, former)
    _give_names(wanted)
    _give_provinces(folder, wanted)


def organisation(**said: Any) -> Row:
    """A row with every field of the register's table, empty where nothing is said."""
    empty = {"official_code": "", "wikidata": "", "website": "", "description": "", "province": ""}
    return {**empty, "names": {}, "area": None, "start": None, "end": None, **said}


def _from_directory(row: Row) -> Row:
    return organisation(**{name: value for name, value in row.items() if name not in {"id", "_line"}})


def _follow_the_belgian_list(folder: Folder, wanted: Wanted) -> None:
    """The official list decides which Belgian municipalities exist; the directory only knows their accounts."""
    official = {row["id"]: row for row in folder.rows("be_municipalities_2025_names")}
    if not official:
        return
    for row in folder.rows("organisations"):
        if row["country"] == "BE" and row["kind"] == "municipality" and row["official_code"] not in official:
            wanted.organisations[row["id"]]["kind"] = "other"
            wanted.put_aside(
                "organisations.csv", row, f"{row['name']} is no municipality by the official list; kept as kind other"
            )
    for code, listed in official.items():
        id = f"be.nis{code}"
        if id not in wanted.organisations:
            wanted.put_aside(
                "be_municipalities_2025_names.csv",
                listed,
                f"{listed['name.nl']} stands only in the official list; added",
            )
        known = wanted.organisations.setdefault(id, organisation(kind="municipality", country="BE", official_code=code))
        known |= _belgian_names(listed)


def _belgian_names(listed: Row) -> Row:
    dutch, french = listed["name.nl"], listed["name.fr"]
    own = french if listed["region"] == "03000" else dutch
    return {"name": own, "names": {"nl": dutch, "fr": french} if dutch != french else {}}


def _ended(folder: Folder, wanted: Wanted) -> Iterable[tuple[str, Row]]:
    """Municipalities that exist no more, from the lists per year and the mergers."""
    last_days = {row["owms_label"]: _short_day(row["endDate"]) for row in folder.rows("owms_abolished_municipalities")}
    names = {(row["organisation"], row["year"]): row["name"] for row in folder.rows("inhabitants")}
    known: dict[str, tuple[int, str]] = {}
    for id, year, name in _sightings(folder):
        known[id] = max(known.get(id, (0, "")), (year, name or _latest_name(id, names)))
    for id, (year, name) in known.items():
        if id not in wanted.organisations:
            end = last_days.get(name, date(year, 12, 31))
            yield (
                id,
                organisation(
                    kind="municipality", name=name or id, country=id[:2].upper(), official_code=code_of(id), end=end
                ),
            )


def _latest_name(id: str, names: dict[tuple[str, int], str]) -> str:
    return next((name for (known, _), name in reversed(names.items()) if known == id), "")


def _short_day(text: str) -> date:
    day, month, year = (int(part) for part in text.split("/"))
    return date(year + (2000 if year <= CENTURY else 1900), month, day)


def _sightings(folder: Folder) -> Iterable[tuple[str, int, str]]:
    """(id, year, name) of every municipality that a list of a year or a merger names."""
    ids = {row["official_code"]: row["id"] for row in folder.rows("organisations") if row["official_code"]}
    for row in folder.rows("municipality_years"):
        yield ids.get(row["code"]) or id_of(row["code"]), row["year"], row["name"]
    for row in folder.rows("mergers"):
        yield ids.get(row["old_code"]) or id_of(row["old_code"]), row["year_from"], row["old_name"]
    if folder.rows("be_municipalities_2025_names"):
        for row in shipped("mergers-be-2025"):
            yield row["old"], int(row["year_from"]), ""


def id_of(code: str) -> str:
    """The id that belongs to an official code: GM0344 is nl.gm0344, ZM001 is zz.m001, 11001 is be.nis11001."""
    if code.startswith("GM"):
        return f"nl.{code.lower()}"
    return f"be.nis{code}" if code.isdigit() else f"zz.{code[1:].lower()}"


def code_of(id: str) -> str:
    """The official code that belongs to an id; the other way round of ``id_of``."""
    country, _, rest = id.partition(".")
    return {"be": rest.removeprefix("nis"), "zz": f"Z{rest.upper()}"}.get(country, rest.upper())


def _give_names(wanted: Wanted) -> None:
    for id, row in table("names").items():
        if id in wanted.organisations:
            names = {language: row[language] for language in ("nl", "en", "fr") if row[language]}
            wanted.organisations[id]["names"] = names


def _give_provinces(folder: Folder, wanted: Wanted) -> None:
    """A province by name or code in the files; a merged municipality has that of its predecessors."""
    by_code = {(row["country"], row["code"]): id for id, row in provinces().items()}
    by_name = {
        (row["country"], row[column]): id
        for id, row in provinces().items()
        for column in ("nl", "name_in_inhabitants")
        if row[column]
    }
    codes = by_name | by_code
    for row in sorted(folder.rows("inhabitants"), key=lambda row: row["year"]):
        found = codes.get((row["organisation"][:2].upper(), row["province"]))
        if found and row["organisation"] in wanted.organisations:
            wanted.organisations[row["organisation"]]["province"] = found
    for row in folder.rows("be_municipalities_2025_names"):
        found = codes.get(("BE", row["province"])) or codes.get(("BE", row["region"]), "")
        wanted.organisations[f"be.nis{row['id']}"]["province"] = found
