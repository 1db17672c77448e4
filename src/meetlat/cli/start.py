"""Wakes Django up for a command, with the database at the version of the program."""

import os
import sys


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

    from meetlat import environment
    from meetlat.alone import alone

    lock = environment.home() / "locks" / "migrating.lock"
    with alone(lock, lambda: progress("waiting for another command that brings the database up to date")):
        if _is_behind():
            progress("bringing the database up to date")
            call_command("migrate", verbosity=0, interactive=False)


def progress(text: str) -> None:
    """A line for a person who waits; never on stdout."""
    print(f"· {text}", file=sys.stderr, flush=True)
