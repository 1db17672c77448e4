"""Wakes Django up for a command, with the database at the version of the program; one command at a time."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def start() -> None:
    """Settings checked, apps loaded, migrations applied where some are missing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meetlat.site.settings")
    import django

    django.setup()
    _check_home()
    if _is_behind():
        _migrate()


def _is_behind() -> bool:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _check_home() -> None:
    from meetlat import environment
    from meetlat.problem import Problem

    home = environment.home()
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(
            f"MEETLAT_HOME={str(home)!r} cannot be used ({error.strerror}). Name a folder you may write in."
        ) from None


def _migrate() -> None:
    from django.core.management import call_command

    with alone("migrating"):
        if _is_behind():
            progress("bringing the database up to date")
            call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def alone(work: str) -> Iterator[None]:
    """One process at a time; who dies lets go by itself. Of two that start at once the second finds the work done."""
    import fcntl

    from meetlat import environment

    file = environment.home() / "locks" / f"{work}.lock"
    file.parent.mkdir(exist_ok=True)
    with file.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            progress(f"waiting for another command that is {work}")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def progress(text: str) -> None:
    """A line for a person who waits; never on stdout."""
    print(f"· {text}", file=sys.stderr, flush=True)
