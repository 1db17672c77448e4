"""Counts a simulated lake again, message by message, knowing only what a lake tells and who holds which account."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from meetlat.lake import Lake
from meetlat.measure.simulation.texts import LANGUAGES, SORTS, texts

SILENCE = timedelta(hours=24)
TOO_LATE = timedelta(days=30)  # what comes after this answers something else, that the lake does not have
Row = dict[str, Any]


@dataclass
class Contact:
    asked_at: datetime
    last: datetime
    asks: bool = False
    answered_at: datetime | None = None
    answered_by: str | None = None


@dataclass
class Recount:
    """Per organisation."""

    contacts: dict[str, list[Contact]] = field(default_factory=lambda: defaultdict(list))
    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def sorts_of_texts() -> dict[str, str]:
    """What each text is."""
    said = texts()
    every = [str(text) for text in said.all.to_pylist()]
    return {
        every[said.first(sort, language) + place]: sort
        for sort in SORTS
        for language in LANGUAGES
        for place in range(said.number(sort, language))
    }


def recount(folder: Path) -> Recount:
    rows = sorted(Lake(folder).scan().to_pylist(), key=lambda row: (row["created_at"], row["key"]))
    accounts = pq.read_table(folder / "truth" / "accounts.parquet").to_pylist()
    by_number = {row["account"]: row["organisation"] for row in accounts}
    by_author = {row["author"]: row["organisation"] for row in accounts}
    by_key = {row["key"]: row for row in rows}
    made, sorts = Recount(), sorts_of_texts()
    going: dict[tuple[int, str], Contact] = {}
    for row in rows:
        if row["account"]:
            _own(made, going, row, by_number[row["account"]], by_key, sorts)
        for organisation in _towards(row, by_author):
            _turned(made, going, row, organisation, sorts)
    return made


def _towards(row: Row, by_author: dict[int, str]) -> Iterator[str]:
    """The organisations that a resident turns to."""
    if not row["account"] and row["kind"] in ("post", "reply", "comment"):
        turned = {by_author.get(author) for author in [*row["mentions"], row["page"]]}
        yield from (organisation for organisation in turned if organisation)


def _turned(
    made: Recount, going: dict[tuple[int, str], Contact], row: Row, organisation: str, sorts: dict[str, str]
) -> None:
    pair, at = (row["author"], organisation), row["created_at"]
    contact = going.get(pair)
    if contact is None or at - contact.last >= SILENCE:
        contact = going[pair] = Contact(at, at)
        made.contacts[organisation].append(contact)
    contact.last = at
    contact.asks |= sorts[row["text"]] in ("question", "crisis")


def _own(
    made: Recount,
    going: dict[tuple[int, str], Contact],
    row: Row,
    organisation: str,
    by_key: dict[int, Row],
    sorts: dict[str, str],
) -> None:
    made.counts[organisation][f"own_{row['kind']}"] += 1
    to = row["mentions"] or [by_key[row["parent"]]["author"] if row["parent"] in by_key else None]
    contact = going.get((to[0], organisation))
    if contact is None or row["created_at"] - contact.asked_at > TOO_LATE:
        return
    contact.last = row["created_at"]
    if contact.answered_at is None and sorts[row["text"]] != "automatic":
        contact.answered_at, contact.answered_by = row["created_at"], row["account"]
