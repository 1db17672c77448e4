"""What facebook-page and instagram-page share: the download that Meta gives of an account, in JSON, as .zip or a part
of it.

Meta writes every byte of UTF-8 as a letter of its own ("gemeente" with an umlaut as "gemeentÃ«"); ``repaired``
undoes it.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from meetlat.collect.draft import FormatChanged
from meetlat.collect.formats import Item

LARGEST = 512 * 1024**2  # bytes of one file of the download
NAME = re.compile(r"(?:facebook|instagram)-(?P<handle>[\w.]+?)-\d{1,4}[-_]?\d{1,2}[-_]?\d{1,4}", re.ASCII)


class Part(NamedTuple):
    """One file of the download: what it is called within, and what it says."""

    name: str
    said: Any


def entries(path: Path, parts: dict[str, re.Pattern[str]], handle_in: re.Pattern[str]) -> Iterator[Item]:
    """Every entry of the files whose name says what they hold, as {"what", "owner", "entry"}.

    Raises FormatChanged when there is none of them, or nothing says whose download it is.
    """
    number = 0
    found = False
    owner = _owner(path, handle_in)
    for part in _parts(path, tuple(parts.values())):
        found = True
        what = next(name for name, pattern in parts.items() if pattern.search(part.name))
        for entry in _list(part, path.name):
            number += 1
            yield Item(number, {"what": what, "owner": owner, "entry": entry})
    if not found:
        raise FormatChanged(
            f"{path.name}: holds none of the files that say what was posted. Ask Meta for JSON, not HTML."
        )


def repaired(text: str) -> str:
    """The text as it was written, where Meta's way of writing it can be undone."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _parts(path: Path, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Part]:
    if not zipfile.is_zipfile(path):
        if any(pattern.search(f"/{'/'.join(path.parts[-4:])}") for pattern in patterns):
            yield Part(f"/{'/'.join(path.parts[-4:])}", _decoded(path.name, path.name, path.read_bytes()))
        return
    with _opened(path) as archive:
        for name in sorted(archive.namelist()):
            if any(pattern.search(f"/{name}") for pattern in patterns):
                yield Part(f"/{name}", _decoded(path.name, name, _read(path.name, archive, name)))


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise FormatChanged(f"{path.name}: is a damaged .zip. Download it again.") from None


def _read(file: str, archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        if archive.getinfo(name).file_size > LARGEST:
            raise FormatChanged(f"{file}: {Path(name).name} is larger than {LARGEST:,} bytes.")
        return archive.read(name)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, KeyError):
        raise FormatChanged(f"{file}: {Path(name).name} cannot be unpacked. Download it again.") from None


def _decoded(file: str, name: str, content: bytes) -> Any:
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise FormatChanged(f"{file}: {Path(name).name} is no JSON. Ask Meta for JSON, not HTML.") from None


def _list(part: Part, file: str) -> list[Any]:
    """A list, or the one list that stands under a name."""
    several = [value for value in part.said.values() if isinstance(value, list)] if isinstance(part.said, dict) else []
    if isinstance(part.said, list):
        return part.said
    if len(several) == 1:
        return list(several[0])
    raise FormatChanged(f"{file}: {Path(part.name).name} holds no list of posts or comments.")


def _owner(path: Path, handle_in: re.Pattern[str]) -> str:
    """The handle of the account: in the name of the download, or in the profile that comes with it."""
    for name in (path.name, *reversed(path.parts[:-1])):
        if found := NAME.match(name):
            return found["handle"]
    if zipfile.is_zipfile(path):
        for part in _parts(path, (re.compile(r"/(?:profile|personal)_information\.json$"),)):
            if found := handle_in.search(msgspec.json.encode(part.said).decode()):
                return found["handle"]
    raise FormatChanged(
        f"{path.name}: does not say whose download it is. Hand over the whole .zip, or keep it in the folder with"
        " the name that it had: facebook-HANDLE-2026-03-06."
    )
