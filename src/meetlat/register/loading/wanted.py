"""What the register should hold after loading a folder: plain dictionaries, compared later with what it holds."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from meetlat.register.invented import COUNTRY, is_invented
from meetlat.register.loading.folder import BadReference, Complaint, Folder, Row
from meetlat.register.platforms import platforms
from meetlat.register.vocabulary import countries, kinds


@dataclass
class Wanted:
    """The register as the folder describes it. Keys are what makes a row the same row at the next load."""

    day: date
    organisations: dict[str, Row] = field(default_factory=dict)
    accounts: dict[tuple[str, str], Row] = field(default_factory=dict)
    inhabitants: dict[tuple[str, int], Row] = field(default_factory=dict)
    age_groups: dict[tuple[str, int, str], Row] = field(default_factory=dict)
    mergers: dict[tuple[str, str, int], Row] = field(default_factory=dict)
    domains: dict[str, Row] = field(default_factory=dict)
    places: dict[tuple[str, str], Row] = field(default_factory=dict)
    set_aside: list[dict[str, Any]] = field(default_factory=list)

    def put_aside(self, file: str, row: Row, reason: str) -> None:
        self.set_aside.append({"file": file, "line": row["_line"], "reason": reason})


def folder_day(folder: Folder) -> date:
    """The day the folder describes: what it says itself, else the last day the directory was seen."""
    if folder.created:
        return date.fromisoformat(folder.created[:10])
    return max((row["last_seen"] for row in folder.rows("accounts") if row["last_seen"]), default=date.today())  # noqa: DTZ011


def refuse_unknown_codes(folder: Folder) -> None:
    """Raises BadReference for every kind, country, platform or organisation that nothing describes."""
    complaints = list(_unknown_codes(folder))
    if complaints:
        raise BadReference(complaints)


def _unknown_codes(folder: Folder) -> Iterator[Complaint]:
    for row in folder.rows("organisations"):
        yield from _unknown("organisations.csv", row, "kind", kinds())
        yield from _unknown("organisations.csv", row, "country", countries())
    ids = {row["id"] for row in folder.rows("organisations")}
    for name in ("accounts", "accounts_withdrawn"):
        for row in folder.rows(name):
            yield from _unknown(f"{name}.csv", row, "platform", platforms())
            yield from _unknown(f"{name}.csv", row, "organisation", ids)


def refuse_other_side(folder: Folder) -> None:
    """Raises BadReference for an invented organisation among real ones, or a real one among those of practice."""
    rows = [row for row in folder.rows("organisations") if is_invented(row["country"]) is not folder.practice]
    says = f'country "{{}}" cannot stand here: {COUNTRY} is the practice country, which has a folder of its own.'
    if rows:
        raise BadReference([Complaint("organisations.csv", row["_line"], says.format(row["country"])) for row in rows])


NEW_NAMES = {"twitter": "x", "twiter": "x"}


def _unknown(file: str, row: Row, column: str, known: Any) -> Iterator[Complaint]:
    value = row[column]
    if value in known:
        return
    if len(known) > 100:
        yield Complaint(file, row["_line"], f'{column} "{value}" does not stand in organisations.csv.')
        return
    close = [NEW_NAMES[value]] if value in NEW_NAMES else get_close_matches(value, known, n=1)
    hint = f' Did you mean "{close[0]}"?' if close else ""
    yield Complaint(file, row["_line"], f'{column} "{value}" is not known. Known: {", ".join(sorted(known))}.{hint}')
