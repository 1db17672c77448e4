"""One edition is taken at a time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from meetlat.alone import alone

Progress = Callable[[str], None]


def silently(text: str) -> None:
    """Tells nobody how far it is."""


@contextmanager
def taking(home: Path, on_progress: Progress = silently) -> Iterator[None]:
    """Of two that take an edition at once the second waits, and finds that nothing changed."""
    with alone(home / "locks" / "taking.lock", lambda: on_progress("waiting for another that takes an edition")):
        yield
