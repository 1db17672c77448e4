"""A feed read as a visit does, without a server."""

from pathlib import Path

from meetlat.collect.draft import Draft, Refused
from meetlat.collect.sources.feeds import json, xml
from meetlat.collect.sources.feeds.entry import Document, draft

FIXTURES = Path(__file__).parent / "fixtures"
FEED = "https://voorbeeld.example/feed"


def document(content: bytes, content_type: str = "") -> Document:
    return json.document(content) if json.is_json(content) else xml.document(content, {"content-type": content_type})


def drafts(content: bytes) -> tuple[list[Draft], list[str]]:
    """The drafts, and why others are none."""
    made, refused = [], []
    for entry in document(content).entries:
        try:
            made.append(draft(entry, FEED))
        except Refused as why:
            refused.append(str(why))
    return made, refused
