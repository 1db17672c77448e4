"""Brings a file into the lake. Killed at any moment and started again, it ends as if nothing had happened."""

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from meetlat.collect import accounts, ledger
from meetlat.collect.batches import Batch, Reader, batches
from meetlat.collect.draft import FormatChanged
from meetlat.collect.formats import Format
from meetlat.collect.lakes import refuse_simulated
from meetlat.collect.models import Refusal, Run
from meetlat.collect.names import Names
from meetlat.collect.snapshots import snapshots
from meetlat.collect.source import FILE
from meetlat.problem import Problem

if TYPE_CHECKING:
    from meetlat.lake import Lake

AT_ONCE = 250_000  # rows that are written together
ENOUGH = 20  # items, all refused: the file is something else
MANY = 1_000  # items, more than half of them refused: likewise

Progress = Callable[[int, int], None]  # bytes or items done, of all (0: not known)


class NothingToRead(Problem):
    """The file is not there, or is no file."""


@dataclass
class Imported:
    """What an import brought: numbers of messages, and what was set aside."""

    run: int
    seen: int
    new: int
    changed: int
    refused: int
    refusals: list[dict[str, Any]] = field(default_factory=list)


def import_file(
    file: Path, format: Format, lake: "Lake", *, mapping: str = "", progress: Progress | None = None
) -> Imported:
    """Reads ``file`` into the lake; the same file a second time adds nothing.

    Raises FormatChanged with the shape of the first item that did not fit when the file is of another form.
    """
    refuse_simulated(lake)
    asked = {"file": file.name, "format": format.name, "mapping": mapping}
    names = accounts.names()
    with closing(_Ahead(_Reading(file, format, names, lake))) as ahead:
        checksum = sha256(file)  # takes seconds of a large file, while others read it
        with ledger.running(f"{FILE}{format.name}", asked, checksum=checksum, version=format.versions[-1]) as run:
            _read_all(ahead, run, progress)
            ledger.held(run)
    lake.forget_progress(run.pk)
    return imported(run)


def imported(run: Run) -> Imported:
    told = Refusal.objects.filter(run=run).order_by("position").values_list("position", "reason")
    refusals = [{"line": line, "reason": reason} for line, reason in told]
    return Imported(run.pk, run.seen, run.new, run.changed, run.refused, refusals)


def sha256(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise NothingToRead(f"{file}: cannot be read ({error.strerror}). Give the path of a file.") from None


@dataclass(frozen=True)
class _Reading:
    """A file and how it is read."""

    file: Path
    format: Format
    names: Names
    lake: "Lake"

    def batches(self, place: int = 0, line: int = 0, stopped: Event | None = None) -> Generator[Batch, None, None]:
        reader = Reader(self.format, self.names, self.lake.now())
        found = batches(self.file, reader, place, line)
        yield from _joined(takewhile(lambda _: not (stopped and stopped.is_set()), found))


class _Ahead:
    """Batches from the start of a file, the first of which is read while something else is done.

    What goes wrong there is raised where that batch is asked for.
    """

    def __init__(self, reading: _Reading) -> None:
        self.reading = reading
        self._stopped = Event()
        self._batches = reading.batches(stopped=self._stopped)
        self._thread = ThreadPoolExecutor(1)
        self._first = self._thread.submit(next, self._batches, None)

    def __iter__(self) -> Iterator[Batch]:
        if first := self._first.result():
            yield first
            yield from self._batches

    def close(self) -> None:
        self._stopped.set()
        self._thread.shutdown()
        self._batches.close()


def _read_all(ahead: _Ahead, run: Run, progress: Progress | None) -> None:
    reading, lake = ahead.reading, ahead.reading.lake
    done = lake.progress(run.pk) or {}
    Refusal.objects.filter(run=run, position__gt=done.get("line", 0)).delete()
    totals = _Totals(reading, run, done)
    for batch in _from(ahead, done):
        totals.take(batch)
        if progress:
            progress(batch.place, reading.file.stat().st_size if reading.format.lines else 0)
    totals.check(over=True)
    lake.settle()


def _from(ahead: _Ahead, done: dict[str, Any]) -> Iterable[Batch]:
    """The batches that are not in the lake yet."""
    if not done:
        return ahead
    ahead.close()
    return ahead.reading.batches(done.get("place", 0), done.get("line", 0))


class _Totals:
    """Counts of a run, kept in the lake beside the rows they count, so that neither can be ahead of the other."""

    def __init__(self, reading: _Reading, run: Run, done: dict[str, Any]) -> None:
        self._lake, self._names, self._run, self._example = reading.lake, reading.names, run, ""
        self._counts = {name: int(done.get(name, 0)) for name in ledger.COUNTED}
        self._line = int(done.get("line", 0))
        self._note()

    def take(self, batch: Batch) -> None:
        self._line = batch.line
        self._example = self._example or batch.example
        refused = [(line, reason) for line, reason in batch.refused]
        self._counts["seen"] += batch.seen
        self._counts["refused"] += len(refused)
        ledger.set_aside(self._run, refused)
        self._add_snapshots(batch)
        self._commit(batch)
        self._note()
        self.check()

    def _add_snapshots(self, batch: Batch) -> None:
        if batch.counts:
            told = snapshots(batch.counts, self._names, self._lake.now(), f"file:{self._run.pk}", self._run.pk)
            self._lake.add_snapshots(told, run=self._run.pk)

    def _commit(self, batch: Batch) -> None:
        def told(counts: Any) -> dict[str, Any]:
            for name in ("new", "changed", "suppressed"):
                self._counts[name] += getattr(counts, name)
            return {**self._counts, "place": batch.place, "line": self._line}

        self._lake.commit(batch.rows, run=self._run.pk, progress=told)

    def _note(self) -> None:
        for name, number in self._counts.items():
            setattr(self._run, name, number)
        self._run.save(update_fields=list(self._counts))

    def check(self, *, over: bool = False) -> None:
        """Stops the run when what is refused says that the file is of another form."""
        seen, refused = self._counts["seen"], self._counts["refused"]
        nothing_fits = refused == seen and (seen >= ENOUGH or (over and seen > 0))
        if nothing_fits or (seen >= MANY and refused > seen / 2):
            first = Refusal.objects.filter(run=self._run).order_by("position").first()
            why = f"line {first.position}: {first.reason}" if first else "unknown"
            file, name = self._run.asked["file"], self._run.asked["format"]
            raise FormatChanged(
                f"{file}: {refused:,} of {seen:,} items do not fit format {name}."
                f" The first, {why}; it has the shape {self._example or 'unknown'}."
                " What fitted is kept. Choose another --format, or give a --mapping."
            )


def _joined(parts: Iterable[Batch]) -> Iterator[Batch]:
    """Batches put together until they are worth a file."""
    waiting: list[Batch] = []
    for part in parts:
        waiting.append(part)
        if sum(batch.rows.num_rows for batch in waiting) >= AT_ONCE:
            yield _one(waiting)
            waiting = []
    if waiting:
        yield _one(waiting)


def _one(parts: list[Batch]) -> Batch:
    import pyarrow as pa

    return Batch(
        rows=pa.concat_tables([part.rows for part in parts]),
        seen=sum(part.seen for part in parts),
        place=parts[-1].place,
        counts=[count for part in parts for count in part.counts],
        refused=[refusal for part in parts for refusal in part.refused],
        example=next((part.example for part in parts if part.example), ""),
        line=parts[-1].line,
    )
