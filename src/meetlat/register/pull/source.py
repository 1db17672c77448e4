"""What a source is, and what it hands over: rows for the tables of the folder, or whole documents."""

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import httpx

from meetlat.web import FetchFailed, Web

Row = dict[str, str]
MOST_PAGES = 1_000


class SourceFailed(Exception):
    """One source gave nothing usable. The text names it, its address and what is wrong."""


@dataclass(frozen=True)
class Rows:
    """Rows for one table. ``covers`` are the slices they replace; earlier rows of other slices stay as they are.

    ``adds``: they come beside another source's rows and replace nothing.
    """

    file: str
    rows: list[Row]
    slice: Callable[[Row], Hashable]
    covers: frozenset[Hashable]
    adds: bool = False


def supplement(file: str, rows: list[Row]) -> Rows:
    """Rows that add to another source's and replace nothing."""
    return Rows(file, rows, lambda row: None, frozenset(), adds=True)


def replacing(file: str, rows: list[Row], slice: Callable[[Row], Hashable]) -> Rows:
    """Rows that replace every slice they have rows of."""
    return Rows(file, rows, slice, frozenset(map(slice, rows)))


@dataclass(frozen=True)
class OfficialList:
    """Who exists in one slice (country, kind) of organisations.csv, whatever a directory says of it."""

    slice: tuple[str, str]
    rows: list[Row]


@dataclass(frozen=True)
class Document:
    """A whole file, by its path in the folder."""

    file: str
    content: bytes


Part = Rows | OfficialList | Document


@dataclass(frozen=True)
class Source:
    """Where it is, and how it is read. ``read`` raises SourceFailed or FetchFailed; then nothing of it is used."""

    name: str
    title: str
    address: str
    licence: str
    files: tuple[str, ...]  # what it brings, as patterns of paths in the folder
    read: Callable[["Visit"], Iterable[Part]]

    @property
    def lists_accounts(self) -> bool:
        return "accounts.csv" in self.files


@dataclass(frozen=True)
class Visit:
    """One reading of one source. What it could not use is put aside with the reason."""

    source: Source
    address: str
    today: date
    web: Web
    aside: list[str] = field(default_factory=list)

    def failed(self, says: str) -> SourceFailed:
        return SourceFailed(f"{self.source.title} ({self.address}): {says}")

    def put_aside(self, what: str) -> None:
        self.aside.append(what)

    def get(self, address: str, params: Mapping[str, str] | None = None, accept: str = "*/*") -> bytes:
        try:
            return self.web.get(address, params, accept=accept).body
        except FetchFailed as error:
            error.where = f"{self.source.title} ({address})"
            raise

    def json(
        self, address: str, params: Mapping[str, str] | None = None, accept: str = "application/json"
    ) -> dict[str, Any]:
        """One JSON object. Half of one, or a page of HTML, is a failure."""
        body = self.get(address, params, accept)
        try:
            said = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise self.failed(f"expected JSON; it breaks off or is something else ({error}).") from None
        if not isinstance(said, dict):
            raise self.failed(f"expected a JSON object, found a {type(said).__name__}.")
        return said

    def pages(
        self, address: str, params: Mapping[str, str], next_of: Callable[[dict[str, Any]], str | None]
    ) -> Iterator[dict[str, Any]]:
        """Every page, following the links to the next one. Links to another host are not followed."""
        page = self.json(address, params)
        seen = {address}
        yield page
        while link := next_of(page):
            link = self._same_host(link)
            if link in seen or len(seen) >= MOST_PAGES:
                raise self.failed(f"its pages do not end; the next one after {len(seen)} is {link}.")
            seen.add(link)
            page = self.json(link)
            yield page

    def _same_host(self, link: str) -> str:
        own, other = httpx.URL(self.address), httpx.URL(link)
        if own.host != other.host:
            raise self.failed(f"its next page is on another host, {other.host!r}; that is not followed.")
        return str(other.copy_with(scheme=own.scheme, port=own.port))

    def expect(self, columns: Iterable[str], found: Iterable[str], of: str) -> None:
        """Stops where a column is missing: renamed, moved or dropped at the source."""
        expected, present = set(columns), set(found)
        if missing := sorted(expected - present):
            raise self.failed(
                f"{of} lacks {', '.join(missing)}. Expected: {', '.join(sorted(expected))}. "
                f"Found: {', '.join(sorted(present)) or 'nothing'}."
            )
