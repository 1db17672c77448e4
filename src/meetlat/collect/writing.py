"""Writes the pages of one visit a few thousand messages at a time, with the place to go on beside them."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from meetlat.collect import ledger
from meetlat.collect.deletions import absent, parents_of
from meetlat.collect.draft import Counts, FormatChanged, Refused
from meetlat.collect.intake import Intake
from meetlat.collect.liveness import NOT_THEIRS, asked_for, note_seen
from meetlat.collect.models import Gap, Run, Visit
from meetlat.collect.names import Known, Names
from meetlat.collect.readings.corrections import forget
from meetlat.collect.snapshots import snapshots
from meetlat.collect.source import Cover, Page

if TYPE_CHECKING:
    from meetlat.lake import Lake

AT_ONCE = 2_000  # messages that are written together
IN_A_ROW = 20  # items, all refused, and nothing that fits: the answers are of another form


class NoLongerTheirs(Exception):
    """Somebody else has the handle by now."""


class Writing:
    """Takes the pages of one visit and writes them a few at a time, with the place to go on beside them."""

    def __init__(self, lake: "Lake", names: Names, run: Run, visit: Visit, known: Known, source: str) -> None:
        self._lake, self._names, self._run, self._visit, self._known = lake, names, run, visit, known
        self._source = source
        self._intake = Intake(names, run.pk, lake.now())
        self._seen: set[int] = set()
        self._covers: list[Cover] = []
        self._gone: set[int] = set()
        self._orphaned: set[int] = set()
        self._refused: list[tuple[str, str]] = []
        self._taken = 0
        self._complete = False

    def take(self, page: Page) -> None:
        self._count(page)  # first: what somebody says who took over the name is not the account's
        for draft in page.drafts:
            try:
                self._seen.add(self._intake.add(draft))
            except Refused as why:
                self._refused.append((f"{self._source}, account {self._known.account}", str(why)))
        self._taken += len(page.drafts) + len(page.refused)
        self._refused += page.refused
        self._covers += page.covers
        self._note_gaps(page)
        self._gone |= {self._names.message(self._known.platform, id) for id in page.gone}
        self._orphaned |= {self._names.message(self._known.platform, id) for id in page.orphaned}
        self._visit.cursor = page.cursor or self._visit.cursor
        self._visit.reached = min(filter(None, (page.oldest, self._visit.reached)), default=None)
        if len(self._intake) >= AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Writes what was gathered: first the rows with the counts and the place, then the ledger after them."""
        self._stop_when_nothing_fits()
        gone = (
            self._gone
            | parents_of(self._lake, self._orphaned)
            | absent(self._lake, self._names, self._known, self._covers, self._seen, self._run.pk)
        )
        rows = self._intake.table()
        ledger.set_aside_places(self._run, self._refused)
        forget(gone)
        self._lake.commit(rows, run=self._run.pk, gone=gone, progress=self._told)
        told = self._lake.progress(self._run.pk)
        assert told  # what was just committed
        _note(self._run, told)
        self._visit.refresh_from_db()
        self._covers, self._gone, self._orphaned, self._refused, self._taken = [], set(), set(), [], 0

    def finish(self) -> None:
        """Writes the last of it; that it was the last lies in the lake beside it."""
        self._complete = True
        self.flush()

    def _note_gaps(self, page: Page) -> None:
        """What the platform shows nobody any more; a visit that goes on after a halt tells it again."""
        for start, end, reason in page.gaps:
            told = {"source": self._source, "account_id": self._visit.account_id, "run": self._run}
            known = {"reason": reason[:500], "lasting": True}
            Gap.objects.get_or_create(**told, start=start, end=end, defaults=known)

    def _count(self, page: Page) -> None:
        told = snapshots(page.counts, self._names, self._lake.now(), self._source, self._run.pk)
        self._lake.add_snapshots(told, run=self._run.pk)
        for counts in page.counts:
            if asked_for(self._known, counts, self._names):
                self._look_who_it_is(counts)

    def _look_who_it_is(self, counts: Counts) -> None:
        account, now = int(self._known.account), self._lake.now()
        if note_seen(account, counts, now, moved_to=counts.moved_to, source=self._source) == NOT_THEIRS:
            raise NoLongerTheirs("the name leads to another account by now; nothing of it was taken")

    def _told(self, counts: Any) -> dict[str, Any]:
        """The totals of the run and of the visit with these rows, as they lie in the lake beside them."""
        more = ledger.brought(counts, self._taken, len(self._refused))
        run = {name: getattr(self._run, name) + number for name, number in more.items()}
        visit = {name: getattr(self._visit, name) + more[name] for name in VISIT_COUNTS}
        reached = self._visit.reached.isoformat() if self._visit.reached else None
        place = {"id": self._visit.pk, "cursor": self._visit.cursor, "reached": reached, "complete": self._complete}
        return {"run": run, "visit": {**place, **visit}}

    def _stop_when_nothing_fits(self) -> None:
        if len(self._refused) >= IN_A_ROW and len(self._refused) == self._taken:
            place, reason = self._refused[0]
            raise FormatChanged(
                f"{self._source}: {len(self._refused)} items in a row do not fit. The first, {place}: {reason}."
                " The run has stopped; look whether the format has changed."
            )


VISIT_COUNTS = ("seen", "new", "changed", "gone", "refused")


def recall(run: Run, told: dict[str, Any] | None) -> None:
    """Brings the ledger level with the lake: a killed process may have been between the two."""
    ledger.forget_surplus(run, told["run"]["refused"] if told else 0)
    if told:
        _note(run, told)


def _note(run: Run, told: dict[str, Any]) -> None:
    """The totals that lie beside the rows, in the ledger too."""
    for name, number in told["run"].items():
        setattr(run, name, number)
    run.save(update_fields=list(told["run"]))
    visit = dict(told["visit"])
    if visit["reached"]:
        visit["reached"] = datetime.fromisoformat(visit["reached"])
    known = Visit.objects.filter(pk=visit.pop("id"))
    known.update(**visit)
    if visit["complete"]:
        _close_gaps(run, known.get())


def _close_gaps(run: Run, visit: Visit) -> None:
    """What was missed before lies within what this visit read."""
    missed = Gap.objects.filter(account_id=visit.account_id, source=run.source, closed_by=None)
    missed.filter(start__gte=visit.since, lasting=False).update(closed_by=run)
