"""Brings the register to what is wanted, in one transaction: adds, changes, closes, reopens; deletes nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models

from meetlat.register.models import Account, Change, Load

BATCH = 500
Key = Any
Row = dict[str, Any]


@dataclass
class Counts:
    """What happened to the rows of one table."""

    added: int = 0
    changed: int = 0
    closed: int = 0
    reopened: int = 0
    unchanged: int = 0

    def any(self) -> bool:
        return bool(self.added or self.changed or self.closed or self.reopened)


@dataclass
class Ledger:
    """The counts per table and the changes that go into the history once the load has a number."""

    first: bool  # of its side
    day: date
    practice: bool  # which side: what the other one holds is not known here
    counts: dict[str, Counts] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    decisions: dict[str, set[str]] = field(default_factory=dict)  # subject -> fields that no load set last

    def of(self, table: str) -> Counts:
        return self.counts.setdefault(table, Counts())

    def decided(self, account: Account, name: str) -> bool:
        """Whether a person or the platform itself set this field last: then no directory changes it."""
        field_name = {"ended": "status", "key": "handle"}.get(name, name)
        return field_name in self.decisions.get(f"account:{account.pk}", ())

    def note(self, subject: str, field_name: str, before: Any, after: Any, reason: str) -> None:
        """A line of history; the very first load is one event, not thousands."""
        if not self.first:
            texts = ["" if value is None else str(value) for value in (before, after)]
            self.changes.append(
                Change(subject=subject, field=field_name, before=texts[0], after=texts[1], reason=reason)
            )

    def write(self, load: Load) -> None:
        for change in self.changes:
            change.load = load
        Change.objects.bulk_create(self.changes, batch_size=BATCH)


def sync_rows(
    model: type[models.Model],
    ledger: Ledger,
    table: str,
    wanted: dict[Key, Row],
    key_of: Callable[[Any], Key],
    make: Callable[[Key, Row], Any],
) -> None:
    """Adds and changes plain facts. A fact that a newer folder lacks is kept: it was true of its year."""
    counts, known = ledger.of(table), {key_of(row): row for row in model._default_manager.all()}
    new = [make(key, row) for key, row in wanted.items() if key not in known]
    changed = [known[key] for key, row in wanted.items() if key in known and _set(known[key], row)]
    model._default_manager.bulk_create(new, batch_size=BATCH)
    if changed:
        names = sorted({name for row in wanted.values() for name in row})
        model._default_manager.bulk_update(changed, names, batch_size=BATCH)
    counts.added, counts.changed = len(new), len(changed)
    counts.unchanged = len(wanted) - len(new) - len(changed)


def _set(known: Any, row: Row) -> bool:
    different = {name: value for name, value in row.items() if getattr(known, name) != value}
    for name, value in different.items():
        setattr(known, name, value)
    return bool(different)


def differences(known: Any, row: Row, names: Iterable[str]) -> dict[str, tuple[Any, Any]]:
    """Field -> (before, after), for the fields that differ."""
    return {name: (getattr(known, name), row[name]) for name in names if getattr(known, name) != row[name]}
