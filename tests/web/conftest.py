"""A server on this machine, and a wrapper with little patience."""

from collections.abc import Iterator

import pytest

from meetlat.web import Web
from tests.web.impatient import IMPATIENT
from tests.web.server import Server, served


@pytest.fixture
def server() -> Iterator[Server]:
    with served() as server:
        yield server


@pytest.fixture
def web() -> Iterator[Web]:
    with Web(IMPATIENT) as web:
        yield web
