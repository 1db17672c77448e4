"""Residents of towns that are given: who tells where they live, how a reader finds it, and what stays as it was."""

from itertools import cycle
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from meetlat.lake import Lake
from meetlat.measure.simulation import Account, OtherMessages, practice_messages
from meetlat.measure.simulation.homes import ASTRAY, TELLERS, Homes
from meetlat.measure.simulation.keys import RESIDENT, keys
from meetlat.register.practice.country import municipalities
from meetlat.text.places import Gazetteer, Places
from meetlat.text.reading import Reader
from tests.measure.simulation.recount import sorts_of_texts

TOWNS = [(one.id, one.name, 1_000 * place) for place, one in enumerate(municipalities(), start=1)]
ORGANISATIONS = TOWNS[:3]
ACCOUNTS = [Account(str(number), id, "mastodon") for number, (id, _, _) in enumerate(ORGANISATIONS)]
MESSAGES = 3_000
OF_RESIDENTS = {"question", "remark", "crisis", "thanks", "talk"}


def filled(folder: Path, towns: list[tuple[str, str, int]] = TOWNS) -> Lake:
    practice_messages(Lake(folder), ORGANISATIONS, ACCOUNTS, MESSAGES, towns=towns)
    return Lake(folder)


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    return filled(tmp_path_factory.mktemp("towns"))


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Of the practice country."""
    rows = [{"id": id, "kind": "municipality", "name": name} for id, name, _ in TOWNS]
    places = [{"place": name, "kind": "Gemeente", "organisation": id, "province": ""} for id, name, _ in TOWNS]
    return Reader(Places(Gazetteer.from_rows(organisations=rows, places=places)))


def test_every_resident_has_one_home_by_inhabitants() -> None:
    homes = Homes([("a", "A", 3_000), ("b", "B", 1_000), ("c", "C", 0)])
    authors = keys(1, RESIDENT, np.arange(20_000))
    first = homes.of(authors)
    assert np.array_equal(first, homes.of(authors))
    assert np.bincount(first, minlength=3) == pytest.approx([15_000, 5_000, 0], abs=400)


def test_what_is_told_is_read(lake: Lake, reader: Reader) -> None:
    told: dict[int, set[str | None]] = {}
    for file in sorted((lake.truth / "homes").glob("*.parquet")):
        for row in pq.read_table(file).to_pylist():
            told.setdefault(row["author"], set()).add(row["named"])
    rows = lake.scan(["author", "account", "kind", "text"]).to_pylist()
    found: dict[int, set[str | None]] = {}
    for row, reading in zip(rows, reader.read([row["text"] for row in rows]).to_pylist(), strict=True):
        if row["account"] is None:
            found.setdefault(row["author"], set()).update(reading["places"] or [None])
    assert found == told
    assert sum(bool(towns - {None}) for towns in told.values()) > 100


def test_the_truth_per_town(lake: Lake) -> None:
    rows = pq.read_table(lake.folder / "truth" / "residents.parquet").to_pylist()
    sums = {name: sum(row[name] for row in rows) for name in ("accounts", "told", "astray")}
    authors = {row["author"] for row in lake.scan(["author"], "account IS NULL").to_pylist()}
    assert sums["accounts"] == len(authors)
    assert 0.1 < sums["told"] / sums["accounts"] < TELLERS
    assert sums["astray"] < 3 * ASTRAY * sums["told"] + 5


def test_all_else_is_as_it_was_without_towns(lake: Lake, tmp_path: Path) -> None:
    bare = filled(tmp_path, [])
    names = ["key", "author", "account", "created_at", "kind", "parent", "root", "parent_seen", "platform"]
    assert bare.scan(names).sort_by("key").equals(lake.scan(names).sort_by("key"))
    both = zip(*(one.scan(["key", "text"]).sort_by("key")["text"].to_pylist() for one in (bare, lake)), strict=True)
    assert all(later.endswith(before) for before, later in both)
    for name in ("organisations", "accounts"):
        truths = [pq.read_table(one.folder / "truth" / f"{name}.parquet") for one in (bare, lake)]
        assert truths[0].equals(truths[1])
    assert not (bare.folder / "truth" / "residents.parquet").exists()


def test_every_sentence_is_read_as_it_is_meant(reader: Reader) -> None:
    """With a town before it, too: and the town is found."""
    homes, sorts = Homes(TOWNS), {text: sort for text, sort in sorts_of_texts().items() if sort in OF_RESIDENTS}
    prefixes = cycle(homes.sentences())
    said = [(next(prefixes), text, sort) for text, sort in sorts.items() for _ in range(3)]
    read = reader.read([f"{prefix} {text}" for prefix, text, _ in said]).to_pylist()
    towns = {name: id for id, name, _ in TOWNS}
    for (prefix, text, sort), reading in zip(said, read, strict=True):
        (town,) = (id for name, id in towns.items() if name in prefix)
        expected = (sort in {"question", "crisis"}, False, [town])
        assert (reading["is_question"], reading["automatic"], reading["places"]) == expected, (prefix, text)


def test_another_country_is_another_simulation(lake: Lake) -> None:
    with pytest.raises(OtherMessages):
        filled(lake.folder, TOWNS[:5])
