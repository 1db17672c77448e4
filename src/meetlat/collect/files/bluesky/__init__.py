"""Bluesky records as files: NDJSON with a record each, answers of a server as JSON, a table of posts (CSV).

Seen to work with the lexicons app.bsky.feed.* of @atproto/api in 2023-2026, Jetstream's events, and gzip around any.
"""

from typing import Any

from meetlat.collect.draft import Draft
from meetlat.collect.files.bluesky.line import draft as line_draft
from meetlat.collect.files.bluesky.table import row_draft
from meetlat.collect.files.bluesky.whole import items
from meetlat.collect.formats import Format


def draft(raw: Any) -> Draft | None:
    return line_draft(raw) if type(raw) is bytes else row_draft(raw)


FORMAT = Format(
    name="bluesky",
    title="Bluesky: records, posts, feeds and conversations (NDJSON, JSON, CSV)",
    platform="bluesky",
    versions=("app.bsky.feed 2023",),
    draft=draft,
    items=items,
    lines=True,
)
