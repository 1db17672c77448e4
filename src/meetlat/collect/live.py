"""Follows a live stream until somebody stops it; started again it goes on where it was."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from meetlat.collect import ledger
from meetlat.collect.deletions import said_by
from meetlat.collect.draft import Author, Refused
from meetlat.collect.intake import Intake
from meetlat.collect.lakes import refuse_simulated
from meetlat.collect.liveness import note_gone, note_seen
from meetlat.collect.models import Gap, Run
from meetlat.collect.names import Known, Names
from meetlat.collect.readings.corrections import forget
from meetlat.collect.source import LIVE, Page, Source
from meetlat.problem import Problem

if TYPE_CHECKING:
    from meetlat.lake import Lake

AT_ONCE = 500  # messages that are written together
AT_LEAST_EVERY = 5.0  # seconds
LEFT = "the stream says that the account was deleted or taken down"


class NoStream(Problem):
    """The source cannot be followed live."""


def follow(
    source: Source, accounts: Sequence[Known], lake: "Lake", names: Names,
    enough: Callable[[Run], bool] = lambda run: False,
) -> Run:  # fmt: skip
    """Writes what the stream brings, every few seconds, until ``enough`` says so or the program is stopped.

    Such a run is never done: it stays open, with the place in the stream where it goes on.
    """
    if source.stream is None:
        raise NoStream(f"{source.name} has no live stream. Leave --live out to visit the accounts.")
    refuse_simulated(lake)
    with ledger.running(source.name + LIVE, {"live": True}, version=source.version) as run:
        following = _Following(source, run, lake, names)
        for page in source.stream(list(accounts), following.cursor):
            following.take(page)
            if enough(run):
                break
        following.write()
        ledger.wait_for(run, "stopped; it goes on where it was")
    return run


class _Following:
    def __init__(self, source: Source, run: Run, lake: "Lake", names: Names) -> None:
        self._platform, self._run, self._lake, self._names = source.platforms[0], run, lake, names
        told = lake.progress(run.pk) or {}
        self.cursor: str | None = told.get("cursor")
        for name, number in told.get("run", {}).items():
            setattr(run, name, number)
        ledger.forget_surplus(run, run.refused)
        self._intake = Intake(names, run.pk, lake.now())
        self._written = time.monotonic()
        self._gone: set[int] = set()
        self._left: set[int] = set()
        self._by: defaultdict[int, set[int]] = defaultdict(set)  # keys that wait to be written, by their author
        self._refused: list[tuple[str, str]] = []
        self._seen = 0

    def take(self, page: Page) -> None:
        self._note_left(page.left)  # first: who came back may say something on the same page
        for draft in page.drafts:
            try:
                self._by[self._names.author(draft.platform, draft.author.id)].add(self._intake.add(draft))
            except Refused as why:
                self._refused.append(("stream", str(why)))
        self._seen += len(page.drafts) + len(page.refused)
        self._refused += page.refused
        self._gone |= {self._names.message(self._platform, id) for id in page.gone}
        self.cursor = page.cursor or self.cursor
        self._note_gaps(page)
        self._note_counts(page)
        if len(self._intake) >= AT_ONCE or time.monotonic() - self._written > AT_LEAST_EVERY:
            self.write()

    def _note_left(self, left: Iterable[str]) -> None:
        """Who left for good takes along what she said, in the lake and on its way there."""
        for id in left:
            author = self._names.author(self._platform, id)
            self._left.add(author)
            self._gone |= self._by.pop(author, set())
            if account := self._names.account(self._platform, Author(id)):
                note_gone(int(account), self._run.source, self._lake.now(), LEFT)

    def _note_counts(self, page: Page) -> None:
        """A stream tells of a new name the moment it is taken."""
        for counts in page.counts:
            account = self._names.account(counts.platform, counts.author)
            if account:
                note_seen(int(account), counts, self._lake.now(), source=self._run.source)

    def _note_gaps(self, page: Page) -> None:
        for start, end, reason in page.gaps:
            told = {"source": self._run.source, "account": None, "run": self._run}
            Gap.objects.get_or_create(**told, start=start, end=end, defaults={"reason": reason[:500]})

    def write(self) -> None:
        ledger.set_aside_places(self._run, self._refused)
        gone = self._gone | said_by(self._lake, self._left)
        forget(gone)
        self._lake.commit(self._intake.table(), run=self._run.pk, gone=gone, progress=self._told)
        for name, number in (self._lake.progress(self._run.pk) or {}).get("run", {}).items():
            setattr(self._run, name, number)
        self._run.save(update_fields=list(ledger.COUNTED))
        ledger.held(self._run)
        self._lake.settle()
        self._intake = Intake(self._names, self._run.pk, self._lake.now())
        self._by.clear()
        self._written, self._gone, self._left, self._refused, self._seen = time.monotonic(), set(), set(), [], 0

    def _told(self, counts: Any) -> dict[str, Any]:
        more = ledger.brought(counts, self._seen, len(self._refused))
        run = {name: getattr(self._run, name) + number for name, number in more.items()}
        return {"run": run, "cursor": self.cursor}
