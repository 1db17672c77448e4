"""Several processes read the pieces of a file; what they make of them comes in order, with flat memory."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context
from typing import Any, TypeVar

from meetlat.problem import Problem

P = TypeVar("P")
T = TypeVar("T")

_read: Callable[[Any], Any]  # in a process that reads


def read_beside(read: Callable[[P], T], pieces: Iterable[P], processes: int) -> Iterator[T]:
    """What ``read`` makes of each piece, in their order; two pieces a process are under way at most.

    One piece, or one process: it is read here. Raises Problem where a process was ended from outside.
    """
    rest = iter(pieces)
    first = list(islice(rest, 2))
    if processes == 1 or len(first) < 2:
        yield from map(read, chain(first, rest))
        return
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # processes that compute beside each other need no threads
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=_prepare, initargs=(read,))
    try:
        yield from _in_order(pool, chain(first, rest), 2 * processes)
    except BrokenProcessPool:
        raise Problem("a process that reads was ended from outside; was memory short? Try --processes 1.") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, pieces: Iterable[Any], most: int) -> Iterator[Any]:
    waiting: deque[Future[Any]] = deque()
    for piece in pieces:
        waiting.append(pool.submit(_work, piece))
        if len(waiting) > most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _prepare(read: Callable[[Any], Any]) -> None:
    """Once in each process. Ctrl-C is for the process that hands out the work."""
    global _read
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _read = read


def _work(piece: Any) -> Any:
    return _read(piece)
