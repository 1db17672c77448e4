"""Loads a reference folder into the register: checked whole, compared, written in one transaction."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from meetlat.register.editing import decided_here
from meetlat.register.loading.accounts import want_accounts
from meetlat.register.loading.apply import Ledger, sync_rows
from meetlat.register.loading.apply_accounts import apply_accounts
from meetlat.register.loading.apply_organisations import apply_organisations
from meetlat.register.loading.areas import want_areas
from meetlat.register.loading.facts import want_domains, want_facts
from meetlat.register.loading.folder import BadReference, Folder, has_files, is_practice, read_folder
from meetlat.register.loading.organisations import want_organisations
from meetlat.register.loading.places import want_places
from meetlat.register.loading.taken import refuse_taken
from meetlat.register.loading.wanted import Wanted, folder_day, refuse_other_side, refuse_unknown_codes
from meetlat.register.models import AgeGroup, Change, Domain, Inhabitants, Load, Merger, Place
from meetlat.register.tables import last_load

__all__ = ["BadReference", "Report", "has_files", "is_practice", "load", "read_folder"]


@dataclass(frozen=True)
class Report:
    """What a load did. ``load`` is None when nothing had changed since the last one."""

    load: Load | None
    counts: dict[str, dict[str, int]]
    set_aside: list[dict[str, Any]]
    changes: list[Change]


def load(path: Path) -> Report:
    """Loads the folder at ``path``. Raises BadReference, with nothing loaded, when anything in it is wrong.

    A folder of real bodies leaves the practice country as it is, and the other way round.
    """
    folder = read_folder(path)
    refuse_unknown_codes(folder)
    refuse_other_side(folder)
    wanted = _wanted(folder)
    refuse_taken(folder, wanted)
    with transaction.atomic():
        return _write(folder, wanted)


def _wanted(folder: Folder) -> Wanted:
    wanted = Wanted(folder_day(folder))
    want_organisations(folder, wanted)
    want_domains(folder, wanted)
    want_accounts(folder, wanted)
    want_facts(folder, wanted)
    want_places(folder, wanted)
    want_areas(folder, wanted)
    return wanted


def _write(folder: Folder, wanted: Wanted) -> Report:
    last = last_load(folder.practice)
    ledger = Ledger(last is None, wanted.day, folder.practice, decisions=decided_here())
    _apply(wanted, ledger)
    counts = {table: asdict(counts) for table, counts in ledger.counts.items()}
    changed = any(counts.any() for counts in ledger.counts.values())
    if last and not changed and last.files == folder.files:
        return Report(None, counts, wanted.set_aside, [])
    report = {"counts": counts, "set_aside": wanted.set_aside}
    written = Load.objects.create(
        day=wanted.day, format_version=folder.version, practice=folder.practice, files=folder.files, report=report
    )
    ledger.write(written)
    return Report(written, counts, wanted.set_aside, ledger.changes)


def _apply(wanted: Wanted, ledger: Ledger) -> None:
    apply_organisations(wanted.organisations, ledger)
    apply_accounts(wanted.accounts, ledger)
    sync_rows(
        Inhabitants, ledger, "inhabitants", wanted.inhabitants,
        lambda row: (row.organisation_id, row.year),
        lambda key, row: Inhabitants(organisation_id=key[0], year=key[1], **row),
    )  # fmt: skip
    sync_rows(
        AgeGroup, ledger, "age_groups", wanted.age_groups,
        lambda row: (row.organisation_id, row.year, row.age_group),
        lambda key, row: AgeGroup(organisation_id=key[0], year=key[1], age_group=key[2], **row),
    )  # fmt: skip
    sync_rows(
        Merger, ledger, "mergers", wanted.mergers,
        lambda row: (row.old_id, row.new_id, row.year_to),
        lambda key, row: Merger(old_id=key[0], new_id=key[1], year_to=key[2], **row),
    )  # fmt: skip
    sync_rows(
        Domain, ledger, "domains", wanted.domains, lambda row: row.domain, lambda key, row: Domain(domain=key, **row)
    )
    sync_rows(
        Place, ledger, "places", wanted.places,
        lambda row: (row.name, row.organisation_id), lambda key, row: Place(name=key[0], organisation_id=key[1], **row),
    )  # fmt: skip
