"""Reads the file of a topic. What is wrong is named with file, key, value and what would be right."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from meetlat.problem import Problem
from meetlat.text.language import LANGUAGES
from meetlat.text.phrases import plain_phrase

SPOKEN = LANGUAGES[:4]
TITLES = ("nl", "en", "fr")  # the languages of the interface
TEXTS = ("about", "source")
LISTS = ("keywords", "weak", "not")
SHORTEST = 3  # letters of a part of a word: fewer stand in half of all messages


class BadTopic(Problem):
    """A file of a topic that cannot be used."""


@dataclass(frozen=True)
class Words:
    """Phrases of one language; ``weak`` ones count in twos, in ``exceptions`` neither counts."""

    keywords: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Topic:
    """What ``NAME.toml`` says; ``words`` in the order of SPOKEN."""

    name: str
    title: dict[str, str]
    about: str
    source: str
    words: tuple[Words, ...]


def read_topic(file: Path) -> Topic:
    """Raises BadTopic."""
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadTopic(f"{file.name}: cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise BadTopic(f"{file.name}: is not UTF-8. Save it as UTF-8.") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadTopic(f"{file.name}: is not TOML: {error}.") from None
    return _Reading(file.name).topic(file.stem, said)


@dataclass(frozen=True)
class _Reading:
    origin: str

    def topic(self, name: str, said: dict[str, Any]) -> Topic:
        self._known("", said, ("title", *TEXTS, *SPOKEN))
        about, source = (self._text(key, said.get(key, "")) for key in TEXTS)
        words = tuple(self._words(language, said.get(language, {})) for language in SPOKEN)
        if not any(one.keywords or len(one.weak) > 1 for one in words):
            raise BadTopic(f"{self.origin}: holds no keywords. Give some in [nl], [en], [fr] or [de].")
        return Topic(name, self._title(said.get("title")), about, source, words)

    def _title(self, said: Any) -> dict[str, str]:
        title = self._table("title", said)
        self._known("title.", title, TITLES)
        if missing := [language for language in TITLES if not title.get(language)]:
            raise BadTopic(f"{self.origin}: title.{missing[0]} is missing. A topic has a title in {_listed(TITLES)}.")
        return {language: self._text(f"title.{language}", title[language]) for language in TITLES}

    def _words(self, language: str, said: Any) -> Words:
        table = self._table(language, said)
        self._known(f"{language}.", table, LISTS)
        lists = [self._phrases(f"{language}.{key}", table.get(key, [])) for key in LISTS]
        self._once(language, chain(*lists))
        return Words(*lists)

    def _once(self, language: str, phrases: Iterable[str]) -> None:
        seen: set[str] = set()
        for phrase in phrases:
            if (same := " ".join(phrase.lower().split())) in seen:
                raise BadTopic(f"{self.origin}: [{language}] holds {phrase!r} twice. Keep one of them.")
            seen.add(same)

    def _phrases(self, key: str, said: Any) -> tuple[str, ...]:
        if not isinstance(said, list):
            raise BadTopic(f"{self.origin}: {key} is {said!r}; it must be a list of phrases.")
        return tuple(self._phrase(key, phrase) for phrase in said)

    def _phrase(self, key: str, phrase: Any) -> str:
        text = self._text(key, phrase)
        if not any(map(str.isalnum, text)):  # what holds a letter can be found
            self._findable(key, text)
        if "*" in text.strip().strip("*"):
            raise BadTopic(f"{self.origin}: {key}: {text!r} has a * inside; it may stand at the beginning and the end.")
        if "*" in text and len(text.strip("* ")) < SHORTEST:
            raise BadTopic(
                f"{self.origin}: {key}: {text!r} is too short; beside a * stand at least {SHORTEST} letters."
            )
        return text

    def _findable(self, key: str, text: str) -> None:
        try:
            plain_phrase(text)
        except ValueError as error:
            raise BadTopic(f"{self.origin}: {key}: {error}.") from None

    def _text(self, key: str, said: Any) -> str:
        if not isinstance(said, str):
            raise BadTopic(f"{self.origin}: {key} holds {said!r}; it must be text between quotation marks.")
        return said

    def _table(self, key: str, said: Any) -> dict[str, Any]:
        if not isinstance(said, dict):
            raise BadTopic(f"{self.origin}: {key} is {said!r}; it must be a table: [{key}].")
        return said

    def _known(self, where: str, said: dict[str, Any], allowed: tuple[str, ...]) -> None:
        if unknown := [key for key in said if key not in allowed]:
            raise BadTopic(f"{self.origin}: the key {where}{unknown[0]} is not known. Known: {_listed(allowed)}.")


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)
