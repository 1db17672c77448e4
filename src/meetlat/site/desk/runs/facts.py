"""What a run was asked, with the register as it was then, and what came of it."""

from typing import Any

from django.utils.translation import gettext as _

from meetlat.collect.models import Run
from meetlat.site.desk.runs.tables import asked_words, moment, number
from meetlat.site.desk.tables import Table, day, table
from meetlat.site.pages.collected.words import ended

SHOWN = 60  # characters of what was asked
Fact = dict[str, Any]


def run_facts(run: Run) -> list[Fact]:
    """For components/facts.html."""
    return [
        _fact(_("Hoe het afliep"), ended(run)),
        _fact(_("Begonnen"), moment(run.started_at)),
        _fact(_("Afgelopen"), moment(run.ended_at) if run.ended_at else _("nog niet"), unknown=run.ended_at is None),
        _fact(_("Vorm klopte het laatst"), moment(run.held_at) if run.held_at else _("nooit"), unknown=not run.held_at),
        *_counts(run),
        _fact(_("Gewacht op servers"), _waits(run)),
        _fact(_("Gevraagd"), asked_words(run)),
        _fact(_("Register van toen"), _register(run), unknown=run.load is None),
        *([_fact(_("Versie van de vorm"), run.format_version)] if run.format_version else []),
    ]


def asked_table(run: Run) -> Table:
    """The question as it is kept, with the checksum of a file."""
    asked = {name: _shortened(value) for name, value in run.asked.items() if value not in ("", None)}
    if run.checksum:
        asked["sha256"] = run.checksum
    return table(_("Precies gevraagd"), [_("Wat"), _("Waarde")], ([name, value] for name, value in asked.items()))


def _counts(run: Run) -> list[Fact]:
    labels = {
        "seen": _("Gezien"),
        "new": _("Nieuw"),
        "changed": _("Gewijzigd"),
        "gone": _("Verwijderd aan de bron"),
        "suppressed": _("Niet opgenomen: eerder gewist"),
        "refused": _("Opzij gezet"),
    }
    return [_fact(label, number(getattr(run, name))) for name, label in labels.items()]


def _waits(run: Run) -> str:
    if not run.waits:
        return _("niet")
    said = {"n": number(run.waits), "minutes": number(max(1, run.wait_seconds / 60))}
    return _("%(n)s keer, samen %(minutes)s min.") % said


def _register(run: Run) -> str:
    if run.load is None:
        return _("niet bekend")
    said = {"day": day(run.load.day), "change": number(run.last_change)}
    return _("van %(day)s, tot en met wijziging %(change)s") % said


def _shortened(value: Any) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _fact(label: str, value: str, *, unknown: bool = False) -> Fact:
    return {"label": label, "value": value, "unknown": unknown}
