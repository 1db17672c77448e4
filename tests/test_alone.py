"""Of two that want one thing the second waits for the first, and is told so."""

from pathlib import Path
from threading import Event, Thread

import pytest

from meetlat.alone import alone


def test_the_second_waits_for_the_first(tmp_path: Path) -> None:
    done, waits = [], Event()

    def second() -> None:
        with alone(tmp_path / "locks" / "a.lock", waits.set):
            done.append("second")

    waiting = Thread(target=second)
    with alone(tmp_path / "locks" / "a.lock"):
        waiting.start()
        assert waits.wait(5)
        done.append("first")
    waiting.join(5)
    assert done == ["first", "second"]


def test_other_work_goes_on(tmp_path: Path) -> None:
    with alone(tmp_path / "a.lock"), alone(tmp_path / "b.lock", lambda: pytest.fail("waited for other work")):
        assert {file.name for file in tmp_path.iterdir()} == {"a.lock", "b.lock"}


def test_who_fails_lets_go(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), alone(tmp_path / "a.lock"):
        raise ZeroDivisionError
    with alone(tmp_path / "a.lock", lambda: pytest.fail("it was still held")):
        pass
