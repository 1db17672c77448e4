"""Planning ahead: while the engine computes a step, the program plans the next."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import TYPE_CHECKING, Self

from meetlat.measure.yardstick.workbench import Found, Workbench

if TYPE_CHECKING:
    from ibis.backends.sql import SQLBackend


class Ahead(Workbench):
    """A workbench whose engine works beside the program, on one thing at a time and in the order of asking.

    A query takes Ibis some fifty milliseconds, of which the engine needs nothing. What fails is raised by the first
    result that is asked for after it. To leave it by an error stops what is under way.
    """

    def __init__(self, backend: "SQLBackend") -> None:
        super().__init__(backend)
        self._hand = ThreadPoolExecutor(1, "engine")
        self._broken: BaseException | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind:
            self._hand.shutdown(wait=False, cancel_futures=True)
            self._interrupt()
        self._hand.shutdown()

    def _interrupt(self) -> None:
        """A step of a large lake takes minutes."""
        if self._backend.name == "duckdb":
            self._backend.con.interrupt()
        else:
            self._backend._session.interruptAll()

    def do(self, work: Callable[[], Found]) -> Callable[[], Found]:
        return self._hand.submit(self._unless_broken, work).result

    def _unless_broken(self, work: Callable[[], Found]) -> Found:
        """What stands on a step that failed would only say that the step is not there."""
        if self._broken:
            raise self._broken
        try:
            return work()
        except BaseException as error:
            self._broken = error
            raise
