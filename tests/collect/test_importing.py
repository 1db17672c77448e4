"""A file comes in once, whole, whatever happens on the way; what does not fit is set aside and listed."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from meetlat.collect import chunks, importing
from meetlat.collect.batches import Batch, Reader, batches
from meetlat.collect.draft import FormatChanged
from meetlat.collect.formats import format_named
from meetlat.collect.importing import NothingToRead, import_file
from meetlat.collect.models import Refusal, Run
from meetlat.collect.trying import try_file
from meetlat.lake import Committed, FullDisk, Lake
from tests.collect.recording import records, write_records

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def _ids(lake: Lake) -> list[str]:
    return sorted(map(str, lake.scan(columns=["id"])["id"].to_pylist()))


def test_a_file_comes_in_and_a_second_time_adds_nothing(lake: Lake, tmp_path: Path) -> None:
    file = write_records(tmp_path / "posts.ndjson", records(50))
    first = import_file(file, format_named("bluesky"), lake)
    assert (first.seen, first.new, first.changed, first.refused) == (50, 50, 0, 0)
    second = import_file(file, format_named("bluesky"), lake)
    assert (second.seen, second.new, second.changed, second.refused) == (50, 0, 0, 0)
    assert lake.check().messages == 50


def test_the_ledger_tells_what_was_asked_and_what_came_of_it(lake: Lake, tmp_path: Path) -> None:
    file = write_records(tmp_path / "posts.ndjson", records(3))
    run = Run.objects.get(pk=import_file(file, format_named("bluesky"), lake).run)
    assert (run.source, run.status, run.seen, run.new) == ("file:bluesky", "done", 3, 3)
    assert run.asked["file"] == "posts.ndjson"
    assert len(run.checksum) == 64
    assert run.held_at
    assert set(lake.scan(columns=["run"])["run"].to_pylist()) == {run.pk}


def test_an_edit_is_a_change(lake: Lake, tmp_path: Path) -> None:
    one, two = records(2)
    import_file(write_records(tmp_path / "a.ndjson", [one, two]), format_named("bluesky"), lake)
    one["value"]["text"] = "verbeterd"
    said = import_file(write_records(tmp_path / "b.ndjson", [one, two]), format_named("bluesky"), lake)
    assert (said.new, said.changed) == (0, 1)


def test_what_does_not_fit_is_set_aside_with_its_line(lake: Lake, tmp_path: Path) -> None:
    file = tmp_path / "posts.ndjson"
    good = [json.dumps(record) for record in records(3)]
    file.write_text("\n".join([good[0], "{half", "", good[1], '{"uri": 3}', good[2]]), encoding="utf-8")
    said = import_file(file, format_named("bluesky"), lake)
    assert (said.seen, said.new, said.refused) == (5, 3, 2)
    assert [one["line"] for one in said.refusals] == [2, 5]
    assert all(one["reason"] for one in said.refusals)
    assert Refusal.objects.filter(run=said.run).count() == 2


@pytest.mark.parametrize("lines", [1, 30])
def test_a_file_of_another_form_stops_with_the_shape_of_the_first(lake: Lake, tmp_path: Path, lines: int) -> None:
    file = tmp_path / "other.ndjson"
    file.write_text('{"naam": "Jan de Vries"}\n' * lines, encoding="utf-8")
    with pytest.raises(FormatChanged, match=r"\{naam: str\}") as stopped:
        import_file(file, format_named("bluesky"), lake)
    assert "Jan de Vries" not in str(stopped.value)
    run = Run.objects.get()
    assert (run.status, run.refused) == ("failed", lines)


def test_a_missing_file_is_said(lake: Lake, tmp_path: Path) -> None:
    with pytest.raises(NothingToRead, match=r"no\.ndjson: cannot be read"):
        import_file(tmp_path / "no.ndjson", format_named("bluesky"), lake)


def test_trying_counts_and_writes_nothing(lake: Lake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETLAT_LAKE", str(lake.folder))
    file = write_records(tmp_path / "posts.ndjson", records(4))
    said = try_file(file, format_named("bluesky"))
    assert (said.seen, said.new, said.refused) == (4, 4, 0)
    assert (lake.check().messages, Run.objects.count()) == (0, 0)


def _noted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Has it note the byte from which each reading of a file begins."""
    begun: list[int] = []
    plain = batches

    def noted(file: Path, reader: Reader, place: int = 0, line: int = 0) -> Iterator[Batch]:
        begun.append(place)
        return plain(file, reader, place, line)

    monkeypatch.setattr(importing, "batches", noted)
    return begun


