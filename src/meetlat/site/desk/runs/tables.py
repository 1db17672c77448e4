"""The list of runs, and the choices that narrow it down."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from meetlat.collect.models import Run
from meetlat.report import numbers
from meetlat.site.desk.tables import Table, day, linked, table
from meetlat.site.pages.collected.words import ended, source_name, unbroken

STATUS: dict[str, Promise] = {
    Run.Status.RUNNING: gettext_lazy("bezig"),
    Run.Status.DONE: gettext_lazy("klaar"),
    Run.Status.WAITING: gettext_lazy("wacht"),
    Run.Status.STOPPED: gettext_lazy("onderbroken"),
    Run.Status.FAILED: gettext_lazy("gestopt"),
}
COUNTED = ("seen", "new", "refused")


def runs_table(runs: Iterable[Run]) -> Table:
    columns = [_("Run"), _("Begonnen"), _("Gevraagd"), _("Hoe het afliep"), _("Gezien"), _("Nieuw"), _("Opzij gezet")]
    found = table(_("Runs"), columns, map(_row, runs))
    for column in found["columns"][4:]:
        column["number"] = True
    return found


def _row(run: Run) -> list[Any]:
    name = linked(f"{run.pk}", "desk_run", run.pk) | {"note": source_name(run.source)}
    return [name, moment(run.started_at), asked_words(run), ended(run), *(number(getattr(run, it)) for it in COUNTED)]


def asked_words(run: Run) -> str:
    """What was asked, in a few words."""
    accounts, since = run.asked.get("accounts"), run.asked.get("since")
    if accounts is not None:
        n = {"n": number(len(accounts)), "since": (since or "")[:10]}
        return (_("%(n)s accounts, vanaf %(since)s") if since else _("%(n)s accounts")) % n
    if "account" in run.asked:
        return _("een telling van %(day)s") % {"day": day(date.fromisoformat(run.asked["day"]))}
    return str(run.asked.get("file") or (_("doorlopend meelezen") if run.asked.get("live") else "–"))


def filters(asked: Mapping[str, str]) -> dict[str, Any]:
    """For components/filters.html."""
    used = Run.objects.order_by("source").values_list("source", flat=True).distinct()
    sources = [("", _("alle bronnen")), *((name, source_name(name)) for name in used)]
    statuses = [("", _("hoe dan ook")), *((name, str(word)) for name, word in STATUS.items())]
    return {
        "action": reverse("desk_runs"),
        "selects": [
            _select("source", _("Bron"), sources, asked.get("source", "")),
            _select("status", _("Hoe het afliep"), statuses, asked.get("status", "")),
        ],
    }


def _select(name: str, label: str, choices: Iterable[tuple[str, str]], chosen: str) -> dict[str, Any]:
    options = [{"value": value, "label": text, "selected": value == chosen} for value, text in choices]
    return {"name": name, "label": label, "options": options}


def moment(at: Any) -> str:
    return unbroken(numbers.moment(at, get_language() or "nl"))


def number(value: float) -> str:
    return numbers.number(value, get_language() or "nl")
