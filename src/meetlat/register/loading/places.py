"""From the gazetteer to places: a village or an alias, with the municipality or province it lies in."""

import re

from meetlat.register.loading.folder import Folder, Row
from meetlat.register.loading.wanted import Wanted
from meetlat.register.vocabulary import provinces

NO_PLACE = re.compile(  # the gazetteer was gathered from websites of local parties and news: these are names of those
    r"VVD|CDA|PvdA|D66|GroenLinks|SP\b|[Ff]ractie|[Aa]fdeling|[Nn]etwerk|[Ww]ebsite|[Pp]rovincie|team|Welkom|\.nl|[!\d]"
)
OTHER_SPELLING = {"Friesland": "Fryslân"}


def want_places(folder: Folder, wanted: Wanted) -> None:
    """Fills ``wanted.places``; a place whose municipality cannot be told is set aside, never guessed."""
    index = _bodies(wanted)
    for row in folder.rows("places"):
        id = _municipality(row, wanted, index)
        if id is None:
            wanted.put_aside(
                "places.csv",
                row,
                f"{row['place']}: municipality {row['municipality']!r} is unknown or not the only one",
            )
            continue
        if NO_PLACE.search(row["place"]):
            wanted.put_aside("places.csv", row, f"{row['place']} is no name of a place")
            continue
        for name in {row["place"], row["alternative"]} - {"", wanted.organisations[id]["name"]}:
            wanted.places[name, id] = {"kind": row["kind"]}


def _municipality(row: Row, wanted: Wanted, index: dict[tuple[str, str], set[str]]) -> str | None:
    """The body a place lies in: a municipality, or only a province where the gazetteer says no more."""
    if row["organisation"] in wanted.organisations:
        return str(row["organisation"])
    province = OTHER_SPELLING.get(row["province"]) or str(row["province"])
    found = index.get((row["municipality"].casefold(), province)) or index.get(("", province), set())
    return next(iter(found)) if len(found) == 1 else None


def _bodies(wanted: Wanted) -> dict[tuple[str, str], set[str]]:
    """(municipality, province) -> ids; ("", province) -> the province itself."""
    index: dict[tuple[str, str], set[str]] = {}
    for id, row in wanted.organisations.items():
        if row["kind"] == "municipality" and row["province"]:
            index.setdefault((row["name"].casefold(), provinces()[row["province"]]["nl"]), set()).add(id)
        if row["kind"] == "province":
            index.setdefault(("", row["names"].get("nl", row["name"]).removeprefix("Provincie ")), set()).add(id)
    return index
