"""Which municipalities there are, what they are called, and what lies in them today."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from meetlat.text.places.succession import Successors, code_of

Row = Mapping[str, str]

NO_PLACE = re.compile(  # the list of places was gathered from websites of local parties: these are names of such
    r"VVD|CDA|PvdA|[Ff]ractie|[Aa]fdeling|[Nn]etwerk|[Ww]ebsite|[Pp]rovincie|team|Welkom|\.nl|[!\d|/,()_–]| - |- "
)
NOT_ALONE = frozenset({"Huizen-Laren-Blaricum", "Voorne", "HeemskerkUitgeest", "Capelle", "Krimpen"})  # or of several


@dataclass(frozen=True)
class Municipality:
    """``province``: the country and the province as ``regions.csv`` writes them: ``nl Utrecht``, ``be 70000``."""

    id: str
    names: tuple[str, ...]
    province: str = ""

    @property
    def country(self) -> str:
        return self.id.partition(".")[0]


@dataclass(frozen=True)
class Gazetteer:
    """``elsewhere``: what else people call them, and what lies in them, each with the id of the municipality."""

    municipalities: tuple[Municipality, ...]
    elsewhere: tuple[tuple[str, str], ...] = ()

    @classmethod
    def from_folder(cls, folder: Path) -> "Gazetteer":
        """From ``organisations.csv`` and, where they are there, the lists of places, mergers and Belgian names.

        Read are the countries of which the folder has places or an official list of names.
        """
        return cls.from_rows(
            organisations=_rows(folder / "organisations.csv"),
            places=_optional(folder / "places.csv"),
            belgian=_optional(folder / "be_municipalities_2025_names.csv"),
            mergers=_optional(folder / "mergers.csv"),
            abolished=_optional(folder / "owms_abolished_municipalities.csv"),
        )

    @classmethod
    def from_rows(
        cls,
        organisations: Iterable[Row],
        places: Iterable[Row] = (),
        belgian: Iterable[Row] = (),
        mergers: Iterable[Row] = (),
        abolished: Iterable[Row] = (),
    ) -> "Gazetteer":
        """The same from rows with the columns of those files."""
        places, mergers = list(places), list(mergers)
        countries = {row["organisation"].partition(".")[0] for row in places}
        known = _with_belgian_names(_municipalities(organisations, countries | {"be"}), belgian)
        successors = Successors(known.values(), mergers, abolished)
        provinces = _provinces(places, mergers, successors)
        found = [replace(one, province=one.province or provinces.get(one.id, "")) for one in known.values()]
        elsewhere = {*_villages(places, successors), *successors.former_names()}
        return cls(tuple(found), tuple(sorted(elsewhere)))


def _municipalities(organisations: Iterable[Row], countries: set[str]) -> dict[str, Municipality]:
    rows = (row for row in organisations if row["kind"] == "municipality")
    return {
        row["id"]: Municipality(row["id"], (_bare(row["name"]),))
        for row in rows
        if row["id"].partition(".")[0] in countries
    }


def _with_belgian_names(known: dict[str, Municipality], belgian: Iterable[Row]) -> dict[str, Municipality]:
    """With their Dutch and French names; the official list decides which exist."""
    listed = {f"be.nis{row['id']}": row for row in belgian}
    if not listed:
        return {id: one for id, one in known.items() if one.country != "be"}
    kept = {id: one for id, one in known.items() if one.country != "be" or id in listed}
    for id, row in listed.items():
        said = kept[id].names if id in kept else ()
        names = dict.fromkeys((_bare(row["name.nl"]), _bare(row["name.fr"]), *said))
        kept[id] = Municipality(id, tuple(names), f"be {row['province']}")
    return kept


def _provinces(places: Iterable[Row], mergers: Iterable[Row], successors: Successors) -> dict[str, str]:
    """The province of each municipality; one that came from a merger lies where the merged lay."""
    said: dict[str, set[str]] = defaultdict(set)
    for row in places:
        if row["kind"] == "Gemeente" and row["province"]:
            said[code_of(row["organisation"])].add(f"{row['organisation'].partition('.')[0]} {row['province']}")
    for row in mergers:
        said[row["new_code"]] |= said.get(row["old_code"], set()) if row["kind"] == "abolished" else set()
    only = {successors.of(code): next(iter(provinces)) for code, provinces in said.items() if len(provinces) == 1}
    return {id: province for id, province in only.items() if id}


def _villages(places: Iterable[Row], successors: Successors) -> Iterator[tuple[str, str]]:
    for row in places:
        id = successors.of(code_of(row["organisation"]))
        if id and not NO_PLACE.search(row["place"]) and row["place"] not in NOT_ALONE:
            yield row["place"], id


def _bare(name: str) -> str:
    """Without what tells it from its namesakes: Bergen (NH.)."""
    return re.sub(r" *\(.*\)", "", name)


def _optional(path: Path) -> list[Row]:
    return _rows(path) if path.exists() else []


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
