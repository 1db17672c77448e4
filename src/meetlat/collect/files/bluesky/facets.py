"""Whom a text mentions: the places in it that a client marked as a mention or a link."""

import re
from typing import NamedTuple

from meetlat.collect.files.bluesky.record import Facet

MENTION = "app.bsky.richtext.facet#mention"
PROFILE = "https://bsky.app/profile/"
NAME = re.compile(r"[^\s.]\S*\.\S+")  # a wrong range can cut anything out of a text; a name has a dot and no blanks


class Mentioned(NamedTuple):
    dids: tuple[str, ...]
    handles: tuple[str, ...]


NOBODY = Mentioned((), ())


def mentioned(text: str, facets: list[Facet] | None) -> Mentioned:
    """DIDs of those who are mentioned; handles as they stand in the text, those under a link to a profile too."""
    if not facets:
        return NOBODY
    dids: dict[str, None] = {}
    handles: dict[str, None] = {}
    written = text.encode()
    for facet in facets:
        for feature in facet.features:
            if feature.kind == MENTION and feature.did:
                dids[feature.did] = None
                handles[_slice(written, facet)] = None
            elif feature.uri.startswith(PROFILE):
                handles[_slice(written, facet)] = None
                handles[feature.uri[len(PROFILE) :].partition("/")[0]] = None
    return Mentioned(tuple(dids), tuple(filter(NAME.fullmatch, handles)))


def _slice(written: bytes, facet: Facet) -> str:
    start, end = facet.index.start, facet.index.end
    return written[start:end].decode("utf-8", "ignore").lstrip("@＠") if 0 <= start < end else ""
