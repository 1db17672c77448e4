"""The words that show a feeling, and those that turn, strengthen or weaken it: files that anybody can read and change.

``words/*.csv`` are lists that others gave away (``scripts/build_lexicon.py`` makes them), ``words/*.toml`` are our own
and go over them.
"""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product

import numpy as np
import numpy.typing as npt

from meetlat.text.language import LANGUAGES
from meetlat.text.phrases import Phrases

SPOKEN = LANGUAGES[:4]
LISTED = ("nl", "en", "fr")
SIGNS = "signs"
ROLES = ("polarity", "degree", "verb", "deny", "but", "irony", "sign")
STRENGTHENS = 1.3  # intensity from which a word of a list also strengthens the next

_WORDS = files("meetlat.text.sentiment") / "words"

FELT = ("polarity", "verb")

Says = dict[str, float]  # by role


@dataclass(frozen=True)
class Lexicon:
    """``says``: phrases x languages x roles; after the four languages one for texts whose language is not known."""

    phrases: Phrases
    says: npt.NDArray[np.float32]


@cache
def lexicon(*, own: bool = True) -> Lexicon:
    """``own``: with the feelings in our own files; else those of the lists alone, which know no German."""
    entries = {language: _spoken(language) if own else _public(language) for language in SPOKEN}
    words = sorted({word for held in entries.values() for word in held})
    place = {word: number for number, word in enumerate(words)}
    says = np.full((len(words), len(SPOKEN), len(ROLES)), np.nan, np.float32)
    for number, language in enumerate(SPOKEN):
        for word, held in entries[language].items():
            says[place[word], number] = [held.get(role, 0) for role in ROLES]
    return Lexicon(Phrases(words), _with_unknown(says))


def _with_unknown(says: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Where the language is not known: the mean over the languages that have the word."""
    known = ~np.isnan(says)
    means = np.nansum(says, axis=1) / np.maximum(known.sum(axis=1), 1)
    return np.concatenate((np.nan_to_num(says), means[:, None]), axis=1).astype(np.float32)


def _spoken(language: str) -> dict[str, Says]:
    """All that is said in a language: our own words and signs, and of the list what ours do not speak of."""
    own = _own(language)
    stems = tuple(word.removesuffix("*") for word in own if word.endswith("*"))
    listed = {word: says for word, says in _listed(language) if word not in own and not word.startswith(stems)}
    return listed | own | {word: {**says, "sign": 1.0} for word, says in _own(SIGNS).items()}


def _public(language: str) -> dict[str, Says]:
    """The list of a language, with what turns and strengthens its words."""
    listed = dict(_listed(language))
    turns = {
        word: {role: held for role, held in says.items() if role not in FELT} for word, says in _own(language).items()
    }
    turning = {word: says for word, says in turns.items() if says}
    return {word: listed.get(word, {}) | turning.get(word, {}) for word in listed | turning}


def _own(name: str) -> dict[str, Says]:
    held = tomllib.loads((_WORDS / f"{name}.toml").read_text(encoding="utf-8"))
    found: dict[str, Says] = {}
    for group, said in (("feelings", {}), ("phrases", {}), ("verbs", {"verb": 1.0})):
        for polarity, word in _said(held.get(group, {})):
            found[word] = {"polarity": float(polarity), **said}
    for degree, word in _said(held.get("degrees", {})):
        found.setdefault(word, {})["degree"] = float(degree)
    for role, word in _said(held["turns"]):
        found.setdefault(word, {})[role] = 1.0
    return found


def _said(group: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, words in group.items():
        yield from product((name,), filter(None, map(str.strip, words.replace("\n", " ").split(","))))


def _listed(language: str) -> Iterator[tuple[str, Says]]:
    if language not in LISTED:
        return
    for row in csv.DictReader((_WORDS / f"{language}.csv").read_text(encoding="utf-8").splitlines()):
        strength = float(row["intensity"])
        yield (
            row["word"],
            {"polarity": float(row["polarity"]), "degree": strength if strength >= STRENGTHENS else 0},
        )
