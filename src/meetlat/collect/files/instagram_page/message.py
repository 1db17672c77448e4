"""An entry of an Instagram download as a message."""

import re
from typing import Any

from msgspec import Struct

from meetlat.collect.draft import Draft, Refused
from meetlat.collect.files.facebook_page.message import converted, made
from meetlat.collect.files.meta_download import repaired
from meetlat.collect.mapping.values import author_id

PARTS = {
    "post": re.compile(r"/(?:media|content)/(?:posts_\d+|reels|igtv_videos)\.json$"),
    "comment": re.compile(r"/comments/(?:post_comments(?:_\d+)?|reels_comments)\.json$"),
}
HANDLE = re.compile(
    r'"(?:Username|Gebruikersnaam|Nom d[^"]{1,12}utilisateur)"\s*:\s*\{[^{}]*?"value"\s*:\s*"(?P<handle>[\w.]+)"'
)
WORDS = ("Comment", "Opmerking", "Commentaire")
OWNER = ("Media Owner", "Eigenaar van media", "Media-eigenaar", "Propriétaire du contenu multimédia")


class Media(Struct):
    creation_timestamp: int | None = None
    title: str = ""


class Value(Struct):
    value: str = ""
    timestamp: int | None = None


class Entry(Struct):
    media: list[Media] = []
    title: str = ""
    creation_timestamp: int | None = None
    string_map_data: dict[str, Value] | None = None


def message(raw: dict[str, Any]) -> Draft:
    """Raises Refused."""
    entry = converted(raw["entry"], Entry)
    return _comment(raw["owner"], entry) if raw["what"] == "comment" else _post(raw["owner"], entry)


def _post(owner: str, entry: Entry) -> Draft:
    """A single picture has its words and moment with the picture, several have them above all."""
    moments = [media.creation_timestamp for media in entry.media if media.creation_timestamp]
    seconds = entry.creation_timestamp or min(moments, default=None)
    if not seconds:
        raise Refused("creation_timestamp: not there")
    text = entry.title or next((media.title for media in entry.media if media.title), "")
    return made("instagram", "post", owner, seconds, text)


def _comment(owner: str, entry: Entry) -> Draft:
    """Names of fields are in the language of the account; the moment is the one that has a timestamp."""
    said = {repaired(name): value for name, value in (entry.string_map_data or {}).items()}
    words = next((said[name].value for name in WORDS if name in said), None)
    seconds = next((value.timestamp for value in said.values() if value.timestamp), None)
    if words is None or not seconds:
        raise Refused("string_map_data: has no field for the comment or its moment in English, Dutch or French")
    draft = made("instagram", "comment", owner, seconds, words)
    if page := next((said[name].value for name in OWNER if name in said), ""):
        draft.page, draft.handles = author_id("instagram", page), (page,)
    return draft
