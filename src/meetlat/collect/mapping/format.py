"""A mapping and a file together as a file format like any other."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from meetlat.collect.draft import FormatChanged
from meetlat.collect.formats import Format, Item
from meetlat.collect.mapping.drafting import Drafter
from meetlat.collect.mapping.made import own_key
from meetlat.collect.mapping.model import VERSION, Mapping, lacking
from meetlat.collect.mapping.reading import BadMapping
from meetlat.collect.mapping.table import NoHeader, Table, kind_of, open_table, plain


class Lacks(FormatChanged):
    """A file without the columns that a mapping needs. Only names that the mapping itself knows are shown."""

    def __init__(self, name: str, mapping: Mapping, missing: list[str]) -> None:
        self.missing = missing
        lacks = {plain(one) for one in missing}
        found = [column for column in mapping.names(also_optional=False) if plain(column) not in lacks]
        super().__init__(
            f"{name}: has no row with the columns of {mapping.origin}. Missing: {', '.join(missing)}."
            f" Found: {', '.join(found) or 'none'}. Give a --mapping, or have one proposed with --dry-run."
        )


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
    for _, what in lacking(mapping):
        raise BadMapping(f"{mapping.origin}: does not say {what}.")
    kind = mapping.file.kind or kind_of(path)
    drafter = Drafter(mapping, own_key() if key is None else key)
    versions = (f"mapping {VERSION}",)
    if kind == "ndjson":
        return Format(kind, TITLES[kind], "", versions, drafter.of_line, lines=True)
    mapping = replace(mapping, file=replace(mapping.file, kind=kind))
    opened(mapping, path)
    return Format(kind, TITLES[kind], "", versions, drafter.of_row, partial(items, mapping))


def items(mapping: Mapping, path: Path) -> Iterator[Item]:
    """The rows of a CSV file or a workbook."""
    return opened(mapping, path).rows


def opened(mapping: Mapping, path: Path, aliases: dict[str, str] | None = None) -> Table:
    """The table with the columns that the mapping needs, whatever language they are in when ``aliases`` knows it.

    Raises FormatChanged, naming those that are missing.
    """
    closest: list[str] = mapping.names(also_optional=False)
    aliases = aliases or {}

    def fits(header: tuple[str, ...]) -> bool:
        nonlocal closest
        missing = mapping.missing(aliases.get(plain(name), name) for name in header)
        closest = min(closest, missing, key=len)
        return not missing

    try:
        table = open_table(path, mapping.file, fits, "", aliases)
    except NoHeader:
        raise Lacks(path.name, mapping, closest) from None
    if missing := mapping.missing(
        aliases.get(plain(name), name) for name in table.header
    ):  # the mapping names the row, and it is another
        raise Lacks(path.name, mapping, missing)
    return table
