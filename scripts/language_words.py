"""The words from which the language reader learns, and how frequent each is in which languages.

They come from the lists of `wordfreq`. For three small languages that it lacks, common words are written down in
small_languages.toml.
"""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import wordfreq

from meetlat.text import grams, language
from meetlat.text.texts import Texts, laid_out

SMALL = tomllib.loads(Path(__file__).with_name("small_languages.toml").read_text("utf-8"))

FAMILIES = {
    "south": ("es", "it", "pt", "ca", "ro"),
    "north": ("sv", "da", "nb", "is"),
    "west": tuple(SMALL),
    "east": ("pl", "cs", "sk", "sl", "sh", "hu", "tr", "fi", "id", "fil", "lt", "lv", "vi"),
}
ELIDED = {"fr": "l d j m t s n c qu", "it": "l d c un", "ca": "l d s n"}  # lists hold "l", texts hold "l'" (l'eau)
KNOWN, KNOWN_ELSEWHERE = 1e-8, 1e-7  # frequencies below which a list says nothing
FLOOR = 4e-9  # how frequent a word is that a list does not hold: somewhat less than what it does hold
SHARED = 0.5  # how much less frequent a word of the large neighbour is in a small language
AT_ONCE = 20_000

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Words:
    """All words of all lists, each once."""

    written: list[str]
    hashes: grams.Hashes
    frequencies: Floats  # words x columns


def all_words() -> Words:
    columns = [family(*FAMILIES.get(column, (column,))) for column in language.COLUMNS]
    written = sorted(set().union(*columns))
    frequencies = np.array([[column.get(word, 0) for column in columns] for word in written], np.float32)
    return Words(written, grams.word_hashes(joined(written)), np.maximum(frequencies, FLOOR))


def family(*codes: str) -> dict[str, float]:
    """How frequent each word is in the language of these in which it is most frequent."""
    most: dict[str, float] = {}
    for code in codes:
        for word, frequency in (small(code) if code in SMALL else listed(code)).items():
            most[word] = max(most.get(word, 0), frequency)
    return most


@cache
def listed(code: str) -> dict[str, float]:
    """Frequencies of the words as the reader cuts them out of texts."""
    held = wordfreq.get_frequency_dict(code, "best")
    least = KNOWN if code in language.LANGUAGES else KNOWN_ELSEWHERE
    said = [word for word, frequency in held.items() if frequency >= least and not any(map(str.isdigit, word))]
    found: dict[str, float] = defaultdict(float)
    for start in range(0, len(said), AT_ONCE):
        some = said[start : start + AT_ONCE]
        texts = laid_out(some)
        of = texts.text_of[grams.words(texts)[0]]
        for word, at in zip(texts.plain.split(), of.tolist(), strict=True):
            if word[0].isalpha():
                found[word] += held[some[at]]
    for short in ELIDED.get(code, "").split():
        found[short + "'"] += found.get(short, 0)
    return {**sharp(found), **found} if code == "de" else found


def sharp(found: dict[str, float]) -> dict[str, float]:
    """The lists write ss for ß. Which words have it they do not say, so each gets it as well."""
    return {word.replace("ss", "ß"): frequency for word, frequency in found.items() if "ss" in word}


def small(code: str) -> dict[str, float]:
    """A language of which only common words are written down: by Zipf's rule, and what it shares with its neighbour."""
    neighbour = listed(SMALL[code]["like"])
    own = {word: 0.05 / place for place, word in enumerate(dict.fromkeys(SMALL[code]["words"].lower().split()), 2)}
    return {word: frequency * SHARED for word, frequency in neighbour.items()} | own


def joined(words: list[str]) -> Texts:
    """Words that are in the plain form already, as one text."""
    codes = np.frombuffer("".join(f" {word}" for word in words).encode("utf-32-le"), np.uint32)
    return Texts(codes, codes, 1)
