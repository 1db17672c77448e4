"""Data walks from left to right, and what is private stays in its room."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repository import ROOT, SOURCE


def test_nobody_reaches_back() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo"]
    outcome = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_private_modules_are_used_in_their_own_package_only() -> None:
    assert [line for file in SOURCE.rglob("*.py") for line in trespasses(module_of(file), file.read_text())] == []


@pytest.mark.parametrize(
    ("source", "trespassing"),
    [
        ("import meetlat.lake._files", True),
        ("from meetlat.lake._files import write", True),
        ("from meetlat.lake import _files", True),
        ("from meetlat.lake import write", False),
        ("from meetlat.measure._rank import places", False),
        ("from ._rank import places", False),
        ("from . import _rank", False),
        ("from django.db.models import _anything", False),
    ],
)
def test_trespassing(source: str, *, trespassing: bool) -> None:
    assert any(trespasses("meetlat.measure.census", source)) is trespassing


def trespasses(module: str, source: str) -> Iterator[str]:
    """The private names of another package that a module imports, each as a line to show."""
    for name in imported(module, ast.parse(source)):
        owner = owner_of_private(name)
        if owner and not f"{module}.".startswith(f"{owner}."):
            yield f"{module} imports {name}, which belongs to {owner} alone"


def imported(module: str, tree: ast.Module) -> Iterator[str]:
    """Every name of ours that is imported, in full."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = module.rsplit(".", node.level)[0] if node.level else ""
            origin = ".".join(filter(None, (package, node.module)))
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def owner_of_private(name: str) -> str | None:
    """The package above the first private part of a dotted name of ours: meetlat.lake for meetlat.lake._files.write."""
    parts = name.split(".")
    private = [place for place, part in enumerate(parts) if part.startswith("_") and not part.startswith("__")]
    return ".".join(parts[: private[0]]) if private and parts[0] == "meetlat" else None


def module_of(file: Path) -> str:
    parts = file.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts)
