"""Several processes work on the pieces of something; what they make of them comes in order, with flat memory."""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, TypeVar

from meetlat.problem import Problem

P = TypeVar("P")
T = TypeVar("T")

_read: Callable[[Any], Any]  # in a process that reads


def read_beside(
    read: Callable[[P], T],
    pieces: Iterable[P],
    processes: int,
    *,
    prepare: Callable[[], object] | None = None,
    ahead: int = 2,
) -> Iterator[T]:
    """What ``read`` makes of each piece, in their order; ``ahead`` pieces a process are under way at most.

    One piece, or one process: it is read here. ``prepare``: done once in each process that is started.
    Raises Problem where a process was ended from outside.
    """
    rest = iter(pieces)
    first = list(islice(rest, 2))
    if processes == 1 or len(first) < 2:
        yield from map(read, chain(first, rest))
        return
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # processes that compute beside each other need no threads
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=_prepare, initargs=(read, prepare))
    try:
        yield from _in_order(pool, chain(first, rest), ahead * processes)
    except BrokenProcessPool:
        raise Problem(
            "a process that reads was ended from outside; was memory short? Start again, with --processes 1 where that "
            "can be said."
        ) from None
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


def _prepare(read: Callable[[Any], Any], prepare: Callable[[], object] | None) -> None:
    """Once in each process: what is read with may be too much to hand over with every piece."""
    global _read
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that hands out the work
    sys.meta_path.insert(0, _WithoutPandas())
    Thread(target=_end_with_parent, daemon=True).start()
    if prepare:
        prepare()
    _read = read


class _WithoutPandas:
    """Arrow does without pandas where there is none; else it loads it with its first column: half a second."""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        if name == "pandas":
            raise ModuleNotFoundError("processes that read do without pandas", name=name)


def _end_with_parent() -> None:
    """Who hands out the work may be killed, and cannot tell anybody."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _work(piece: Any) -> Any:
    return _read(piece)
