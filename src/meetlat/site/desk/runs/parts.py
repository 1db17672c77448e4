"""The three lists under a run: accounts that were visited, periods that were missed, items that were set aside."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetlat.collect.models import Gap, Refusal, Run, Visit
from meetlat.collect.source import COUNTS
from meetlat.register.models import Account
from meetlat.register.platforms import platforms
from meetlat.site.csv_lines import csv_lines
from meetlat.site.desk.counting.words import refused_words
from meetlat.site.desk.runs.tables import moment, number
from meetlat.site.desk.tables import Table, linked, table
from meetlat.site.pages.collected.words import reason

COLUMNS = ("run", "source", "place", "reason")


@dataclass(frozen=True)
class Part:
    title: Promise
    rows: Callable[[Run], QuerySet[Any]]
    table: Callable[[Iterable[Any]], Table]

    def label(self, run: Run) -> str:
        return f"{self.title} ({number(self.rows(run).count())})"


def _visits(run: Run) -> QuerySet[Visit]:
    return run.visits.select_related("account").order_by("complete", "id")


def _visits_table(visits: Iterable[Visit]) -> Table:
    columns = [_("Account"), _("Gevraagd vanaf"), _("Gelezen tot"), _("Hoe het afliep"), _("Gezien"), _("Nieuw")]
    found = table(_("Bezochte accounts"), columns, map(_visit_row, visits))
    for column in found["columns"][4:]:
        column["number"] = True
    return found


def _visit_row(visit: Visit) -> list[Any]:
    return [
        _account(visit.account),
        moment(visit.since),
        moment(visit.reached) if visit.reached else "–",
        _how(visit),
        number(visit.seen),
        number(visit.new),
    ]


def _how(visit: Visit) -> Any:
    if visit.complete:
        return _("helemaal gelezen")
    return {"text": str(reason(visit.message).text), "note": visit.message} if visit.message else _("nog niet klaar")


def _gaps(run: Run) -> QuerySet[Gap]:
    return run.gaps.select_related("account").order_by("start", "id")


def _gaps_table(gaps: Iterable[Gap]) -> Table:
    columns = [_("Account"), _("Van"), _("Tot"), _("Waarom"), _("Later gelezen")]
    return table(_("Gaten"), columns, map(_gap_row, gaps))


def _gap_row(gap: Gap) -> list[Any]:
    return [
        _account(gap.account) if gap.account else _("alle accounts"),
        moment(gap.start),
        moment(gap.end),
        {"text": str(reason(gap.reason).text), "note": gap.reason},
        _closed(gap.closed_by_id) if gap.closed_by_id else _("nee"),
    ]


def _closed(run: int) -> dict[str, str]:
    return linked(_("run %(number)s") % {"number": run}, "desk_run", run)


def _refusals(run: Run) -> QuerySet[Refusal]:
    return run.refusals.select_related("run").order_by("position", "id")


def _refusals_table(refusals: Iterable[Refusal]) -> Table:
    return table(_("Opzij gezet"), [_("Plaats"), _("Waarom")], map(_refusal_row, refusals))


def _refusal_row(refusal: Refusal) -> list[Any]:
    """The reason as it was written down; of a count also in the reader's words."""
    if refusal.run.source != COUNTS:
        return [refusal.place, refusal.reason]
    return [refusal.place, {"text": refused_words(refusal.reason), "note": refusal.reason}]


def refusal_lines(run: Run) -> Iterator[str]:
    told = _refusals(run).values_list("place", "reason").iterator()
    return csv_lines(COLUMNS, ((run.pk, run.source, place, reason) for place, reason in told))


def _account(account: Account) -> dict[str, Any]:
    name = linked(account.handle, "desk_account", account.pk)
    return name | {"note": platforms()[account.platform].name}


PARTS = {
    "visits": Part(gettext_lazy("Bezochte accounts"), _visits, _visits_table),
    "gaps": Part(gettext_lazy("Gaten"), _gaps, _gaps_table),
    "refusals": Part(gettext_lazy("Opzij gezet"), _refusals, _refusals_table),
}
