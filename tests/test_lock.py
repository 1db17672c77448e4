"""What is installed is pinned by hash, and no file says where this machine keeps or finds its things."""

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.repository import ROOT, kept_files, name, text

LOCKS = ("requirements.lock", "requirements-dev.lock")
NPM_LOCKS = ("package-lock.json", "tests/real/servers/package-lock.json")
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[.*\])?==(?P<version>[^ ;\\]+)(?P<rest>(?:.*\\\n)*.*)", re.MULTILINE)
ADDRESS = re.compile(r"(?:https?|file)://\S+|--(?:extra-)?index-url.*|--find-links.*")
OWN_FOLDERS = re.compile(r"(?<![\w.~-])/(?:home|Users|root|work|opt|mnt|tmp)/\w[\w./-]*")


def pins(lock: str) -> Iterator[re.Match[str]]:
    return PIN.finditer((ROOT / lock).read_text())


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str) -> None:
    found = list(pins(lock))
    assert len(found) > 20
    assert [pin["name"] for pin in found if "--hash=sha256:" not in pin["rest"]] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_package_index(lock: str) -> None:
    assert ADDRESS.findall((ROOT / lock).read_text()) == []


@pytest.mark.parametrize(
    "address", ["https://packages.example/simple", "file:///srv/wheels", "--find-links wheels", "--index-url x"]
)
def test_an_address_would_be_seen(address: str) -> None:
    assert ADDRESS.search(f"django==5.2 \\\n{address}\n")


@pytest.mark.parametrize("lock", NPM_LOCKS)
def test_an_npm_lock_names_no_registry_and_every_package_has_a_checksum(lock: str) -> None:
    packages = json.loads((ROOT / lock).read_text())["packages"]
    theirs = {place: package for place, package in packages.items() if place}
    assert len(theirs) > 10
    assert [place for place, package in theirs.items() if "resolved" in package] == []
    assert [place for place, package in theirs.items() if "integrity" not in package] == []


def test_no_npm_lock_is_left_out() -> None:
    assert sorted(NPM_LOCKS) == [name(file) for file in kept_files() if file.name == "package-lock.json"]


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_holds_what_the_project_asks_for(lock: str) -> None:
    locked = {canonicalize_name(pin["name"]): pin["version"] for pin in pins(lock)}
    asked = [*project()["project"]["dependencies"], *project()["dependency-groups"]["build"]]
    assert [line for line in asked if not is_met(Requirement(line), locked)] == [], "run: make lock"


def test_the_development_lock_holds_the_tools() -> None:
    locked = {canonicalize_name(pin["name"]): pin["version"] for pin in pins("requirements-dev.lock")}
    asked = project()["dependency-groups"]["dev"]
    assert [line for line in asked if not is_met(Requirement(line), locked)] == [], "run: make lock"


def test_both_locks_agree() -> None:
    one, other = ({canonicalize_name(pin["name"]): pin["version"] for pin in pins(lock)} for lock in LOCKS)
    assert {
        package: (version, other.get(package)) for package, version in one.items() if other.get(package) != version
    } == {}


def test_no_file_names_a_folder_of_the_machine_it_was_made_on() -> None:
    assert [f"{name(file)}: {path}" for file in kept_files() for path in OWN_FOLDERS.findall(text(file))] == []


@pytest.mark.parametrize("folder", ["work", "opt", "home", "tmp"])
def test_a_folder_would_be_seen(folder: str) -> None:
    assert OWN_FOLDERS.search(f'path = "/{folder}/somewhere/file.csv"')


@pytest.mark.parametrize("harmless", ["https://example.org/home/page", "src/work/file", "/usr/bin/chromium"])
def test_what_is_no_folder_of_a_machine(harmless: str) -> None:
    assert not OWN_FOLDERS.search(harmless)


def is_met(requirement: Requirement, locked: dict[Any, str]) -> bool:
    version = locked.get(canonicalize_name(requirement.name))
    return version is not None and requirement.specifier.contains(version, prereleases=True)
