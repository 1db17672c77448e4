"""Archives and answers of the API as files, of invented people."""

import io
import json
import tarfile
import zipfile
from pathlib import Path
from typing import Any

from tests.collect.sources.activitypub.outboxes import ACTOR, create, did, note

ACTIVITIES = [
    create(1),
    create(2, inReplyTo="https://elders.example/users/jan-de-vries-1975/statuses/8"),
    did("Announce", "https://elders.example/users/jan-de-vries-1975/statuses/8", 3),
    create(4, to=[f"{ACTOR}/followers"]),
    did("Like", "https://elders.example/users/jan-de-vries-1975/statuses/8", 5),
]
FRUIT = [(1, "post"), (2, "reply"), (3, "repost"), (4, "refused"), (5, "nothing")]


def outbox(activities: list[Any] | None = None) -> bytes:
    items = ACTIVITIES if activities is None else activities
    return json.dumps({"id": "outbox.json", "type": "OrderedCollection", "orderedItems": items}).encode()


def actor(**more: Any) -> bytes:
    return json.dumps({"id": ACTOR, "type": "Person", "preferredUsername": "polderdam", **more}).encode()


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def tarred(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


def numbered(number: int) -> dict[str, Any]:
    """An activity since Mastodon 4.5: the actor's address holds a number; the name stands in that of the page."""
    whose = "https://sociaal.example/ap/users/117020565966271181"
    page = f"https://sociaal.example/@polderdam/{number}"
    return did("Create", note(number, by=whose, url=page), number, actor=whose)
