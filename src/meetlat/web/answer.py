"""A whole answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import httpx


@dataclass(frozen=True)
class Answer:
    """``url`` is where it came from in the end; ``headers`` are found in any case. Its repr names nobody."""

    url: str = field(repr=False)
    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    at: datetime

    def link(self, relation: str) -> str | None:
        """The address behind a relation of the Link header (RFC 8288), such as ``next``. It may be on another host."""
        links = httpx.Response(200, headers=self.headers).links
        found = links.get(relation, {}).get("url")
        try:
            return str(httpx.URL(self.url).join(found)) if found else None
        except httpx.InvalidURL:
            return None
