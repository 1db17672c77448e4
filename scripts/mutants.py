"""A copy of the project in which mutmut makes small faults, one at a time, and runs the tests that walk through each.

mutmut takes the place of the source with what it made of it, so it never meets the checkout itself.
"""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from scripts.undecorated import undecorated

ROOT = Path(__file__).parent.parent
MEASURE = "src/meetlat/measure"
QUICK = "not (browser or real or reference or slow or spark)"
NOT_MADE = "no.such.mutant"
SHARED = 'scope="module"'  # of a fixture
NAME = re.compile(r"(?P<module>.+)\.(?P<within>(?:xǁ|x_).+)__mutmut_\d+")
MADE_UP = ["DJANGO_SETTINGS_MODULE", "MEETLAT_HOME", "CI"]  # in CI a skipped test fails: every mutant would be found


@dataclass(frozen=True)
class Change:
    """What a mutant is: in a file, near a line, these lines became those."""

    file: str
    line: int
    was: str
    becomes: str


def copied(folder: Path) -> None:
    """What git keeps or would keep, with ``measure`` undecorated and mutmut told what to do."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    for file in (folder / MEASURE).rglob("*.py"):
        file.write_text(undecorated(file.read_text(encoding="utf-8")), encoding="utf-8")


def settle(folder: Path, without: list[str]) -> None:
    """Tells mutmut what to change and which tests to run, leaving the folders of ``measure`` out that are named."""
    left_out = [f"--ignore=tests/measure/{name}" for name in without]
    told = {
        "source_paths": ["src/meetlat"],
        "only_mutate": [f"{MEASURE}/*"],
        "do_not_mutate": [f"{MEASURE}/{name}/*" for name in without],
        "also_copy": ["bench", "docs", "scripts"],
        "pytest_add_cli_args_test_selection": ["tests/measure"],
        "pytest_add_cli_args": ["-m", QUICK, "-p", "no:xdist", "--hypothesis-seed=0", *left_out],
        "process_isolation": "forkserver",  # else a mutant meets what the tests before it left in the caches
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in told.items()]
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n".join(["", "[tool.mutmut]", *lines, ""]))


def made(folder: Path) -> list[str]:
    """The names of all mutants. mutmut only makes them when it is to try one: one that is not there."""
    said = _mutmut(folder, "run", NOT_MADE)
    if NOT_MADE not in said:
        raise SystemExit(f"The tests fail without a mutant too:\n{said[-4000:]}")
    widen(folder)
    return list(statuses(folder))


def widen(folder: Path) -> None:
    """What a fixture of a whole file walks through counts for all its tests: mutmut gives it to the first alone."""
    file = folder / "mutants" / "mutmut-stats.json"
    stats = json.loads(file.read_text(encoding="utf-8"))
    together: dict[str, list[str]] = {}
    for test in stats["duration_by_test"]:
        together.setdefault(test.partition("::")[0], []).append(test)
    shared = {name: tests for name, tests in together.items() if SHARED in (folder / name).read_text(encoding="utf-8")}
    walked = stats["tests_by_mangled_function_name"]
    for function, tests in walked.items():
        files = sorted({test.partition("::")[0] for test in tests} & shared.keys())
        walked[function] = sorted({*tests, *(test for name in files for test in shared[name])})
    file.write_text(json.dumps(stats), encoding="utf-8")


def tried(folder: Path, names: list[str], processes: int) -> None:
    said = _mutmut(folder, "run", "--max-children", str(processes), *names)
    if "Mutant results" not in said:
        raise SystemExit(f"mutmut stopped:\n{said[-4000:]}")


def statuses(folder: Path) -> dict[str, str]:
    """What became of each mutant: "killed", "survived", "timeout", "no tests", "not checked", …"""
    lines = _mutmut(folder, "results", "--all", "true").splitlines()
    return {name: status for name, _, status in (line.strip().partition(": ") for line in lines)}


def change(folder: Path, name: str) -> Change:
    """What the mutant is, as it would be in the checkout."""
    found = place(name)
    return read_change(_mutmut(folder, "show", name), found.file, _first_line(ROOT / found.file, found.within))


def read_change(diff: str, file: str, begins: int) -> Change:
    """``diff`` numbers the lines from its function on, which ``begins`` at a line of the file."""
    lines = diff.splitlines()
    head = next(at for at, line in enumerate(lines) if line.startswith("@@"))
    told = lines[head + 1 :]
    was, becomes = ("\n".join(line[1:].strip() for line in told if line.startswith(sign)) for sign in "-+")
    first = int(re.findall(r"\d+", lines[head])[0])
    before = next(at for at, line in enumerate(told) if line[:1] in {"-", "+"})
    return Change(file, begins - 1 + first + before, was, becomes)


@dataclass(frozen=True)
class Place:
    file: str
    within: list[str]  # the function, or the class and its method


def place(name: str) -> Place:
    found = NAME.fullmatch(name)
    assert found, name
    path = "src/" + found["module"].replace(".", "/")
    file = f"{path}.py" if (ROOT / f"{path}.py").exists() else f"{path}/__init__.py"
    within = found["within"]
    return Place(file, within.split("ǁ")[1:] if within.startswith("xǁ") else [within.removeprefix("x_")])


def _first_line(file: Path, within: list[str]) -> int:
    """On which line the function begins."""
    node: ast.AST = ast.parse(file.read_text(encoding="utf-8"))
    for part in within:
        node = next(one for one in ast.walk(node) if getattr(one, "name", "") == part)
    return getattr(node, "lineno", 1)


def _mutmut(folder: Path, *arguments: str) -> str:
    own = {key: value for key, value in os.environ.items() if key not in MADE_UP}
    command = [sys.executable, "-m", "mutmut", *arguments]
    ended = subprocess.run(command, cwd=folder, env=own, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return ended.stdout
