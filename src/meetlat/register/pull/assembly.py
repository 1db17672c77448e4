"""From what the sources brought to the tables of the folder."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from meetlat.register.pull import history
from meetlat.register.pull.provinces import with_provinces
from meetlat.register.pull.source import Document, OfficialList, Part, Row, Rows, Visit
from meetlat.register.pull.tables import fitting, one_per_key, read_rows

ORGANISATIONS, ACCOUNTS, WITHDRAWN = "organisations.csv", "accounts.csv", "accounts_withdrawn.csv"
INHABITANTS, PLACES = "inhabitants.csv", "places.csv"
SMALL = 20  # rows; below this a slice may halve without being half an answer
LEAST = 0.5  # of the rows known before; nothing real shrinks faster between two pulls


@dataclass
class Earlier:
    """The tables of the folder as they stand, read once."""

    folder: Path
    _tables: dict[str, list[Row]] = field(default_factory=dict)

    def rows(self, file: str) -> list[Row]:
        if file not in self._tables:
            self._tables[file] = read_rows(self.folder, file)
        return self._tables[file]


def accepted(visit: Visit, parts: Iterable[Part], earlier: Earlier) -> list[Part]:
    """The parts of one source, checked. Raises SourceFailed where they are empty or shrunk to half an answer."""
    checked = [_fitting(visit, part) for part in parts]
    for part in checked:
        if isinstance(part, Rows) and not part.adds:
            _refuse_half_an_answer(visit, part, _comparable(part, checked, earlier))
    return checked


def _comparable(part: Rows, parts: list[Part], earlier: Earlier) -> list[Row]:
    """The earlier rows that this part could bring again; accounts only of organisations the source speaks for."""
    rows = earlier.rows(part.file)
    if part.file != ACCOUNTS:
        return rows
    heard = _Owners.of([part for part in parts if isinstance(part, Rows)], [], earlier.rows(ORGANISATIONS)).heard
    return [row for row in rows if row["organisation"] in heard]


def _fitting(visit: Visit, part: Part) -> Part:
    if isinstance(part, Document):
        return part
    file = part.file if isinstance(part, Rows) else ORGANISATIONS
    rows, aside = fitting(file, part.rows)
    for reason in aside:
        visit.put_aside(reason)
    if isinstance(part, OfficialList):
        return OfficialList(part.slice, rows)
    return replace(part, rows=rows)


def _refuse_half_an_answer(visit: Visit, part: Rows, earlier: Iterable[Row]) -> None:
    if not part.rows:
        raise visit.failed(f"the answer holds not one row for {part.file}.")
    now = Counter(map(part.slice, part.rows))
    for slice, before in Counter(map(part.slice, earlier)).items():
        if slice in part.covers and before >= SMALL and now[slice] < before * LEAST:
            raise visit.failed(
                f"{part.file} would shrink from {before} to {now[slice]} rows ({slice}); that looks like half an "
                "answer. If it is right, move the folder away and pull again."
            )


def assembled(
    brought: Mapping[str, list[Part]], earlier: Earlier, today: date, all_directories: bool
) -> tuple[dict[str, list[Row]], list[str]]:
    """The tables that change, and what was left out of them. A table that no source spoke for is not among them.

    Without ``all_directories`` nothing is withdrawn: an account may stand in the one that did not answer.
    """
    parts = [part for found in brought.values() for part in found]
    rows = [part for part in parts if isinstance(part, Rows)]
    lists = [part for part in parts if isinstance(part, OfficialList)]
    spoken_for = {part.file for part in rows if not part.adds}
    tables = {file: _joined(earlier.rows(file), _of(file, rows)) for file in sorted(spoken_for - {ACCOUNTS})}
    if INHABITANTS in tables:
        tables[INHABITANTS] = with_provinces(tables[INHABITANTS], [*tables.get(PLACES, earlier.rows(PLACES))])
    if ORGANISATIONS in tables:
        tables[ORGANISATIONS] = _by_the_official_lists(tables[ORGANISATIONS], lists)
    if ACCOUNTS not in spoken_for:
        return tables, []
    owners = _Owners.of(rows, tables.get(ORGANISATIONS, earlier.rows(ORGANISATIONS)), earlier.rows(ORGANISATIONS))
    accounts, aside = _accounts(_of(ACCOUNTS, rows), earlier, today, owners if all_directories else owners.unheard())
    return tables | accounts, aside


def _of(file: str, rows: Iterable[Rows]) -> list[Rows]:
    return [part for part in rows if part.file == file]


def _joined(earlier: Iterable[Row], parts: list[Rows]) -> list[Row]:
    """New rows, and the earlier ones that no new part speaks for."""
    kept = [row for row in earlier if not any(part.slice(row) in part.covers for part in parts)]
    return one_per_key(parts[0].file, [*(row for part in parts for row in part.rows), *kept])


def _by_the_official_lists(rows: list[Row], lists: list[OfficialList]) -> list[Row]:
    """The official list decides who exists; the directory adds what it knows of them."""
    for official in lists:
        exists = {row["id"]: row for row in official.rows}
        rows = [row for row in rows if (row["country"], row["kind"]) != official.slice or row["id"] in exists]
        known = {row["id"] for row in rows}
        rows += [row for id, row in exists.items() if id not in known]
    return sorted(rows, key=lambda row: row["id"])


@dataclass(frozen=True)
class _Owners:
    """Which organisations exist, and of which a directory would have told us the accounts."""

    exist: frozenset[str]
    heard: frozenset[str]

    @classmethod
    def of(cls, rows: list[Rows], now: list[Row], before: list[Row]) -> "_Owners":
        covering = [part for part in _of(ORGANISATIONS, rows) if not part.adds]
        heard = {row["id"] for row in [*now, *before] for part in covering if part.slice(row) in part.covers}
        return cls(frozenset(row["id"] for row in now), frozenset(heard))

    def unheard(self) -> "_Owners":
        return _Owners(self.exist, frozenset())


def _accounts(
    parts: list[Rows], earlier: Earlier, today: date, owners: _Owners
) -> tuple[dict[str, list[Row]], list[str]]:
    main = [part for part in parts if not part.adds]
    more = [row for part in parts if part.adds for row in part.rows]
    listed, aside = history.added([row for part in main for row in part.rows], more)
    now = history.continued(
        history.Accounts(earlier.rows(ACCOUNTS), earlier.rows(WITHDRAWN)),
        listed,
        today,
        lambda row: row["organisation"] in owners.heard and any(part.slice(row) in part.covers for part in main),
    )
    tables = {ACCOUNTS: now.current, WITHDRAWN: now.withdrawn}
    aside += [
        _homeless(file, row) for file, rows in tables.items() for row in rows if row["organisation"] not in owners.exist
    ]
    return {file: [row for row in rows if row["organisation"] in owners.exist] for file, rows in tables.items()}, aside


def _homeless(file: str, row: Row) -> str:
    return (
        f"{file}: {row['organisation']}: {row['platform']} left out, the organisation does not stand in {ORGANISATIONS}"
    )
