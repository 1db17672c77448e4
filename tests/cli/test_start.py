"""One command at a time: of two that start at once the second waits, and finds the work done."""

from pathlib import Path
from threading import Event, Thread

import pytest

from meetlat.cli.start import alone


@pytest.mark.usefixtures("home")
def test_the_second_waits_for_the_first() -> None:
    done, entered = [], Event()

    def second() -> None:
        entered.set()
        with alone("measuring"):
            done.append("second")

    waiting = Thread(target=second)
    with alone("measuring"):
        waiting.start()
        assert entered.wait(5)
        waiting.join(0.2)
        done.append("first")
    waiting.join(5)
    assert done == ["first", "second"]


def test_other_work_goes_on(home: Path) -> None:
    with alone("measuring"), alone("migrating"):
        assert sorted(file.name for file in (home / "locks").iterdir()) == ["measuring.lock", "migrating.lock"]


@pytest.mark.usefixtures("home")
def test_who_fails_lets_go() -> None:
    with pytest.raises(ZeroDivisionError), alone("measuring"):
        raise ZeroDivisionError
    with alone("measuring"):
        pass
