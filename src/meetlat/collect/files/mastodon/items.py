"""What a file holds: the activities of an outbox, or statuses of the API with what they answer."""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from meetlat.collect.draft import Author, format_changed
from meetlat.collect.files.mastodon.archive import BROKEN, Opened, is_archive, opened, plain
from meetlat.collect.files.mastodon.recorded import answers, is_recording
from meetlat.collect.files.mastodon.whose import whose
from meetlat.collect.formats import Item
from meetlat.collect.sources.mastodon.json import NotJson, decoded

EXPECTED = "an outbox, a list of statuses, a status a line, or an object with ancestors and descendants"
LONGEST_LINE = 16 * 1024 * 1024  # bytes


class Activity(NamedTuple):
    """One of an outbox. ``authors``: who an actor's address is, as far as the file tells."""

    raw: Any
    authors: Mapping[str, Author]


class Kept(NamedTuple):
    """A status of the API. ``uris``: ActivityPub ids by the ids of the server that told them."""

    raw: Any
    uris: Mapping[str, str]


def items(path: Path) -> Iterator[Item]:
    """Raises FormatChanged where the file holds something else, or breaks off."""
    if is_archive(path) or not _has_lines(path):
        yield from (Item(number, item) for number, item in enumerate(_document(path.name, opened(path)), start=1))
        return
    try:
        uris = _uris(status for _, status in _lines(path))
        yield from (Item(number, Kept(status, uris)) for number, status in _lines(path))
    except BROKEN:
        raise format_changed(path.name, b"", "a whole file of statuses, one a line") from None


def _document(name: str, file: Opened) -> Iterator[Activity | Kept]:
    try:
        told = _told(file.content.removeprefix(b"\xef\xbb\xbf"))
        actor = decoded(file.actor) if file.actor else None
    except NotJson:
        raise format_changed(name, b"", EXPECTED) from None
    if isinstance(told, dict) and isinstance(activities := told.get("orderedItems"), list):
        authors = whose(activities, actor)
        return (Activity(raw, authors) for raw in activities)
    statuses = _statuses(told)
    if statuses is None:
        raise format_changed(name, told, EXPECTED)
    uris = _uris(iter(statuses))
    return (Kept(raw, uris) for raw in statuses)


def _told(content: bytes) -> Any:
    """The document; of a recording all statuses in its answers."""
    if not is_recording(content):
        return decoded(content)
    found = [status for answer in answers(content) for status in _statuses(answer) or [] if _is_status(status)]
    if not found:
        raise NotJson
    return found


def _statuses(told: Any) -> list[Any] | None:
    """Every status of a document; None where it is none of the known forms."""
    if isinstance(told, list):
        return told
    if not isinstance(told, dict):
        return None
    if isinstance(told.get("context"), dict):
        around = _statuses(told["context"])
        return None if around is None else [*around, *([told["status"]] if "status" in told else [])]
    lists = [told.get(name) for name in ("ancestors", "descendants")]
    if all(isinstance(found, list) for found in lists):
        return [status for found in lists if found for status in found]
    return [told] if _is_status(told) else None


def _is_status(told: Any) -> bool:
    return isinstance(told, dict) and "uri" in told and "account" in told


def _has_lines(path: Path) -> bool:
    """Whether the first line is a status, and not the last line too."""
    try:
        return len(list(islice(_lines(path), 2))) == 2
    except (NotJson, *BROKEN):
        return False


def _lines(path: Path) -> Iterator[tuple[int, Any]]:
    """Each status and its line. The first that is no JSON tells that the file is of another form."""
    with plain(path) as stream:
        number, first = 0, True
        while line := stream.readline(LONGEST_LINE):
            number += 1
            if filled := line.removeprefix(b"\xef\xbb\xbf").strip():
                yield number, _line(filled, first=first)
                first = False


def _line(line: bytes, *, first: bool) -> Any:
    try:
        told = decoded(line)
    except NotJson:
        if first:
            raise
        return None
    if first and not _is_status(told):
        raise NotJson
    return told


def _uris(statuses: Iterator[Any]) -> dict[str, str]:
    found = {}
    for told in statuses:
        id, uri = (told.get("id"), told.get("uri")) if isinstance(told, dict) else (None, None)
        if isinstance(id, str) and isinstance(uri, str):
            found[id] = uri
    return found
