"""What exists is in the docs. Each list is read from the program itself: nothing new stays undescribed."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern
from django.utils.translation import override

from meetlat.environment import SETTINGS
from meetlat.measure import indicators
from tests.repository import ROOT, kept_files, name

REFERENCE = ROOT / "docs" / "reference"
MARKDOWN_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")
CODE_BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
DESCRIBED_BY_ITSELF = {"ninja", "api-1.0.0"}  # the API's own OpenAPI document


def commands(command: Any, path: str = "meetlat") -> Iterator[str]:
    """Every command with a job, as one types it. ``command`` is one of Typer's own, which it does not let one name."""
    if not hasattr(command, "commands"):
        yield path
        return
    for word, below in command.commands.items():
        if not below.hidden:
            yield from commands(below, f"{path} {word}")


def routes(patterns: list[URLPattern | URLResolver], prefix: str = "/") -> Iterator[str]:
    """Every address of the site in Dutch, with a variable part as <name>."""
    for pattern in patterns:
        path = prefix + re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", str(pattern.pattern))
        if isinstance(pattern, URLPattern):
            yield path
        elif pattern.namespace not in DESCRIBED_BY_ITSELF:
            yield from routes(pattern.url_patterns, path)


def pages() -> list[str]:
    with override("nl"):
        return sorted(set(routes(get_resolver().url_patterns)))


def described(file: str) -> str:
    return (REFERENCE / file).read_text()


def named(thing: str, text: str) -> bool:
    """Whether the text names the thing as code, whole and not as a part of a longer word."""
    return re.search(rf"(?:`|^|\s){re.escape(thing)}(?=[`\s.,:?\[]|$)", text, re.MULTILINE) is not None


def test_every_command_is_described() -> None:
    from meetlat.cli import app

    found = list(commands(typer.main.get_command(app)))
    assert len(found) > 3
    assert [command for command in found if not named(command, described("commands.md"))] == []


def test_every_setting_is_described() -> None:
    assert len(SETTINGS) > 3
    assert [setting for setting in SETTINGS if not named(setting, described("settings.md"))] == []


def test_no_setting_is_described_that_does_not_exist() -> None:
    mentioned = {
        word for file in (ROOT / "docs").rglob("*.md") for word in re.findall(r"\bMEETLAT_[A-Z_]+", file.read_text())
    }
    assert mentioned - SETTINGS.keys() == set()


def test_every_page_is_described() -> None:
    assert any(isinstance(entry.pattern, LocalePrefixPattern) for entry in get_resolver().url_patterns)
    found = pages()
    assert len(found) > 5
    assert [page for page in found if not named(page, described("pages.md"))] == []


def test_every_figure_is_described() -> None:
    found = list(indicators())
    assert found
    assert [figure for figure in found if not named(figure, described("figures.md"))] == []


def links() -> list[tuple[Path, str]]:
    documents = [file for file in kept_files() if file.suffix == ".md" and "locale" not in file.parts]
    found = [(file, CODE_BLOCK.sub("", file.read_text())) for file in documents]
    return [(file, link) for file, text in found for link in (*MARKDOWN_LINK.findall(text), *PICTURE.findall(text))]


def test_every_link_between_documents_leads_somewhere() -> None:
    found = links()
    assert len(found) > 10
    assert [f"{name(file)}: {link}" for file, link in found if not leads_somewhere(file, link)] == []


def leads_somewhere(file: Path, link: str) -> bool:
    if re.match(r"[a-z]+:", link):
        return True
    path, _, heading = link.partition("#")
    target = file.parent / path if path else file
    return target.exists() and (not heading or heading in anchors(target))


def anchors(file: Path) -> set[str]:
    """The anchors of a document's headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", CODE_BLOCK.sub("", file.read_text()), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(
    ("thing", "text", "found"),
    [
        ("meetlat rank", "Use `meetlat rank x11`.", True),
        ("meetlat rank", "Use `meetlat ranking`.", False),
        ("/nl/", "| `/nl/` | the national picture |", True),
        ("/nl/", "| `/nl/platforms/` | per platform |", False),
        ("MEETLAT_HOME", "`MEETLAT_HOME_OLD`", False),
    ],
)
def test_named(thing: str, text: str, *, found: bool) -> None:
    assert named(thing, text) is found


@pytest.mark.parametrize("link", ["nowhere.md", "README.md#no-such-heading", "#nor-here"])
def test_a_broken_link_would_be_seen(link: str) -> None:
    assert not leads_somewhere(ROOT / "CONTRIBUTING.md", link)
