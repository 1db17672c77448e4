"""Drafts for tests, said by invented people."""

from datetime import UTC, datetime
from typing import Any

from meetlat.collect.draft import Author, Draft

WHEN = datetime(2025, 3, 4, 10, 0, tzinfo=UTC)


def draft(id: str = "1", author: str = "12", handle: str = "jandevries75", **more: Any) -> Draft:
    """A post on X, unless told otherwise."""
    fields: dict[str, Any] = {"platform": "x", "created_at": WHEN, "kind": "post", "text": "Dag"} | more
    return Draft(id=id, author=Author(id=author, handle=handle), **fields)
