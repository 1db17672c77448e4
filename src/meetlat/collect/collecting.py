"""Visits the accounts of a source, one by one, and writes what they brought. Stopped at any moment, it goes on."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from meetlat.collect import ledger
from meetlat.collect.lakes import refuse_simulated
from meetlat.collect.liveness import note_gone
from meetlat.collect.models import Gap, Run, Visit
from meetlat.collect.names import Known, Names
from meetlat.collect.questions import added
from meetlat.collect.source import Asked, NoSuchAccount, Page, Source
from meetlat.collect.writing import NoLongerTheirs, Writing, recall
from meetlat.problem import Problem
from meetlat.web import ComeBackLater, FetchFailed, Web

if TYPE_CHECKING:
    from meetlat.lake import Lake

FIRST_LOOK = timedelta(days=90)  # how far a first visit looks back
LOOK_AGAIN = timedelta(days=7)  # what was said in the last week before a visit is read again: edits, deletions, answers

Progress = Callable[[int, int], None]  # accounts done, of all


class NotNow(Problem):
    """A server asked to come back later. What came in is kept; the run goes on at the next start."""


def collect(
    source: Source, accounts: Sequence[Known], lake: "Lake", web: Web, names: Names,
    since: datetime | None = None, progress: Progress = lambda done, all: None,
) -> Run:  # fmt: skip
    """One run over ``accounts``. An account that cannot be read is written down with the reason; the others go on.

    Raises FormatChanged when answers are no longer of the documented form, NotNow when a server wants us to wait.
    """
    refuse_simulated(lake)
    asked = {"accounts": [known.account for known in accounts], "since": since.isoformat() if since else None}
    with ledger.running(source.name, asked, version=source.version) as run:
        work = Collecting(source, run, lake, web, names, since)
        for done, known in enumerate(accounts):
            progress(done, len(accounts))
            work.visit(known)
        progress(len(accounts), len(accounts))
        lake.settle()
    lake.forget_progress(run.pk)
    return run


class Collecting:
    """One run at work: visits, writes, counts."""

    def __init__(self, source: Source, run: Run, lake: "Lake", web: Web, names: Names, since: datetime | None) -> None:
        self._source, self._run, self._lake, self._web, self._names = source, run, lake, web, names
        self._since = since
        self._before = (run.waits, run.wait_seconds, run.questions)
        recall(run, lake.progress(run.pk))

    def visit(self, known: Known) -> None:
        """Reads one account, unless this run did already."""
        visit = self._opened(known)
        if visit.complete or visit.message:
            return
        writing = Writing(self._lake, self._names, self._run, visit, known, self._source.name)
        try:
            for page in self._pages(visit, known):
                writing.take(page)
            writing.finish()
        except ComeBackLater as later:
            writing.flush()
            self._waited()
            ledger.wait_for(self._run, str(later))
            raise NotNow(f"{later} What came in is kept; start again then.") from None
        except (FetchFailed, NoSuchAccount, NoLongerTheirs) as failed:
            writing.flush()
            self._missed(visit, known, failed)
        self._waited()

    def _pages(self, visit: Visit, known: Known) -> Iterator[Page]:
        assert self._source.visit
        for page in self._source.visit(Asked(known, visit.since, visit.cursor or None), self._web):
            ledger.held(self._run)
            yield page

    def _opened(self, known: Known) -> Visit:
        now = self._lake.now()
        asked = {"since": self._since or _since(int(known.account), self._source.name, now), "until": now}
        visit, _ = Visit.objects.get_or_create(run=self._run, account_id=int(known.account), defaults=asked)
        return visit

    def _missed(self, visit: Visit, known: Known, failed: Exception) -> None:
        """What was not read is a gap, until a later visit reads it."""
        visit.message = str(failed)[:500]
        visit.save(update_fields=["message"])
        if isinstance(failed, NoSuchAccount):
            note_gone(int(known.account), self._source.name, visit.until, visit.message)
        if not isinstance(failed, FetchFailed):
            return
        end = visit.reached or visit.until
        if end > visit.since:
            Gap.objects.create(
                source=self._source.name, account_id=visit.account_id, run=self._run,
                start=visit.since, end=end, reason=visit.message,
            )  # fmt: skip

    def _waited(self) -> None:
        """What this run asked and waited for; what it did so before a halt is added to."""
        waits, run = self._web.waits, self._run
        run.waits, run.wait_seconds = self._before[0] + waits.count, self._before[1] + waits.seconds
        run.questions = added(self._before[2], self._web.asked)
        run.save(update_fields=["waits", "wait_seconds", "questions"])


def _since(account: int, source: str, now: datetime) -> datetime:
    """From a week before the last complete visit, and from the oldest gap: what changed or was missed is read."""
    last = Visit.objects.filter(account=account, run__source=source, complete=True).order_by("-until").first()
    gaps = Gap.objects.filter(account=account, source=source, closed_by=None, lasting=False)
    gap = gaps.order_by("start").first()
    usual = last.until - LOOK_AGAIN if last else now - FIRST_LOOK
    return min(usual, gap.start) if gap else usual
