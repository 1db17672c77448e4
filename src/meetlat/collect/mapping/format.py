"""A mapping and a file together as a file format like any other."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from meetlat.collect.draft import FormatChanged
from meetlat.collect.formats import Format, Item
from meetlat.collect.mapping.drafting import Drafter
from meetlat.collect.mapping.model import VERSION, Mapping, lacking
from meetlat.collect.mapping.reading import BadMapping
from meetlat.collect.mapping.table import Table, kind_of, open_table, plain

TITLES = {
    "csv": "Any CSV, by a mapping",
    "xlsx": "Any Excel workbook, by a mapping",
    "ndjson": "Any JSON line by line, by a mapping",
}


def mapped_format(mapping: Mapping, path: Path, key: bytes | None = None) -> Format:
    """The format of one file under a mapping.

    Raises FormatChanged when the file lacks a column that the mapping needs. ``key`` is what ids of rows without one
    are made with; without it, that of this installation's pseudonyms.
    """
    for what in lacking(mapping):
        raise BadMapping(f"{mapping.origin}: does not say {what}.")
    kind = mapping.file.kind or kind_of(path)
    drafter = Drafter(mapping, _own_key() if key is None else key)
    versions = (f"mapping {VERSION}",)
    if kind == "ndjson":
        return Format(kind, TITLES[kind], "", versions, drafter.of_line, lines=True)
    mapping = replace(mapping, file=replace(mapping.file, kind=kind))
    opened(mapping, path)
    return Format(kind, TITLES[kind], "", versions, drafter.of_row, partial(items, mapping))


def items(mapping: Mapping, path: Path) -> Iterator[Item]:
    """The rows of a CSV file or a workbook."""
    return opened(mapping, path).rows


def opened(mapping: Mapping, path: Path) -> Table:
    """The table with the columns that the mapping needs. Raises FormatChanged, naming those that are missing."""
    closest: list[str] = mapping.names(also_optional=False)

    def fits(header: tuple[str, ...]) -> bool:
        nonlocal closest
        missing = mapping.missing(header)
        closest = min(closest, missing, key=len)
        return not missing

    try:
        table = open_table(path, mapping.file, fits, "")
    except FormatChanged as error:
        raise FormatChanged(str(error) if closest == [] else _about(path.name, mapping, closest)) from None
    if missing := mapping.missing(table.header):  # the mapping names the row, and it is another
        raise FormatChanged(_about(path.name, mapping, missing))
    return table


def _about(name: str, mapping: Mapping, missing: list[str]) -> str:
    needed = mapping.names(also_optional=False)
    found = [column for column in needed if plain(column) not in {plain(one) for one in missing}]
    return (
        f"{name}: has no row with the columns that {mapping.origin} names. Missing: {', '.join(missing)}."
        f" Found: {', '.join(found) or 'none'}. Change the mapping, or have one proposed with --dry-run."
    )


def _own_key() -> bytes:
    from meetlat.collect.names import pseudonym_key
    from meetlat.environment import home

    return pseudonym_key(home())
