"""What in the words of a message speaks for or against a reading: the rules that anybody can read and change.

One file per language and one for signs, each with the same rules by name; a rule is a list of phrases. How much a rule
counts, and for which reading, is learned from the labelled sets (``scripts/train_readers.py``).
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from meetlat.text.language import LANGUAGES
from meetlat.text.phrases import Phrases
from meetlat.text.texts import Texts

SIGNS = "signs"  # the file of what says the same in every language
SPOKEN = LANGUAGES[:4]
_ANY = -1


@cache
def rules() -> tuple[str, ...]:
    """The names of all rules, in the order of the columns that ``counted`` gives."""
    return tuple(_file(SIGNS)) + tuple(_file(SPOKEN[0]))


def counted(texts: Texts, languages: npt.NDArray[np.int8]) -> npt.NDArray[np.float32]:
    """Texts x rules: 1 where a phrase of the rule stands in the text, in a language that the text may be in."""
    _, rule, language = _rows()
    found = phrases().find(texts)
    spoken, meant = languages[found.text], language[found.phrase]
    fits = (meant == _ANY) | (meant == spoken) | (spoken >= len(SPOKEN))  # no language known: any may be meant
    held = np.zeros((texts.number, len(rules())), np.float32)
    held[found.text[fits], rule[found.phrase[fits]]] = 1
    return held


def beside_marks(held: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The rules, and once more all but the first where a question mark stands in the text: "Alles goed?" is a greeting,
    and what "hoe dom" says of a text is another thing with a mark than without.
    """
    asked = held[:, [rules().index("question-mark")]]
    return np.hstack((held, held[:, 1:] * asked))


@cache
def phrases() -> Phrases:
    return Phrases(_rows()[0])


@cache
def _rows() -> tuple[tuple[str, ...], npt.NDArray[np.int64], npt.NDArray[np.int8]]:
    """All phrases, and of each its rule and its language."""
    rows = [
        (phrase, rules().index(name), _ANY if file == SIGNS else LANGUAGES.index(file))
        for file in (SIGNS, *SPOKEN)
        for name, phrases in _file(file).items()
        for phrase in phrases
    ]
    said, rule, language = zip(*rows, strict=True)
    return said, np.array(rule, np.int64), np.array(language, np.int8)


@cache
def _file(name: str) -> dict[str, list[str]]:
    """The phrases of each rule; those that begin a sentence also behind each greeting."""
    held = tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))
    greetings = held.pop("greetings", [])
    return {rule: [*_greeted(table["phrases"], greetings)] for rule, table in held.items()}


def _greeted(phrases: list[str], greetings: list[str]) -> Iterator[str]:
    for phrase in dict.fromkeys(phrases):
        yield phrase
        if phrase.startswith("^ "):
            yield from (f"^ {greeting} {phrase[2:]}" for greeting in greetings)
