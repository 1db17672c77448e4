"""A progress bar on stderr, for work that takes longer than a breath."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[int, int], None]  # done, of all (0: not known)


@contextmanager
def bar(text: str) -> Iterator[Progress]:
    """Shows how far the work is. Where stderr is no terminal it stays silent."""
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Bars(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as bars:
        task = bars.add_task(text, total=None)
        yield lambda done, all: bars.update(task, completed=done, total=all or None)
