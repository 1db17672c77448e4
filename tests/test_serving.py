"""The real program starts, answers and stops: what every test with ``live_site`` stands on."""

import socket
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.serving import served


@pytest.mark.slow
def test_the_site_answers_until_it_is_stopped(tmp_path: Path) -> None:
    with served(tmp_path) as address, urlopen(f"{address}/nl/") as answer:
        assert answer.status == 200
    with socket.socket() as caller:
        assert caller.connect_ex(("127.0.0.1", urlsplit(address).port)) != 0
