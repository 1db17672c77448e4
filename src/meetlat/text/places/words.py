"""What a reader of places knows about words, from the data files beside this module."""

import csv
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from meetlat.text.letters import BEGIN, END
from meetlat.text.texts import laid_out

Phrases = tuple[str, ...]

_MARKS = f" {chr(BEGIN)}"


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))


@cache
def names(kind: str) -> Phrases:
    """The names of a list at the top of ``words.toml``."""
    return tuple(_file()[kind])


@cache
def plain(part: str, kind: str) -> Phrases:
    """The phrases of a list, each as `` in ``: what the text before or behind a name is compared with."""
    return tuple(dict.fromkeys(forms(_file()[part][kind])))


def forms(phrases: Sequence[str]) -> list[str]:
    """Phrases as they stand in the plain form of a text, a space around them; ``d'`` as it stands before a name.

    A star at the end means that the word may go on.
    """
    texts = laid_out([f"{phrase}x" if phrase.endswith("'") else phrase.removesuffix("*") for phrase in phrases])
    plain = [f" {text.strip(_MARKS)} " for text in texts.plain.split(chr(END))]
    return [_ended(phrase, form) for phrase, form in zip(phrases, plain, strict=False)]


def _ended(phrase: str, form: str) -> str:
    return form.removesuffix("x ") if phrase.endswith("'") else form.rstrip() if phrase.endswith("*") else form


@cache
def other_names() -> tuple[tuple[str, str], ...]:
    """What people call municipalities and what lies in them: name and id."""
    return tuple((row["name"], row["organisation"]) for row in _table("names"))


@cache
def area_codes() -> tuple[tuple[str, str], ...]:
    return tuple((row["code"], row["organisation"]) for row in _table("area_codes"))


@cache
def regions() -> dict[str, frozenset[str]]:
    """Names of countries, provinces and landscapes; each with the regions it may mean."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in _table("regions"):
        found[row["name"]].add(row["region"])
    return {name: frozenset(meant) for name, meant in found.items()}


def _table(name: str) -> list[dict[str, str]]:
    text = (files(__package__) / f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
