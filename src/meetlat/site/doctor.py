"""Looks at the installation: what is installed, reachable, writable and out of date."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from meetlat import environment
from meetlat.problem import Problem

OK, NOTE, MEND = "ok", "note", "mend"
LEAST_FREE = 1 << 30  # bytes; an edition with its inputs and pictures takes about 30 MB
PARTS = ("django", "ibis-framework", "duckdb", "altair", "granian")


@dataclass(frozen=True)
class Finding:
    """One thing looked at: ok, note (works, but know it), mend (does not work)."""

    what: str
    state: str
    says: str


def findings(wake: Callable[[], None]) -> list[Finding]:
    """Everything, in the order in which one would mend it. ``wake`` sets Django up; a wrong setting ends the list."""
    try:
        _settings_given()
        wake()
        return list(_findings())
    except Problem as problem:
        return [Finding("settings", MEND, str(problem))]


def _findings() -> Iterator[Finding]:
    yield Finding("python", OK, sys.version.split()[0])
    yield from (Finding(part, OK, version(part)) for part in PARTS)
    yield Finding("settings", OK, _settings_given())
    yield _home()
    yield _tried("database", _database)
    yield _tried("engine", _engine)
    yield _front_end()
    yield _reference()
    yield _tried("register", _register)
    yield _tried("edition", _edition)
    yield _tried("lake", _lake)
    yield _pseudonyms()
    yield from _sources()


def _settings_given() -> str:
    """Every setting is read, so that a wrong one is named; secrets are not shown."""
    environment.read_all()
    given = [name for name in environment.SETTINGS if os.environ.get(name)]
    return ", ".join(given) or "all as they are by default"


def _tried(what: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except Exception as error:
        return Finding(what, MEND, f"{type(error).__name__}: {error}".splitlines()[0][:200])


def _home() -> Finding:
    home = environment.home()
    folder = home if home.exists() else home.parent
    if not os.access(folder, os.W_OK):
        return Finding("home", MEND, f"{home} is not writable. Set MEETLAT_HOME to a folder you may write in.")
    free = shutil.disk_usage(folder).free
    says = f"{home}, {free / (1 << 30):.1f} GiB free"
    return Finding("home", OK if free >= LEAST_FREE else MEND, says)


def _database() -> Finding:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    connection.ensure_connection()
    executor = MigrationExecutor(connection)
    todo = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if todo:
        return Finding("database", NOTE, f"{connection.vendor}, {todo} migrations to apply; any command applies them")
    return Finding("database", OK, f"{connection.vendor}, up to date")


def _engine() -> Finding:
    from meetlat.lake import connect

    connect(environment.engine())
    return Finding("engine", OK, environment.engine())


def _front_end() -> Finding:
    built = Path(__file__).parent / "static" / "built" / "meetlat.css"
    if built.exists():
        return Finding("front end", OK, "built")
    return Finding("front end", MEND, "not built. Build it with: npm ci --ignore-scripts && npm run build")


def _reference() -> Finding:
    folder = environment.reference() or environment.home() / "reference"
    if folder.is_dir():
        return Finding("reference", OK, str(folder))
    return Finding("reference", NOTE, "none: the practice country is used. To change that: meetlat reference pull")


def _register() -> Finding:
    from meetlat.register.tables import last_load

    load = last_load()
    if load is None:
        return Finding("register", NOTE, "empty. Load it with: meetlat reference load DIR")
    return Finding("register", OK, f"describes {load.day}" + (", practice country" if load.practice else ""))


def _edition() -> Finding:
    from meetlat.report.editions import is_current, latest

    newest = latest()
    if is_current(newest):
        return Finding("edition", OK, newest.id)
    return Finding("edition", NOTE, f"{newest.id} is older than the register. Take a new one with: meetlat census")


def _lake() -> Finding:
    from meetlat.collect.lakes import the_lake

    lake = the_lake()
    if not lake.folder.exists():
        return Finding("lake", NOTE, "empty. Fill it with: meetlat collect, or meetlat import")
    return Finding("lake", OK, f"{lake.folder}, {lake.scan(columns=['key']).num_rows:,} messages")


def _pseudonyms() -> Finding:
    """The key is what stands between a pseudonym and a person: nobody else on the machine may read it."""
    file = environment.home() / "secrets" / "pseudonyms.key"
    if not file.exists():
        return Finding("pseudonyms", NOTE, "no key yet: it is made with the first message")
    if file.stat().st_mode & 0o077:
        return Finding("pseudonyms", MEND, f"others may read {file}. Mend it with: chmod 600")
    return Finding("pseudonyms", OK, "the key is its owner's only; keep a copy apart from the lake")


def _sources() -> Iterator[Finding]:
    from meetlat.collect.source import sources

    for name, source in sources().items():
        missing = source.missing()
        yield Finding(f"source {name}", NOTE if missing else OK, missing or "can be asked")
