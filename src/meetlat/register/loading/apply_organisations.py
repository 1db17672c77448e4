"""Organisations: new ones are added, known ones follow the lists, those no list names any more get an end."""

from meetlat.register.invented import of_side
from meetlat.register.loading.apply import BATCH, Ledger, Row, differences
from meetlat.register.models import Organisation

FIELDS = (
    "kind",
    "name",
    "names",
    "country",
    "official_code",
    "province",
    "area",
    "wikidata",
    "website",
    "description",
    "end",
)
REASON = "reference load"


def apply_organisations(wanted: dict[str, Row], ledger: Ledger) -> None:
    """Brings the organisations to ``wanted``."""
    known = of_side(Organisation.objects.all(), ledger.practice).in_bulk()
    new = [Organisation(id=id, **row) for id, row in wanted.items() if id not in known]
    touched = [known[id] for id, row in wanted.items() if id in known and _follow(known[id], row, ledger)]
    gone = [organisation for id, organisation in known.items() if id not in wanted and organisation.end is None]
    for organisation in gone:
        _close(organisation, ledger)
    Organisation.objects.bulk_create(new, batch_size=BATCH)
    Organisation.objects.bulk_update([*touched, *gone], FIELDS, batch_size=BATCH)
    counts = ledger.of("organisations")
    counts.added, counts.closed = len(new), len(gone)
    counts.unchanged = len(known) - len(touched) - len(gone)
    for organisation in new:
        ledger.note(f"organisation:{organisation.id}", "name", "", organisation.name, REASON)


def _follow(organisation: Organisation, row: Row, ledger: Ledger) -> bool:
    found = differences(organisation, row, FIELDS)
    if not found:
        return False
    counts = ledger.of("organisations")
    reopened = "end" in found and row["end"] is None
    counts.reopened, counts.changed = counts.reopened + reopened, counts.changed + (not reopened)
    for name, (before, after) in found.items():
        ledger.note(f"organisation:{organisation.id}", name, before, after, REASON)
        setattr(organisation, name, after)
    return True


def _close(organisation: Organisation, ledger: Ledger) -> None:
    organisation.end = ledger.day
    ledger.note(f"organisation:{organisation.id}", "end", None, ledger.day, "the reference folder names it no more")
