"""Two registers that tests can stand on, one at a time: the invented practice country and the real reference."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker

    from meetlat.report.models import Edition

_now: dict[str, str] = {}


def _ensure(name: str, folder: Path, blocker: "DjangoDbBlocker") -> "Edition":
    """The newest edition of a register that is loaded and measured; the other one makes room for it."""
    from django.core.management import call_command

    from meetlat import environment
    from meetlat.register.loading import load
    from meetlat.report.editions import latest, take_census

    with blocker.unblock():
        if _now.get("loaded") != name:
            call_command("flush", verbosity=0, interactive=False)
            load(folder)
            take_census(environment.home())
            _now["loaded"] = name
        return latest()


@pytest.fixture(scope="session")
def practice(
    django_db_setup: None, django_db_blocker: "DjangoDbBlocker", tmp_path_factory: pytest.TempPathFactory
) -> "Edition":
    """The edition of the practice country; its register is in the database."""
    from meetlat.register.practice import write

    folder = tmp_path_factory.mktemp("practice")
    write(folder)
    return _ensure("practice", folder, django_db_blocker)


@pytest.fixture(scope="session")
def reference(django_db_setup: None, django_db_blocker: "DjangoDbBlocker", reference_folder: Path) -> "Edition":
    """The edition of the real register; marked ``reference``, and run after everything else (see conftest)."""
    return _ensure("reference", reference_folder, django_db_blocker)


def real_ones_last(items: list[pytest.Item]) -> None:
    """Orders files: those that want an empty register, then the practice country, then the real one.

    A process then loads each register once, and nobody who counts on an empty one finds it filled.
    """
    needs: dict[Path, int] = {}
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        need = 2 if "reference" in fixtures else int("practice" in fixtures)
        needs[item.path] = max(need, needs.get(item.path, 0))
    items.sort(key=lambda item: needs[item.path])
