"""Layouts of tables that are known: one mapping file per version, beside the format that reads them."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from meetlat.collect.draft import Draft, FormatChanged
from meetlat.collect.formats import Item
from meetlat.collect.mapping.drafting import Drafter
from meetlat.collect.mapping.format import Lacks, opened
from meetlat.collect.mapping.model import Mapping
from meetlat.collect.mapping.reading import read_mapping
from meetlat.collect.mapping.table import Row, Table, plain

PAGE = "page in the file's name"  # the column that ``page_in_name`` fills


@dataclass(frozen=True)
class Layouts:
    """The mappings in a folder, by the names of their files; the header of a file tells which one it goes by.

    ``aliases.toml`` says what columns are called in other languages. ``page_in_name`` finds, in the name of a file that
    does not say inside whose it is, the handle of the page.
    """

    folder: Path
    what: str
    page_in_name: re.Pattern[str] | None = None

    @cached_property
    def mappings(self) -> dict[str, Mapping]:
        files = sorted(file for file in self.folder.glob("*.toml") if file.stem != "aliases")
        return {file.stem: read_mapping(file) for file in files}

    @cached_property
    def aliases(self) -> dict[str, str]:
        """Column names in other languages, with the name that the mappings use."""
        file = self.folder / "aliases.toml"
        said = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        return {plain(alias): name for table in said.values() for name, several in table.items() for alias in several}

    @property
    def versions(self) -> tuple[str, ...]:
        return tuple(sorted(self.mappings, key=lambda name: name.rpartition("-")[2]))

    def items(self, path: Path) -> Iterator[Item]:
        """The rows of a file. Raises FormatChanged when it has no known layout, with what the nearest one misses."""
        page = self._page(path)
        name, table = self._table(path)
        for item in table.rows:
            row: Row = item.raw
            row.layout = name
            row.setdefault(PAGE, page)
            yield item

    def draft(self, raw: Row) -> Draft:
        return Drafter(self.mappings[raw.layout]).of_row(raw)

    def _page(self, path: Path) -> str:
        if self.page_in_name is None:
            return ""
        found = self.page_in_name.match(path.name)
        if not found:
            raise FormatChanged(
                f"{path.name}: {self.what} does not say inside whose it is, and its name does not begin with the page's"
                " handle. Name the file as it was when it was downloaded, or HANDLE_content_1.csv."
            )
        return found["page"]

    def _table(self, path: Path) -> tuple[str, Table]:
        fitting: list[tuple[int, str, Table]] = []
        problems: list[FormatChanged] = []
        for name, mapping in self.mappings.items():
            try:
                table = opened(replace(mapping, origin=f"{self.what} ({name})"), path, self.aliases)
            except FormatChanged as error:
                problems.append(error)
                continue
            there = {plain(self.aliases.get(plain(column), column)) for column in table.header}
            fitting.append((sum(plain(column) in there for column in mapping.names()), name, table))
        if not fitting:
            raise min(problems, key=lambda error: len(error.missing) if isinstance(error, Lacks) else 99)
        _, name, table = max(fitting, key=lambda one: one[:2])
        return name, table
