"""English and French are complete: every Dutch text of the interface has both, with the same placeholders."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.repository import SOURCE

LANGUAGES = ["en", "fr"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
NOT_CODE = shutil.ignore_patterns("__pycache__", "built", "frontend", "migrations", "*.mo")


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The locale folder that ``makemessages`` makes from today's templates and code, in a copy of the sources."""
    copy = tmp_path_factory.mktemp("sources") / "meetlat"
    shutil.copytree(SOURCE, copy, ignore=NOT_CODE)
    locales = [option for language in LANGUAGES for option in ("--locale", language)]
    command = [sys.executable, "-m", "django", "makemessages", *locales, "--no-obsolete", "--no-location"]
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    environment = unmeasured | {"PYTHONPATH": str(copy.parent), "DJANGO_SETTINGS_MODULE": "meetlat.site.settings"}
    outcome = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stderr
    return copy / "site" / "locale"


def catalogue(locale: Path, language: str) -> Catalog:
    with (locale / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(catalog: Catalog) -> dict[tuple[object, object], Message]:
    return {(message.context, message.id): message for message in catalog if message.id}


def listed(value: str | Iterable[str] | None) -> list[str]:
    """A message's text or its plural forms, as a list."""
    return [value or ""] if isinstance(value, str | None) else list(value)


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def placeholders_agree(message: Message) -> bool:
    """A translation names nothing unknown and leaves nothing out; only a singular may write "one" for the number."""
    originals, translations = listed(message.id), listed(message.string)
    known = set().union(*map(placeholders, originals))
    nothing_unknown = all(placeholders(translation) <= known for translation in translations)
    return nothing_unknown and placeholders(translations[-1]) >= placeholders(originals[-1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_missing_and_none_is_left_over(extracted: Path, language: str) -> None:
    wanted = messages(catalogue(extracted, language)).keys()
    kept = messages(catalogue(SOURCE / "site" / "locale", language)).keys()
    assert len(wanted) > 20
    assert sorted(map(str, wanted - kept)) == [], "not in the catalogue"
    assert sorted(map(str, kept - wanted)) == [], "no longer in the interface"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    kept = messages(catalogue(SOURCE / "site" / "locale", language)).values()
    assert [message.id for message in kept if message.fuzzy] == []
    assert [message.id for message in kept if not all(listed(message.string))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_the_same(language: str) -> None:
    kept = messages(catalogue(SOURCE / "site" / "locale", language)).values()
    assert [message.id for message in kept if not placeholders_agree(message)] == []


@pytest.mark.parametrize(
    ("original", "translation", "agrees"),
    [
        ("%(n)s van %(all)s", "%(n)s of %(all)s", True),
        ("%(n)s van %(all)s", "%(n)s", False),
        ("van %(name)s", "of %(naam)s", False),
        (("%(n)s plaats", "%(n)s plaatsen"), ("one place", "%(n)s places"), True),
        (("%(n)s plaats", "%(n)s plaatsen"), ("%(n)s place", "places"), False),
        ("{name} ontbreekt", "{name} is missing", True),
        ("100 % zeker", "100% sure", True),
    ],
)
def test_placeholders_agree(original: str, translation: str, *, agrees: bool) -> None:
    assert placeholders_agree(Message(original, translation)) is agrees
