"""What every public page and answer is made of: without a change of it they are the same."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import F, Model, Subquery

from meetlat.collect.models import Run
from meetlat.register.models import Change, Load
from meetlat.report.models import Edition


class State(NamedTuple):
    """The newest edition, and the last load, change by a person and run: a run also tells which accounts are alive."""

    edition: str
    checksum: str
    taken_at: datetime
    load: int | None
    loaded_at: datetime | None
    change: int | None
    changed_at: datetime | None
    run: int | None
    ended_at: datetime | None

    @property
    def modified(self) -> datetime:
        """When the last of it happened."""
        moments = (self.taken_at, self.loaded_at, self.changed_at, self.ended_at)
        return max(moment for moment in moments if moment)


def state() -> State | None:
    """None before the first edition."""
    ended = Subquery(Run.objects.order_by(F("ended_at").desc(nulls_last=True)).values("ended_at")[:1])
    marks = {
        "load": _last(Load, "pk"), "loaded_at": _last(Load, "at"), "change": _last(Change, "pk"),
        "changed_at": _last(Change, "at"), "run": _last(Run, "pk"), "ended_at": ended,
    }  # fmt: skip
    rows = Edition.objects.order_by("-taken_at").annotate(**marks).values_list("id", "checksum", "taken_at", *marks)
    row = rows.first()
    return State(*row) if row else None


def _last(model: type[Model], column: str) -> Subquery:
    return Subquery(model._default_manager.order_by("-pk").values(column)[:1])
