"""The papers a public body looks for before it adopts a program, and the habits of the house."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from meetlat import __version__
from tests.repository import ROOT, SOURCE, kept_files, name, text

LONGEST_FILE = 300  # lines; most have fewer than 150
CODE = {".py", ".html", ".css", ".js", ".mjs"}
THIRD_PARTY_FOLDERS = {"node_modules", "vendor", "third_party", "built", "site-packages"}
THIRD_PARTY_FILES = re.compile(r"\.(woff2?|ttf|otf|eot|whl|jar|so|mo)$|\.min\.(js|css)$")
CATEGORIES = {"data-analytics", "data-collection", "data-visualization", "social-media-management", "survey"}


@pytest.fixture(scope="module")
def publiccode() -> dict[str, Any]:
    content = yaml.safe_load((ROOT / "publiccode.yml").read_text())
    assert isinstance(content, dict)
    return content


def test_the_licence_is_the_same_everywhere(publiccode: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    frontend = json.loads((ROOT / "package.json").read_text())
    assert {project["license"], frontend["license"], publiccode["legal"]["license"]} == {"EUPL-1.2"}
    assert (ROOT / "LICENSE").read_text().startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")


def test_the_top_of_the_changelog_is_this_version(publiccode: dict[str, Any]) -> None:
    versions = re.findall(r"^## \[(.+?)\] - (.+)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert versions[0][0] == __version__ == publiccode["softwareVersion"]
    assert re.fullmatch(r"unreleased|\d{4}-\d\d-\d\d", versions[0][1])


def test_publiccode_holds_the_mandatory_keys(publiccode: dict[str, Any]) -> None:
    """The keys and values of the publiccode.yml standard 0.5, as far as we use them."""
    mandatory = {"publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus", "softwareType"}
    assert mandatory | {"description", "legal", "maintenance", "localisation"} <= publiccode.keys()
    assert publiccode["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert publiccode["softwareType"] == "standalone/web"
    assert set(publiccode["categories"]) <= CATEGORIES
    assert set(publiccode["localisation"]) == {"localisationReady", "availableLanguages"}
    assert publiccode["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert publiccode["maintenance"]["contacts"]


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_publiccode_describes_itself_within_the_limits(publiccode: dict[str, Any], language: str) -> None:
    described = publiccode["description"][language]
    assert 0 < len(described["shortDescription"]) <= 150
    assert 150 <= len(described["longDescription"]) <= 10_000
    assert described["features"]


@pytest.mark.parametrize("paper", ["CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/decisions/README.md"])
def test_the_papers_are_there(paper: str) -> None:
    assert len((ROOT / paper).read_text()) > 400


@pytest.mark.parametrize("command", ["make demo", "make test"])
def test_the_readme_names_the_two_commands(command: str) -> None:
    assert re.search(rf"^{command}\b", (ROOT / "README.md").read_text(), re.MULTILINE)


def test_the_index_of_decisions_is_complete() -> None:
    folder = ROOT / "docs" / "decisions"
    named = re.findall(r"\]\((\d{4}-.+?\.md)\)", (folder / "README.md").read_text())
    assert named == sorted(file.name for file in folder.glob("0*.md"))


def test_no_file_is_too_long_to_hold_in_the_head() -> None:
    ours = [file for file in kept_files() if SOURCE in file.parents and file.suffix in CODE]
    lengths = {name(file): text(file).count("\n") for file in ours if "migrations" not in file.parts}
    assert len(lengths) > 30
    assert {file: length for file, length in lengths.items() if length > LONGEST_FILE} == {}


def test_nothing_of_third_parties_is_committed() -> None:
    assert [name(file) for file in kept_files() if is_third_party(file)] == []


@pytest.mark.parametrize(
    "file", ["static/htmx.min.js", "fonts/serif.woff2", "node_modules/x/index.js", "static/built/x.css"]
)
def test_third_party_files_would_be_seen(file: str) -> None:
    assert is_third_party(ROOT / file)


def is_third_party(file: Path) -> bool:
    path = file.relative_to(ROOT)
    return bool(THIRD_PARTY_FILES.search(path.name) or THIRD_PARTY_FOLDERS & set(path.parts))
