"""What a file format is: it gives items, and makes a draft of each. One folder each in files/."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, NamedTuple

from meetlat.collect.draft import Counts, Draft
from meetlat.problem import Problem


class Item(NamedTuple):
    """One item as the file holds it, and where: a line, an entry."""

    place: int
    raw: Any


@dataclass(frozen=True)
class Format:
    """A layout of files.

    ``items`` opens the file and gives what it holds; it raises FormatChanged when the file is something else. ``draft``
    makes a message, counts of an account, or None of an item that holds neither; it raises Refused. With ``lines`` each
    line is an item of its own, as bytes: such a file is read by several processes at once.
    """

    name: str
    title: str
    platform: str  # "" when the file says which
    versions: tuple[str, ...]  # of the layout; the newest last
    draft: Callable[[Any], Draft | Counts | None]
    items: Callable[[Path], Iterator[Item]] | None = None
    lines: bool = False


class UnknownFormat(Problem):
    """No folder of that name."""


@cache
def formats() -> dict[str, Format]:
    """Every format, by its name."""
    return {format.name: format for format in map(_of_folder, _folders())}


def format_named(name: str) -> Format:
    """Loads no other where the folder bears its name: some need all that visits a platform."""
    folder = name.replace("-", "_")
    if folder in _folders() and (found := _of_folder(folder)).name == name:
        return found
    if name not in formats():
        raise UnknownFormat(f"Format {name!r} is not known. Known: {', '.join(sorted(formats()))}.")
    return formats()[name]


@cache
def _folders() -> tuple[str, ...]:
    folder = Path(__file__).parent / "files"
    return tuple(sorted(module.name for module in iter_modules([str(folder)]) if module.ispkg))


def _of_folder(folder: str) -> Format:
    found: Format = import_module(f"meetlat.collect.files.{folder}").FORMAT
    return found
