"""Opens and closes runs. One that died goes on; one that lives keeps others away from its work."""

import fcntl
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db.models import Max

from meetlat.collect.draft import FormatChanged
from meetlat.collect.models import Refusal, Run
from meetlat.environment import home
from meetlat.problem import Problem
from meetlat.register.models import Change
from meetlat.register.tables import last_load

AT_ONCE = 1_000  # refusals written in one statement
COUNTED = ("seen", "new", "changed", "gone", "suppressed", "refused")


class AlreadyRunning(Problem):
    """Another process is at the same work now."""


@contextmanager
def running(source: str, asked: Mapping[str, Any], *, checksum: str = "", version: str = "") -> Iterator[Run]:
    """A run of a source, from its start to its end. One that was stopped with the same question goes on.

    Whatever ends it is written down. A killed process leaves "running"; the lock
    that the system took back tells that it died.
    """
    with _alone(source, checksum):
        run = _unfinished(source, asked, checksum) or _new(source, asked, checksum, version)
        try:
            yield run
        except BaseException as error:
            if run.status == Run.Status.RUNNING:
                _end(run, _status_after(error), str(error) if isinstance(error, Problem) else type(error).__name__)
            raise
        if run.status == Run.Status.RUNNING:
            _end(run, Run.Status.DONE, "")


def set_aside(run: Run, refusals: Iterable[tuple[int, str]]) -> None:
    """Writes down what of a file was refused: its line or entry, and why."""
    told = [Refusal(run=run, position=line, place=f"line {line}", reason=reason[:300]) for line, reason in refusals]
    Refusal.objects.bulk_create(told, batch_size=AT_ONCE)


def set_aside_places(run: Run, refusals: Iterable[tuple[str, str]]) -> None:
    """Writes down what of an answer was refused: the page and the place on it, and why."""
    told = [Refusal(run=run, place=place[:400], reason=reason[:300]) for place, reason in refusals]
    Refusal.objects.bulk_create(told, batch_size=AT_ONCE)


def forget_surplus(run: Run, kept: int) -> None:
    """Takes back refusals that were set aside just before their rows were to be written, by a process that died."""
    surplus = Refusal.objects.filter(run=run).order_by("id").values_list("id", flat=True)[kept:]
    if first := surplus[:1].first():
        Refusal.objects.filter(run=run, id__gte=first).delete()


def brought(counts: Any, seen: int, refused: int) -> dict[str, int]:
    """What a commit of the lake adds to the counts of a run, by their names in COUNTED."""
    told = {"seen": seen, "refused": refused}
    return {name: told[name] if name in told else int(getattr(counts, name)) for name in COUNTED}


def held(run: Run) -> None:
    """An answer was of the documented form."""
    run.held_at = datetime.now(UTC)
    run.save(update_fields=["held_at"])


def wait_for(run: Run, message: str) -> None:
    """A server asked to come back later: the run stays open, and goes on at the next start."""
    _end(run, Run.Status.WAITING, message)


def _new(source: str, asked: Mapping[str, Any], checksum: str, version: str) -> Run:
    last = Change.objects.aggregate(last=Max("id"))["last"] or 0
    return Run.objects.create(
        source=source, asked=dict(asked), checksum=checksum, format_version=version, load=last_load(), last_change=last
    )


def _unfinished(source: str, asked: Mapping[str, Any], checksum: str) -> Run | None:
    """The run that was at the same work and did not end."""
    open_ones = Run.objects.filter(source=source, checksum=checksum).exclude(status__in=["done", "failed"])
    same = [run for run in open_ones.order_by("-id") if run.asked == dict(asked)]
    if not same:
        return None
    same[0].status, same[0].message, same[0].ended_at = Run.Status.RUNNING, "", None
    same[0].save(update_fields=["status", "message", "ended_at"])
    return same[0]


def _status_after(error: BaseException) -> str:
    expected = isinstance(error, FormatChanged)
    return Run.Status.FAILED if expected else Run.Status.STOPPED


def _end(run: Run, status: str, message: str) -> None:
    run.status, run.message, run.ended_at = status, message, datetime.now(UTC)
    run.save(update_fields=["status", "message", "ended_at"])


@contextmanager
def _alone(source: str, checksum: str) -> Iterator[None]:
    """Holds the lock of this work; the system lets go of it when the process dies, however it dies."""
    file = _lock_file(source, checksum)
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(descriptor, source)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, source: str) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise AlreadyRunning(f"{source} is being collected now by another process. Wait for it, or stop it.") from None


def _lock_file(source: str, checksum: str) -> Path:
    return home() / "locks" / f"{source.replace(':', '-')}{checksum[:16] and '-' + checksum[:16]}.lock"
