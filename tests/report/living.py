"""A register of three invented towns and a lake in which residents tell where they live."""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import count
from typing import Any

from meetlat.collect.accounts import names
from meetlat.collect.lakes import the_lake
from meetlat.collect.readings.reader import the_reader
from meetlat.collect.readings.reading import read_lake
from meetlat.register.models import Account, Holding, Inhabitants, Organisation, Place
from tests.lake.model import Row, row, table

TOWNS = {"nl.a": "Aardam", "nl.b": "Beekdam", "nl.c": "Cijsdam"}
OFFICIAL = 900  # the author behind the account of Aardam


def register(inhabitants: int = 1000) -> None:
    """The towns; of Cijsdam nobody counted the inhabitants. Aardam has an account."""
    for id, name in TOWNS.items():
        Organisation.objects.create(id=id, kind="municipality", country="NL", name=name)
    for id in ("nl.a", "nl.b"):
        Inhabitants.objects.create(organisation_id=id, year=2025, inhabitants=inhabitants, source="test")
    Place.objects.create(
        name="Aarbuurt", kind="village", organisation_id="nl.a"
    )  # of a country without any, none is read
    account = Account.objects.create(
        platform="x", handle="aardam", key="aardam", url="https://x.com/aardam", platform_id="4321"
    )
    Holding.objects.create(account=account, organisation_id="nl.a")


def known_by_the_register() -> int:
    """The pseudonym of Aardam's account, as the register tells it."""
    return names().author("x", "4321")


def living(town: str, number: int, first: int, **told: Any) -> list[Row]:
    """So many residents, each with one message; ``town`` empty: they do not tell where they live."""
    text = f"Ik woon in {town} en fiets veel." if town else "Ik fiets veel."
    return [said(author, text, **told) for author in range(first, first + number)]


_keys = count(1)


def said(author: int, text: str, **told: Any) -> Row:
    return row(next(_keys), author=author, text=text, **{"created_at": datetime(2025, 5, 5, tzinfo=UTC), **told})


def brought(rows: Iterable[Row], read: bool = True, run: int = 1) -> None:
    """The messages into the lake of this home, and read."""
    the_lake().commit(table(rows), run=run)
    if read:
        read_lake(the_lake(), *the_reader(), processes=1)


def a_year() -> list[Row]:
    """Of 40 residents 20 are placed: 12 in Aardam, 8 in Beekdam."""
    return [*living("Aardam", 12, 1), *living("Beekdam", 8, 101), *living("", 20, 201)]
