"""Work for several processes comes back in order, and a process that dies is told of."""

import os
import signal
from collections.abc import Iterator

import pytest

from meetlat.beside import read_beside
from meetlat.problem import Problem


def double(number: int) -> int:
    return 2 * number


def die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("number", [0, 1, 2, 40])
def test_in_order(processes: int, number: int) -> None:
    assert list(read_beside(double, range(number), processes)) == [2 * one for one in range(number)]


def test_no_more_is_taken_than_is_needed() -> None:
    taken = []

    def pieces() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    said = read_beside(double, pieces(), 2)
    assert next(said) == 0
    assert len(taken) == 5
    said.close()  # type: ignore[attr-defined]


def test_a_process_that_dies() -> None:
    with pytest.raises(Problem, match="ended from outside"):
        list(read_beside(die, range(9), 2))
