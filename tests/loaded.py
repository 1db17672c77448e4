"""Two registers that tests can stand on, one at a time: the invented practice country and the real reference."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker

    from meetlat.report.models import Edition

REGISTERS = ("practice", "reference")


def one_register_at_a_time(metafunc: pytest.Metafunc) -> None:
    """Lets pytest load the register that a test asks for, and load it again where another one came between."""
    for name in REGISTERS:
        if name in metafunc.fixturenames:
            metafunc.parametrize("loaded", [name], indirect=True, scope="session", ids=[name])


@pytest.fixture(scope="session")
def loaded(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: "DjangoDbBlocker",
    tmp_path_factory: pytest.TempPathFactory,
) -> "Edition":
    """The newest edition of a register that is loaded and measured; the other one makes room for it."""
    from django.core.management import call_command

    from meetlat import environment
    from meetlat.register.loading import load
    from meetlat.report.editions import take_census

    with django_db_blocker.unblock():
        call_command("flush", verbosity=0, interactive=False)
        load(_folder(request.param, tmp_path_factory))
        return take_census(environment.home())[0]


def _folder(name: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if name == "practice":
        from meetlat.register.practice import write

        folder = tmp_path_factory.mktemp("practice")
        write(folder)
        return folder
    if not os.environ.get("MEETLAT_REFERENCE"):
        pytest.skip("MEETLAT_REFERENCE names no reference folder")
    return Path(os.environ["MEETLAT_REFERENCE"])


@pytest.fixture
def practice(loaded: "Edition") -> "Edition":
    """The edition of the practice country; its register is in the database."""
    return loaded


@pytest.fixture
def reference(loaded: "Edition") -> "Edition":
    """The edition of the real register; a test that asks for it is marked ``reference``."""
    return loaded


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
