"""The cluster for tests is pinned as all that is installed, and the client can talk to it."""

import tomllib

from tests.repository import ROOT
from tests.test_lock import ADDRESS, PIN

LOCK = ROOT / "tests" / "spark" / "requirements.lock"


def test_every_pin_has_a_hash_and_names_no_index() -> None:
    pins = {pin["name"]: pin["rest"] for pin in PIN.finditer(LOCK.read_text())}
    assert set(pins) == {"py4j", "pyspark", "setuptools"}
    assert [name for name, rest in pins.items() if "--hash=sha256:" not in rest] == []
    assert ADDRESS.findall(LOCK.read_text()) == []


def test_the_lock_holds_what_is_asked_for() -> None:
    asked = [line.partition("#")[0].strip() for line in LOCK.with_suffix(".in").read_text().splitlines()]
    assert all(line in LOCK.read_text() for line in asked), "run: make lock"


def test_client_and_cluster_are_of_one_release() -> None:
    """Spark promises that a client talks to a server of the same minor version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    (client,) = [line for line in project["optional-dependencies"]["spark"] if line.startswith("pyspark-client==")]
    (cluster,) = [pin["version"] for pin in PIN.finditer(LOCK.read_text()) if pin["name"] == "pyspark"]
    assert client.partition("==")[2].split(".")[:2] == cluster.split(".")[:2]
