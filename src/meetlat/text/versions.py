"""Which reader made a reading: a name that changes whenever another reading could come of the same text."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from meetlat.text.places import Gazetteer
    from meetlat.text.topics import Topics

RULES = 1  # one more when code that reads is changed in a way that gives other readings
TEXTS = {".py", ".pyc", ".md"}  # of what lies here; all else is what readers read with
NOT_READ_WITH = "labelled"  # what they were trained and judged on


def version(gazetteer: "Gazetteer | None" = None, topics: "Topics | None" = None) -> str:
    """The version of ``Reader(Places(gazetteer), topics)``: ``1-0f3a92c4``."""
    digest = hashlib.sha256()
    for name, content in _files():
        _add(digest, name.encode(), content)
    for given in (gazetteer, topics and topics.lists):
        _add(digest, repr(given).encode("utf-8", "surrogatepass"))
    return f"{RULES}-{digest.hexdigest()[:8]}"


def _files() -> list[tuple[str, bytes]]:
    folder = Path(__file__).parent
    held = (file for file in folder.rglob("*.*") if file.is_file() and file.suffix not in TEXTS)
    found = sorted(file for file in held if file.parent.name != NOT_READ_WITH)
    return [(file.relative_to(folder).as_posix(), file.read_bytes()) for file in found]


def _add(digest: "hashlib._Hash", *parts: bytes) -> None:
    """With their lengths: what moves from one part to the next is another content."""
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