def test_what_was_stopped_goes_on_from_its_place(lake: Lake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Although the file is read from its start while its checksum is not known yet."""
    file = write_records(tmp_path / "posts.ndjson", records(30))
    monkeypatch.setattr(chunks, "PIECE", file.stat().st_size // 3)
    monkeypatch.setattr(importing, "AT_ONCE", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    begun = _noted(monkeypatch)
    with monkeypatch.context() as full:
        full.setattr(Lake, "commit", _only_once(lake.commit))
        with pytest.raises(FullDisk):
            import_file(file, format_named("bluesky"), lake)
    first = Run.objects.get()
    assert (first.status, first.seen) == ("stopped", first.new)
    said = import_file(file, format_named("bluesky"), lake)
    assert (said.run, said.seen, said.new) == (first.pk, 30, 30)
    assert [place > 0 for place in begun] == [False, False, True]
    assert lake.check().messages == 30


def _only_once(commit: Callable[..., Committed]) -> Callable[..., Committed]:
    def committing(_: Lake, *given: Any, **named: Any) -> Committed:
        if Run.objects.get().seen:
            raise FullDisk("no room")
        return commit(*given, **named)

    return committing


def test_what_goes_wrong_while_reading_is_in_the_ledger(lake: Lake, tmp_path: Path) -> None:
    file = tmp_path / "posts.ndjson"
    file.write_bytes(b"{" * (chunks.PIECE + chunks.LONGEST_LINE + 1))
    with pytest.raises(FormatChanged, match="lines shorter than"):
        import_file(file, format_named("bluesky"), lake)
    assert Run.objects.get().status == "failed"


@pytest.mark.slow
def test_several_processes_give_the_same_as_one(lake: Lake, tmp_path: Path) -> None:
    """More than a piece: lines are counted on over the pieces."""
    many = records(60_000)
    file = write_records(tmp_path / "many.ndjson", many)
    with file.open("a", encoding="utf-8") as stream:
        stream.write("{half\n")
    said = import_file(file, format_named("bluesky"), lake)
    assert (said.seen, said.new) == (60_001, 60_000)
    assert said.refusals[0]["line"] == 60_001
    assert lake.check().sound


SMALL_STEPS = """
from meetlat.cli.start import start; start()
import meetlat.collect.importing as importing; importing.AT_ONCE = 10_000
from meetlat.cli import main; main()
"""


@pytest.mark.slow
def test_killed_at_any_moment_it_ends_as_if_nothing_had_happened(tmp_path: Path) -> None:
    """kill -9 in a program of its own, further and further on; then to the end. Nothing lost, nothing doubled."""
    file = write_records(tmp_path / "many.ndjson", records(120_000))
    home = tmp_path / "killed"
    environment = {**os.environ, "MEETLAT_HOME": str(home), "DATABASE_URL": f"sqlite:///{tmp_path / 'killed.sqlite3'}"}
    command = [sys.executable, "-c", SMALL_STEPS, "import", str(file), "--format", "bluesky", "--json"]
    for commits in (1, 2, 4, 5):
        _kill_after(commits, command, environment, home / "lake" / "manifest")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=300)
    said = json.loads(done.stdout)
    assert (said["seen"], said["new"], said["refused"]) == (120_000, 120_000, 0)
    lake = Lake(home / "lake")
    assert lake.check().sound
    assert len(set(_ids(lake))) == lake.check().messages == 120_000


@pytest.mark.slow
def test_two_imports_at_once_both_arrive(tmp_path: Path) -> None:
    """Of two files, into one lake and one ledger; and of one file, where the second is told to wait."""
    all_of_them = records(40_000)
    files = [
        write_records(tmp_path / "one.ndjson", all_of_them[:20_000]),
        write_records(tmp_path / "two.ndjson", all_of_them[20_000:]),
        write_records(tmp_path / "again.ndjson", all_of_them[:20_000]),
    ]
    environment = {**os.environ, "MEETLAT_HOME": str(tmp_path / "home"), "DATABASE_URL": ""}
    subprocess.run([sys.executable, "-m", "meetlat.cli", "doctor"], env=environment, capture_output=True, check=False)
    outcomes = [_ended(process) for process in [_importing(file, environment) for file in files]]
    assert [status for status, _ in outcomes if status] in ([], [1]), outcomes
    assert all("being collected now by another process" in said for status, said in outcomes if status)
    assert Lake(tmp_path / "home" / "lake").check().messages == 40_000


def _importing(file: Path, environment: dict[str, str]) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", SMALL_STEPS, "import", str(file), "--format", "bluesky"]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _ended(process: "subprocess.Popen[str]") -> tuple[int, str]:
    out, err = process.communicate(timeout=300)
    return process.returncode, out + err


def _kill_after(commits: int, command: list[str], environment: dict[str, str], manifests: Path) -> None:
    process = subprocess.Popen(command, env=environment, start_new_session=True, stdout=subprocess.DEVNULL)
    while process.poll() is None and _commits(manifests) < commits:
        time.sleep(0.01)
    time.sleep(0.02 * commits)  # somewhere in the next one
    assert process.poll() is None, "it ended before it was killed"
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _commits(manifests: Path) -> int:
    return max((int(file.stem) for file in manifests.glob("*.json")), default=0)


def test_refusals_can_be_exported(lake: Lake, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from meetlat.cli.standing import print_refusals

    file = tmp_path / "posts.ndjson"
    file.write_text(json.dumps(records(1)[0]) + "\n{half\n", encoding="utf-8")
    said = import_file(file, format_named("bluesky"), lake)
    print_refusals(said.run)
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert [(row["source"], row["place"]) for row in rows] == [("file:bluesky", "line 2")]
