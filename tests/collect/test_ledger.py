"""A run begins, ends, dies and goes on; two at the same work keep out of each other's way."""

from collections.abc import Callable

import pytest

from meetlat.collect import ledger
from meetlat.collect.draft import FormatChanged
from meetlat.collect.ledger import AlreadyRunning, running
from meetlat.collect.models import Refusal, Run
from meetlat.problem import Problem
from tests.collect.registering import register

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
ASKED = {"accounts": ["1"], "since": None}


def _stopped_by(error: BaseException) -> Run:
    with pytest.raises(type(error)), running("test", ASKED):
        raise error
    return Run.objects.get()


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (FormatChanged("another form"), "failed", "another form"),
        (Problem("no space left"), "stopped", "no space left"),
        (KeyboardInterrupt(), "stopped", "KeyboardInterrupt"),
        (ValueError("jandevries75"), "stopped", "ValueError"),  # what a bug says may hold a name
    ],
)
def test_how_a_run_ends_is_written_down(error: BaseException, status: str, message: str) -> None:
    run = _stopped_by(error)
    assert (run.status, run.message) == (status, message)
    assert run.ended_at


def test_a_run_that_ends_well_is_done() -> None:
    with running("test", ASKED) as run:
        assert run.status == "running"
    assert (Run.objects.get().status, Run.objects.get().message) == ("done", "")


@pytest.mark.parametrize(
    ("leave", "asked", "goes_on"),
    [
        ("stopped", ASKED, True),
        ("waiting", ASKED, True),
        ("running", ASKED, True),  # its process died: nobody holds the lock
        ("done", ASKED, False),
        ("failed", ASKED, False),
        ("stopped", {"accounts": ["2"], "since": None}, False),
    ],
)
def test_what_was_not_done_goes_on(leave: str, asked: dict[str, object], goes_on: bool) -> None:
    first = Run.objects.create(source="test", asked=ASKED, status=leave, message="because")
    with running("test", asked) as run:
        assert (run.pk == first.pk) is goes_on
        assert (run.status, run.message) == ("running", "")


def test_a_second_process_at_the_same_work_is_sent_away() -> None:
    with running("test", ASKED), pytest.raises(AlreadyRunning, match="by another process"), running("test", ASKED):
        pass
    with running("test", ASKED):
        pass  # the lock was given back


def test_other_work_goes_on_beside_it() -> None:
    with running("test", ASKED), running("other", ASKED), running("file:x", {}, checksum="a" * 64):
        _import("b" * 64)


def _import(checksum: str) -> None:
    with running("file:x", {}, checksum=checksum) as run:
        assert run.checksum == checksum


def test_the_register_of_that_moment_is_noted() -> None:
    from meetlat.register.models import Change

    register("x", "gem_lutjewaard")
    change = Change.objects.create(subject="account:1", field="role", reason="test")
    with running("test", ASKED) as run:
        assert (run.load, run.last_change) == (None, change.pk)


@pytest.mark.parametrize("write", [ledger.set_aside_places, lambda run, told: ledger.set_aside(run, [(3, told[0][1])])])
def test_a_reason_that_is_too_long_is_cut_and_not_lost(write: Callable[..., None]) -> None:
    run = Run.objects.create(source="test")
    write(run, [("page", "x" * 1_000)])
    assert len(Refusal.objects.get().reason) == 300
