"""meetlat read FILE: what the texts of any table are."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from meetlat.text.files import Counts, Piece, Refused
    from meetlat.text.files.told import Lines
    from meetlat.text.places import Gazetteer
    from meetlat.text.reading import Reader

MOST = 8  # values of a column that are shown
WIDE = 78  # letters of a text that are shown


def read_file(
    file: Path, column: str, json: bool, gazetteer: Path | None, processes: int, *, accessibility: bool = False
) -> None:
    """Prints a line of JSON for each text, in order; or counts and the first rows. ``accessibility``: also of that.

    Raises Problem where the file cannot be read, or not one of its texts.
    """
    reader = _reader(gazetteer)
    processes = processes or len(os.sched_getaffinity(0))
    if json:
        texts, aside = _lines(file, column, _as_lines(reader, accessibility), processes)
    else:
        texts, aside = _counts(file, column, _as_counts(reader, accessibility), processes)
    _tell_aside(file, texts, aside)


def gazetteer_of(folder: Path | None) -> "Gazetteer | None":
    """Which places there are; None, and a line that says so, where nobody says it. Raises Problem."""
    from meetlat import environment
    from meetlat.cli.start import progress
    from meetlat.problem import Problem
    from meetlat.text.places import Gazetteer

    pulled = environment.home() / "reference"
    folder = folder or environment.reference() or (pulled if pulled.is_dir() else None)
    if folder is None:
        progress("no places are looked for: name the folder that says which there are with --gazetteer")
        return None
    try:
        return Gazetteer.from_folder(folder)
    except (OSError, KeyError, UnicodeDecodeError) as error:
        raise Problem(f"--gazetteer {folder}: holds no organisations.csv that can be read ({error}).") from None


def _reader(folder: Path | None) -> "Reader":
    from meetlat.text.places import Places
    from meetlat.text.reading import Reader

    gazetteer = gazetteer_of(folder)
    return Reader(Places(gazetteer) if gazetteer else None)


def _as_lines(reader: "Reader", accessibility: bool) -> "Callable[[Piece], Lines]":
    from meetlat.cli.accessible import AccessibleLines
    from meetlat.text.files import AsLines

    return AccessibleLines(AsLines(reader)) if accessibility else AsLines(reader)


def _as_counts(reader: "Reader", accessibility: bool) -> "Callable[[Piece], Counts]":
    from meetlat.cli.accessible import AccessibleCounts
    from meetlat.text.files import AsCounts

    return AccessibleCounts(AsCounts(reader)) if accessibility else AsCounts(reader)


def _lines(file: Path, column: str, read: "Callable[[Piece], Lines]", processes: int) -> "tuple[int, Refused]":
    from meetlat.cli.progress import bar
    from meetlat.text.files import Refused, pieces, read_beside

    texts, aside = 0, Refused()
    with bar(f"reading {file.name}") as progress:
        for said in read_beside(read, pieces(file, column), processes):
            sys.stdout.flush()
            sys.stdout.buffer.write(said.lines)
            texts += said.texts
            aside.add(said.aside)
            progress(round(said.done * 1_000), 1_000)
    sys.stdout.buffer.flush()
    return texts, aside


def _counts(file: Path, column: str, read: "Callable[[Piece], Counts]", processes: int) -> "tuple[int, Refused]":
    from meetlat.cli.progress import bar
    from meetlat.text.files import Counts, pieces, read_beside

    counts = Counts()
    with bar(f"reading {file.name}") as progress:
        for said in read_beside(read, pieces(file, column), processes):
            counts.add(said)
            progress(round(said.done * 1_000), 1_000)
    _show(file, counts)
    return counts.texts, counts.aside


def _show(file: Path, counts: "Counts") -> None:
    from meetlat.cli.tables import print_table

    read = counts.texts - counts.aside.number
    rows = [
        (name if place == 0 else "", value, f"{number:,}", f"{number / read:.1%}")
        for name, values in counts.values.items()
        for place, (value, number) in enumerate(values.most_common(MOST))
    ]
    print_table(f"{file.name}: {read:,} texts", ("reading", "value", "texts", "share"), rows, words=2)
    for said in counts.first:
        print(f"{_short(said['text'])}\n  {_told(said)}")


def _told(said: dict[str, Any]) -> str:
    question = f"{'a' if said['is_question'] else 'no'} question ({said['question_score']:.2f})"
    about = [" ".join(said[name]) for name in ("topics", "places")]
    return " · ".join(filter(None, (said["language"], question, said["contact"], said["sentiment"], *about)))


def _short(text: str) -> str:
    """A text on one line, without what would move a terminal."""
    line = "".join(letter if letter.isprintable() else " " for letter in text[: WIDE + 1])
    return line if len(text) <= WIDE else f"{line[:WIDE]}…"


def _tell_aside(file: Path, texts: int, aside: "Refused") -> None:
    """The first ones on stderr; with --json each stands in its place among the lines."""
    from meetlat.problem import Problem

    listed = [f"line {one.line:,}: {one.reason}" for one in aside.first]
    more = [f"… and {aside.number - len(listed):,} more"] if aside.number > len(listed) else []
    said = f"{aside.number:,} of {texts:,} texts set aside: {'; '.join(listed + more)}"
    if aside.number and aside.number == texts:
        raise Problem(f"{file.name}: {said}.")
    if aside.number:
        print(f"· {said}", file=sys.stderr)
